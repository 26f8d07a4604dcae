import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import type { Checked } from './checked.ts';

/** A report that nothing but its file's name gives a title. Notes of meetings are often called by their day alone. */
export function missingTitles({ readings }: Checked): Problem[] {
  return readings.flatMap(({ path, incidents }) =>
    incidents.flatMap(({ title, foundIn }) => {
      if (foundIn !== null || title.origin.kind !== 'inferred') return [];
      return [
        problem(
          'missing-title',
          placeOf(path, null),
          `no heading says what happened; the page is called “${quote(title.value)}”, after its file`,
        ),
      ];
    }),
  );
}
