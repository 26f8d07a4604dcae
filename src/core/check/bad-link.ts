import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import { publishedTexts, type Checked } from './checked.ts';
import { maskAddresses } from '../masked-address.ts';
import { linksOf, type Named } from './prose-links.ts';

/** Schemes that run or hold code, whatever stands before them. */
const ACTIVE = /^(?:javascript|vbscript|data|blob|filesystem):/;
const KNOWN = /^(?:https?|mailto):/;
// eslint-disable-next-line no-control-regex -- browsers drop these inside a scheme: `java\tscript:` runs
const IGNORED = /[\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/g;

/** Links that no page will have: an error where the address is code, a warning where its scheme is merely unknown. */
export function badLinks(checked: Checked): Problem[] {
  return publishedTexts(checked).flatMap(([path]) => {
    const links = linksOf(path, checked);
    return [...links.flatMap((link) => harmful(link, path)), ...strangeLinks(links, path)];
  });
}

function harmful({ url, kind, range }: Named, path: string): Problem[] {
  const place = placeOf(path, range);
  if (ACTIVE.test(addressOf(url))) return [problem('bad-link', place, `the ${kind} “${quote(url)}” is code, not an address`)];
  if (!isRemoteImage(kind, url)) return [];
  return [problem('remote-image', place, `the image “${quote(maskAddresses(url))}” is on another site`)];
}

const addressOf = (url: string): string => url.replace(IGNORED, '').toLowerCase();
const isRemoteImage = (kind: Named['kind'], url: string): boolean => kind === 'image' && /^(?:https?:)?\/\//.test(addressOf(url));

/** Once for each document: notes that came from a wiki end in the same two links to its categories on every page. */
function strangeLinks(links: readonly Named[], path: string): Problem[] {
  const strange = links.filter(({ url, kind }) => {
    const address = addressOf(url);
    return !ACTIVE.test(address) && !KNOWN.test(address) && !isRemoteImage(kind, url) && /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\)/.test(address);
  });
  const [first] = strange;
  if (first === undefined) return [];
  const others = strange.length - 1;
  const more = others === 0 ? '' : ` (nor ${others === 1 ? 'is one more' : `are ${String(others)} more`} of this document)`;
  const found = `the ${first.kind} “${quote(maskAddresses(first.url))}” is not http, https or mailto${more}`;
  return [problem('dead-link', placeOf(path, first.range), found, 'The page shows its text alone. Write a full address.')];
}
