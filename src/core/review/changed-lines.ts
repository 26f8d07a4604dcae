import type { SourceRange } from '../position.ts';
import type { DocumentChange } from './change.ts';

/** The lines of each document, after the change, on which something differs. By path. */
export function changedLines(documents: readonly DocumentChange[]): Map<string, Set<number>> {
  const touched = new Map<string, Set<number>>();
  for (const { after, changes, prose } of documents) {
    if (after === null) continue;
    const lines = new Set<number>();
    for (const change of changes) addLines(lines, change.after?.range ?? null);
    for (const block of prose) if (block.kind !== 'same') addLines(lines, block.after?.range ?? null);
    touched.set(after.path, lines);
  }
  return touched;
}

function addLines(lines: Set<number>, range: SourceRange | null): void {
  if (range === null) return;
  // A range that ends before the first letter of a line does not touch it.
  const last = range.end.column === 1 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line;
  for (let line = range.start.line; line <= last; line += 1) lines.add(line);
}
