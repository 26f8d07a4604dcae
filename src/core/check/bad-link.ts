import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import { publishedTexts, type Checked } from './checked.ts';
import { maskAddresses } from '../masked-address.ts';
import { linksOf } from './prose-links.ts';

/** Schemes that run or hold code, whatever stands before them. */
const ACTIVE = /^(?:javascript|vbscript|data|blob|filesystem):/;
const KNOWN = /^(?:https?|mailto):/;
// eslint-disable-next-line no-control-regex -- browsers drop these inside a scheme: `java\tscript:` runs
const IGNORED = /[\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/g;

/** Links that no page will have: an error where the address is code, a warning where its scheme is merely unknown. */
export function badLinks(checked: Checked): Problem[] {
  return publishedTexts(checked).flatMap(([path]) =>
    linksOf(path, checked).flatMap(({ url, kind, range }) => {
      const address = url.replace(IGNORED, '').toLowerCase();
      const place = placeOf(path, range);
      if (ACTIVE.test(address)) return [problem('bad-link', place, `the ${kind} “${quote(url)}” is code, not an address`)];
      if (kind === 'image' && /^(?:https?:)?\/\//.test(address))
        return [problem('remote-image', place, `the image “${quote(maskAddresses(url))}” is on another site`)];
      const strange = /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\)/.test(address) && !KNOWN.test(address);
      return strange
        ? [
            problem(
              'dead-link',
              place,
              `the ${kind} “${quote(maskAddresses(url))}” is not http, https or mailto`,
              'The page shows its text alone. Write a full address.',
            ),
          ]
        : [];
    }),
  );
}
