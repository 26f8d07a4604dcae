import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import { shorten } from '../derive/fold.ts';
import { entriesOf, isStillToDo, isTracked, linesText, type Entry } from './actions-open.ts';
import type { Checked } from './checked.ts';

/** New work that nobody has, once for each entry. */
export function actionsWithoutOwner({ readings }: Checked): Problem[] {
  return readings.flatMap((reading) => entriesOf(reading).flatMap(unowned));
}

function unowned({ path, actions }: Entry): Problem[] {
  const open = actions.filter(isStillToDo);
  const without = open.filter((action) => action.owners.length === 0 && !isTracked(action));
  const [first] = without;
  if (first === undefined) return [];
  const found =
    without.length === 1
      ? `“${quote(shorten(first.text, 70))}” has no owner`
      : `${without.length} of ${open.length} open actions have no owner${linesText(without)}`;
  return [problem('action-owner', placeOf(path, first.origin.range), found)];
}
