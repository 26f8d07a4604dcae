import type { ChangeKind, Detail, Layer, Piece } from './change.ts';
import type { Item } from './item.ts';

/** A change of one thing, before it is numbered and put into words. */
export interface Edit {
  readonly layer: Layer;
  readonly kind: ChangeKind;
  readonly subject: string;
  readonly text: string;
  readonly before: Item | null;
  readonly after: Item | null;
  readonly details: readonly Detail[];
  readonly words: readonly Piece[] | null;
  /** Further things that this change tells of (all events of a timeline that was moved as a whole). */
  readonly also?: readonly ItemPair[];
}

export interface ItemPair {
  readonly before: Item | null;
  readonly after: Item | null;
}

/** What differs between two things, property by property; all that is known of one that has no counterpart. */
export function detailsOf({ before, after }: ItemPair, fields: ReadonlySet<string> | null = null): Detail[] {
  const all = new Set([...(before?.props.keys() ?? []), ...(after?.props.keys() ?? [])]);
  return [...all].flatMap((field): Detail[] => {
    if (fields !== null && !fields.has(field)) return [];
    const [old, now] = [before?.props.get(field) ?? null, after?.props.get(field) ?? null];
    return old === now ? [] : [{ field, before: old, after: now }];
  });
}
