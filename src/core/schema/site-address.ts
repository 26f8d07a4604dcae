import { textSchema } from './fact.ts';

const MOST = 300;
/** Letters, digits, `_ . ~ -`: nothing that a host takes for a pattern, no escape, no step upwards. */
const PART = String.raw`(?!\.{1,2}(?:/|$))[\p{L}\p{M}\p{N}_.~-]+`;
const PAGE = new RegExp(String.raw`^/(?:${PART}/)*(?:${PART}\.html)?$`, 'u');
const TARGET = new RegExp(String.raw`^(?:/(?:${PART}/)*|(?:${PART}/)*${PART}\.mdx?)(?:#[\p{L}\p{M}\p{N}_-]+)?$`, 'u');

/** Whether `text` can be an address that this site had: `/notes/2024/disk/` or `/notes/disk.html`. */
export const isOldAddress = (text: string): boolean =>
  text.length <= MOST && PAGE.test(text) && text !== '/' && !/(?:^|\/)index\.html$|^\/(?:404\.html|_|pagefind\/)/.test(text);

/** An anchor as pages have them, `#root-cause`; the program's own begin with `page--`. */
export const isAnchor = (text: string): boolean => text.length <= MOST && /^#(?!page--)[\p{L}\p{N}_][\p{L}\p{M}\p{N}_-]*$/u.test(text);

/** The keys of `redirects`. */
export const oldAddressSchema = textSchema.refine(
  isOldAddress,
  'an address of this site such as /notes/disk-full/ or /notes/disk-full.html',
);
/** The values of `redirects`. */
export const targetSchema = textSchema
  .max(MOST)
  .regex(TARGET, 'an address of this site such as /incidents/, or the path of a document such as incidents/disk-full.md');
