import type { Block } from './block.ts';
import type { BlockPair, Piece } from './change.ts';
import { wordPieces } from './words.ts';

/** What differs between two rows of a table, cell by cell under the headers: a column that was only moved is the same. */
export function compareRows(before: Block, after: Block): { kind: BlockPair['kind']; words: readonly (readonly Piece[])[] } {
  const columns = columnPairs(before, after);
  const words = columns.map(([from, to]) => wordPieces(cellAt(before, from), cellAt(after, to)));
  const shared = columns.filter(([from, to]) => from !== null && to !== null);
  const equal = shared.every(([from, to]) => cellAt(before, from) === cellAt(after, to));
  if (before.level === 1 && after.level === 1)
    return { kind: shared.length === columns.length && equal ? 'reformatted' : 'changed', words };
  // A column that came or went is told once, by the header.
  if (equal && shared.length < columns.length) return { kind: 'same', words: [] };
  if (!equal) return { kind: 'changed', words };
  // Equal cells in another order of columns are the same row, and else only the marks of their words differ.
  return { kind: sameOrder(before, after) ? 'reformatted' : 'same', words: [] };
}

const cellAt = ({ cells }: Block, column: number | null): string => (column === null ? '' : (cells[column] ?? ''));
const sameOrder = (before: Block, after: Block): boolean => before.cells.every((cell, at) => cell === after.cells[at]);

type ColumnPair = readonly [before: number | null, after: number | null];

/** Columns of one name belong together; of those left, those at the same place (a header that was renamed). */
function columnPairs(before: Block, after: Block): ColumnPair[] {
  const [old, now] = [widthOf(before), widthOf(after)];
  const taken = new Set<number>();
  const named = new Map<number, number>();
  for (let to = 0; to < now; to += 1) {
    const from = before.header.findIndex((name, at) => name !== '' && name === after.header[to] && !taken.has(at));
    if (from < 0) continue;
    taken.add(from);
    named.set(to, from);
  }
  const pairs: ColumnPair[] = [];
  for (let to = 0; to < now; to += 1) {
    const from = named.get(to) ?? (to < old && !taken.has(to) && old === now ? to : null);
    if (from !== null) taken.add(from);
    pairs.push([from, to]);
  }
  for (let from = 0; from < old; from += 1) if (!taken.has(from)) pairs.push([from, null]);
  return pairs;
}

const widthOf = ({ cells, header }: Block): number => Math.max(cells.length, header.length);
