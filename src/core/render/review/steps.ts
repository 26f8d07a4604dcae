import type { DocumentChange } from '../../review/change.ts';
import type { ReviewLook } from './look.ts';

/** The anchors of the changes before and after each, over all `documents` that stand on one page. */
export function changeSteps(documents: readonly DocumentChange[], idOf: ReviewLook['idOf']): ReviewLook['around'] {
  const all = documents.flatMap((document) => document.changes.map(({ id }) => idOf(document, id)));
  const places = new Map(all.map((id, index) => [id, index]));
  const address = (id: string | undefined): string | null => (id === undefined ? null : `#${id}`);
  return (document, change) => {
    const at = places.get(idOf(document, change)) ?? 0;
    return { previous: address(all[at - 1]), next: address(all[at + 1]) };
  };
}
