import { cut, unusedHref } from './list-parts.ts';
import type { NameList, PartLink } from './page-data.ts';
import { htmlSize } from './sizes.ts';
import { compareText } from './visibility.ts';

/** A long list of names is cut by letter; rows of these lists have about the same size. */
const ROW_SIZE = 400;
const NO_LETTER = 'Other';

/**
 * A list by name as pages: one, or an overview and a page for each first letter (`/people/names/a/`). A letter with too
 * many names goes on at `/people/names/a/2/`. `noun`: "3 people".
 */
export function nameLists<Row extends { readonly name: string }>(
  rows: readonly Row[],
  href: string,
  noun: (count: number) => string,
  taken: ReadonlySet<string> = new Set(),
): NameList<Row>[] {
  const count = rows.length;
  if (cut(rows, sizeOf).length < 2) return [{ href, letter: null, rows, count, parts: [] }];
  const letters = [...Map.groupBy(rows, ({ name }) => letterOf(name))].sort(
    ([a], [b]) => Number(a === NO_LETTER) - Number(b === NO_LETTER) || compareText(a, b),
  );
  const cuts = letters.flatMap(([letter, ofLetter]) =>
    cut(ofLetter, sizeOf).map((run, index) => ({
      href: unusedHref(`${href}names/${letter.toLowerCase()}/${index === 0 ? '' : `${index + 1}/`}`, taken),
      letter: index === 0 ? letter : `${letter}, part ${index + 1}`,
      rows: run,
    })),
  );
  const parts: PartLink[] = cuts.map((part) => ({ text: part.letter, href: part.href, note: noun(part.rows.length) }));
  return [{ href, letter: null, rows: [], count, parts }, ...cuts.map((part) => ({ ...part, count, parts }))];
}

const sizeOf = ({ name }: { readonly name: string }): number => ROW_SIZE + 2 * htmlSize(name);

/** "Ann" and "@ann" -> "A"; "Zoë" -> "Z"; "Łukasz" -> "Ł"; "2nd line" -> "Other". */
function letterOf(name: string): string {
  const [first] = name.normalize('NFD').replace(/^[^\p{L}\p{N}]+/u, '');
  return first !== undefined && /\p{L}/u.test(first) ? first.toUpperCase() : NO_LETTER;
}
