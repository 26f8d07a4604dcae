import { printable } from '../core/problem.ts';
import { withoutCommands } from './reporter.ts';

/** All that means something in Markdown or HTML. A reference to a character is never part of the markup. */
const MARKUP = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/g;
/** Harmless between letters, and too many to write as references. */
const PLAIN = /[,.;:'"()/\-%+=?]/;
/** Hosts make links of these in the finished page, whatever stood for them: `@team`, `#12`, `!12`, `%4`, `&7`, `$9`, `www.`, `https:`, an address, `:tada:`. */
const LINKED = /([@#!~%])(?=[\p{L}\p{N}_"])|([&$])(?=\d)|(www)(?=\.)|(:)(?=\/\/|[\w+-]+:)/gu;
const BREAK = '\u200B';

/**
 * Words of a document as text that neither Markdown nor HTML nor the host makes anything of: no link, no image, no mention, no
 * command for a CI runner. One line.
 */
export function inertText(text: string): string {
  const line = printable(text).replace(/\s+/g, ' ').trim().replaceAll(BREAK, '');
  const broken = line
    .replace(LINKED, (all) => `${all}${BREAK}`)
    .replaceAll('::', `:${BREAK}:`)
    .replaceAll('##', `#${BREAK}#`);
  // At the start of a line a dash, a plus, a dot after a number or a slash would be a list, or a command of the host's.
  return broken.replace(MARKUP, (sign, index: number) => (PLAIN.test(sign) && index > 0 ? sign : `&#${sign.charCodeAt(0)};`));
}

/** Words of a document in code, where nothing is linked. One line. */
export function inertCode(text: string): string {
  const line = withoutCommands(printable(text).replace(/\s+/g, ' ').trim());
  // A table ends its cell at a stroke, in code too, and hosts differ in how it is escaped after a backslash.
  if (line.includes('|')) return `<code>${inertText(line)}</code>`;
  let longest = 0;
  for (const [run] of line.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || line === '' ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A link whose text is ours or inert already; null as address gives the text alone. Nothing in the address ends the link. */
export function inertLink(text: string, href: string | null): string {
  if (href === null) return text;
  const address = printable(href).replace(/[\s<>()[\]\\|"'`*_~]/g, (sign) => encodeURIComponent(sign).replace(/[()'*_~]/g, hexOf));
  return `[${text}](${address})`;
}

const hexOf = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
