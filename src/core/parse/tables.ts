import type { Table } from 'mdast';
import type { SourceRange } from '../position.ts';
import { plainText, rangeOf } from './markdown.ts';

export interface TableRow {
  readonly cells: readonly string[];
  readonly range: SourceRange;
}

/** A table's header cells and its rows that are not empty, as plain text. */
export function tableRows(table: Table): { header: string[]; rows: TableRow[] } {
  const [head, ...rest] = table.children;
  const rows = rest.map((row): TableRow => ({ cells: row.children.map(plainText), range: rangeOf(row) }));
  return {
    header: (head?.children ?? []).map(plainText),
    rows: rows.filter(({ cells }) => cells.some((cell) => /[\p{L}\p{N}]/u.test(cell))),
  };
}

/** The first column whose header matches; null where none does. */
export function columnOf(header: readonly string[], pattern: RegExp): number | null {
  const at = header.findIndex((cell) => pattern.test(cell));
  return at < 0 ? null : at;
}

/** The first column whose header matches and whose cells are words: "Item | Description" may number its items in the first. */
export function wordyColumn(header: readonly string[], rows: readonly TableRow[], pattern: RegExp): number | null {
  const matching = header.flatMap((cell, index) => (pattern.test(cell) ? [index] : []));
  const isWordy = (column: number): boolean => rows.filter(({ cells }) => /\p{L}{2}/u.test(cells[column] ?? '')).length * 2 > rows.length;
  return matching.find(isWordy) ?? matching[0] ?? null;
}
