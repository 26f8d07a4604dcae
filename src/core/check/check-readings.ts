import type { Reading } from '../parse/reading.ts';
import { compareProblems, type Problem } from '../problem.ts';
import type { Context } from '../schema/site.ts';
import { deadLinks } from './dead-link.ts';
import { duplicateAddresses } from './duplicate-address.ts';
import { statedDurations } from './stated-duration.ts';

/** What the rules are given. All paths are relative to the content folder. */
export interface Checked {
  readonly readings: readonly Reading[];
  /** Everything in the folder that a link may mean. */
  readonly files: ReadonlySet<string>;
  readonly context: Context;
  /** Path -> source, for rules about prose; a document that is missing here is checked without its prose. */
  readonly texts: ReadonlyMap<string, string>;
}

const RULES: readonly ((checked: Checked) => Problem[])[] = [duplicateAddresses, statedDurations, deadLinks];
const NO_TEXTS: ReadonlyMap<string, string> = new Map();

/** Every problem that shows only when documents are seen beside each other, or beside the files of their folder; sorted. */
export function checkReadings(
  readings: readonly Reading[],
  files: ReadonlySet<string>,
  context: Context,
  texts: ReadonlyMap<string, string> = NO_TEXTS,
): Problem[] {
  return RULES.flatMap((rule) => rule({ readings, files, context, texts })).sort(compareProblems);
}
