import type { Edit } from '../problem.ts';

/** Edits in order that do not overlap: of two that do, the first in the list is taken. */
export function sortEdits(edits: readonly (readonly Edit[])[]): { taken: Edit[]; refused: number } {
  const taken: Edit[] = [];
  let refused = 0;
  for (const group of edits) {
    if (group.some((edit) => taken.some((other) => overlaps(edit, other)))) refused += 1;
    else taken.push(...group);
  }
  return { taken: taken.sort((a, b) => a.start - b.start), refused };
}

/** Two insertions at one place would have to be put in an order that nobody has said. */
const overlaps = (a: Edit, b: Edit): boolean => (a.start < b.end && b.start < a.end) || (a.start === b.start && a.end === b.end);

/** The text with the edits made. They are sorted and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits.reduceRight((done, { start, end, text: put }) => done.slice(0, start) + put + done.slice(end), text);
}
