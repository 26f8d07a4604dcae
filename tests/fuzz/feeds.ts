import { faultsOf } from '../support/door-faults.ts';

/** Feeds, calendar, tables and data with any text in every place: each is whole for an independent reader. */
export function fuzz(text: string): void {
  const faults = faultsOf(text);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}
