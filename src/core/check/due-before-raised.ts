import { dateText } from '../derive/dates-text.ts';
import { shorten } from '../derive/fold.ts';
import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import { entriesOf, isStillToDo } from './actions-open.ts';
import type { Checked } from './checked.ts';

/** New work that was due before it was raised. */
export function dueBeforeRaised({ readings }: Checked): Problem[] {
  return readings.flatMap((reading) =>
    entriesOf(reading).flatMap(({ path, date, actions }) =>
      actions.filter(isStillToDo).flatMap(({ text, due, origin }) => {
        if (due === null || due.value >= date.value) return [];
        const found = `“${quote(shorten(text, 70))}” was due on ${dateText(due.value)}, before it was raised on ${dateText(date.value)}`;
        return [problem('due-before-raised', placeOf(path, due.origin.range ?? origin.range), found)];
      }),
    ),
  );
}
