import { problem, quote, type Problem } from '../problem.ts';
import type { PublishedPage } from '../schema/site-manifest.ts';
import { compareText } from '../derive/visibility.ts';

type Published = ReadonlyMap<string, PublishedPage>;

/**
 * What was published and would be gone, sorted by address. A document's address and its anchors are errors: people have
 * linked to them. The page of a person, and the place of an action in the ledger, follow from what documents say: a warning.
 */
export function lostProblems(before: Published, after: Published, kept: ReadonlySet<string>): Problem[] {
  const moved = newPages(before, after);
  return [...before]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([address, page]): Problem[] => {
      const now = after.get(address);
      if (now !== undefined) return lostAnchors(address, page, now, kept);
      return kept.has(address) ? [] : [lostAddress(address, page, moved)];
    });
}

/** Pages of documents that are new, by title: a page that went may have become one of them. */
function newPages(before: Published, after: Published): Map<string, [address: string, path: string]> {
  const pages = new Map<string, [string, string]>();
  for (const [address, { title, path }] of after) if (path !== null && !before.has(address)) pages.set(title, [address, path]);
  return pages;
}

function lostAddress(address: string, { title, path }: PublishedPage, moved: ReadonlyMap<string, [string, string]>): Problem {
  const place = { kind: 'unavailable', path: path ?? '' } as const;
  const found = `the address \`${quote(address)}\` (“${quote(title)}”) was published, and would lead nowhere`;
  if (path === null) return { ...problem('lost-address', place, found), severity: 'warning' };
  const now = moved.get(title);
  if (now === undefined) return problem('lost-address', place, found);
  const advice = `It may be \`${quote(now[0])}\` now: write \`aliases: ['${quote(address)}']\` in the front matter of ${quote(now[1])}.`;
  return problem('lost-address', place, found, advice);
}

const MOST_NAMED = 3;

/** One warning for a page that only follows from documents: an action that goes may move all that stand after it to another page. */
function lostPlaces(address: string, gone: readonly string[]): Problem {
  const named = gone.slice(0, MOST_NAMED).map((anchor) => `\`#${quote(anchor)}\``);
  const more = gone.length > MOST_NAMED ? ` and ${gone.length - MOST_NAMED} more` : '';
  const place = { kind: 'unavailable', path: '' } as const;
  const found = `links to ${named.join(', ')}${more} on \`${quote(address)}\` would lead to the top of the page`;
  const advice = 'It follows from what documents say: nothing is to be done unless somebody has linked there.';
  return { ...problem('lost-anchor', place, found, advice), severity: 'warning' };
}

function lostAnchors(address: string, { anchors, path }: PublishedPage, now: PublishedPage, kept: ReadonlySet<string>): Problem[] {
  const there = new Set(now.anchors);
  const gone = anchors.filter((anchor) => !there.has(anchor) && !kept.has(`${address}#${anchor}`));
  const place = { kind: 'unavailable', path: now.path ?? path ?? '' } as const;
  if (now.path === null) return gone.length === 0 ? [] : [lostPlaces(address, gone)];
  return gone.map((anchor) =>
    problem(
      'lost-anchor',
      place,
      `links to \`${quote(`${address}#${anchor}`)}\` would lead to the top of the page: the anchor was published, and is gone`,
      `Keep it: list \`#${quote(anchor)}\` under \`aliases\` in the front matter of the document.`,
    ),
  );
}
