import type { Reading } from '../parse/reading.ts';
import { compareProblems, type Problem } from '../problem.ts';
import type { Context } from '../schema/site.ts';
import { badLinks } from './bad-link.ts';
import { deadLinks } from './dead-link.ts';
import { duplicateAddresses } from './duplicate-address.ts';
import type { Checked } from './checked.ts';
import { rawHtml } from './raw-html.ts';
import { statedDurations } from './stated-duration.ts';

const RULES: readonly ((checked: Checked) => Problem[])[] = [duplicateAddresses, statedDurations, deadLinks, badLinks, rawHtml];
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
