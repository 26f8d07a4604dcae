import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import { shorten } from '../derive/fold.ts';
import { entriesOf, isStillToDo, isTracked, linesText, type Entry } from './actions-open.ts';
import type { Checked } from './checked.ts';

/**
 * New work without a day, once for each entry. In a meeting only where other work has one: many teams meet each week and
 * mean "by the next time".
 */
export function actionsWithoutDue({ readings }: Checked): Problem[] {
  return readings.flatMap((reading) => entriesOf(reading).flatMap(undated));
}

function undated({ path, kind, actions }: Entry): Problem[] {
  const open = actions.filter(isStillToDo);
  const without = open.filter((action) => action.due === null && !isTracked(action));
  const [first] = without;
  if (first === undefined || (kind === 'meeting' && !actions.some(({ due }) => due !== null))) return [];
  const found =
    without.length === 1
      ? `“${quote(shorten(first.text, 70))}” has no due date`
      : `${without.length} of ${open.length} open actions have no due date${linesText(without)}`;
  return [problem('action-due', placeOf(path, first.origin.range), found)];
}
