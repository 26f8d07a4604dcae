import type { Reading } from '../parse/reading.ts';
import { compareProblems, type Problem } from '../problem.ts';
import type { Context } from '../schema/site.ts';
import { actionsWithoutDue } from './action-due.ts';
import { actionsWithoutOwner } from './action-owner.ts';
import { badLinks } from './bad-link.ts';
import { blame } from './blame.ts';
import type { Checked } from './checked.ts';
import { dateConflicts } from './date-conflict.ts';
import { deadAnchors } from './dead-anchor.ts';
import { deadLinks } from './dead-link.ts';
import { dueBeforeRaised } from './due-before-raised.ts';
import { duplicateAddresses } from './duplicate-address.ts';
import { emailAddresses } from './email-address.ts';
import { endsBeforeStarts } from './end-before-start.ts';
import { internalHosts } from './internal-host.ts';
import { missingSections } from './missing-section.ts';
import { outlyingDates } from './outlying-date.ts';
import { rawHtml } from './raw-html.ts';
import { similarNames } from './similar-name.ts';
import { statedDurations } from './stated-duration.ts';
import { timelinesElsewhere } from './timeline-elsewhere.ts';
import { timelineGaps } from './timeline-gap.ts';
import { unknownOwners } from './unknown-owner.ts';
import { zonesAmbiguous } from './zone-ambiguous.ts';
import { zonesMissing } from './zone-missing.ts';

/** One rule, one file. */
const RULES: readonly ((checked: Checked) => Problem[])[] = [
  // The documents of the folder beside each other
  duplicateAddresses,
  similarNames,
  unknownOwners,
  // When
  statedDurations,
  outlyingDates,
  endsBeforeStarts,
  zonesMissing,
  zonesAmbiguous,
  timelineGaps,
  timelinesElsewhere,
  dateConflicts,
  dueBeforeRaised,
  // What is missing
  actionsWithoutOwner,
  actionsWithoutDue,
  missingSections,
  // Links and markup
  deadLinks,
  deadAnchors,
  badLinks,
  rawHtml,
  // Words
  blame,
  emailAddresses,
  internalHosts,
];
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
