import { LAYERS, type Change, type Side } from './change.ts';
import type { EntryEdit } from './compare-file.ts';
import type { Edit } from './edit.ts';
import type { Item } from './item.ts';

/** Changes in the order of the page, each with its number, and the number of each edit. */
export interface Numbered {
  readonly changes: readonly Change[];
  readonly ids: ReadonlyMap<Edit, string>;
}

/** `paths`: the file before and after, for the sides of a change. */
export function numbered(edits: readonly EntryEdit[], paths: { readonly before: string; readonly after: string }): Numbered {
  const sorted = [...edits].sort(
    (a, b) => LAYERS.indexOf(a.edit.layer) - LAYERS.indexOf(b.edit.layer) || placeOf(a.edit) - placeOf(b.edit),
  );
  const ids = new Map(sorted.map(({ edit }, at) => [edit, `change-${at + 1}`]));
  const changes = sorted.map(({ edit, entry }): Change => {
    const { layer, kind, subject, text, words, details, before, after } = edit;
    const id = ids.get(edit) ?? '';
    const sides = { before: sideOf(before, paths.before), after: sideOf(after, paths.after) };
    return { id, layer, kind, subject, text, ...sides, words, details, entry, anchor: after?.anchor ?? before?.anchor ?? null };
  });
  return { changes, ids };
}

/** Within a layer by place; what no place says (a computed figure) first, as it comes. */
const placeOf = ({ before, after }: Edit): number => (after ?? before)?.range?.start.offset ?? -1;

function sideOf(item: Item | null, path: string): Side | null {
  if (item === null) return null;
  const { title, props, range } = item;
  return { text: props.get('value') ?? title, path, range };
}
