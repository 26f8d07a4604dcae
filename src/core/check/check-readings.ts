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
import { hiddenTexts } from './hidden-text.ts';
import { internalHosts } from './internal-host.ts';
import { lookalikeNames } from './lookalike-name.ts';
import { missingSections } from './missing-section.ts';
import { missingTitles } from './missing-title.ts';
import { outlyingDates } from './outlying-date.ts';
import { rawHtml } from './raw-html.ts';
import { similarNames } from './similar-name.ts';
import { statedDurations } from './stated-duration.ts';
import { timelinesElsewhere } from './timeline-elsewhere.ts';
import { timelineGaps } from './timeline-gap.ts';
import { unknownOwners } from './unknown-owner.ts';
import { zonesAmbiguous } from './zone-ambiguous.ts';
import { zonesMissing } from './zone-missing.ts';

type RuleOf = (checked: Checked) => Problem[];

/** One rule, one file. These look at the documents of the folder beside each other. */
const BESIDE: readonly RuleOf[] = [duplicateAddresses, similarNames, lookalikeNames, unknownOwners, deadLinks, deadAnchors];
/** And these at each document by itself. */
const OWN: readonly RuleOf[] = [
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
  missingTitles,
  // Links and markup
  badLinks,
  rawHtml,
  // Words
  hiddenTexts,
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
  return run([...BESIDE, ...OWN], { readings, files, context, texts });
}

/** What the rules find in each of the documents by itself, wherever the others are; sorted. */
export const checkAlone = (checked: Checked): Problem[] => run(OWN, checked);

/** What the rules find that look at all documents of a folder together; sorted. */
export const checkTogether = (checked: Checked): Problem[] => run(BESIDE, checked);

const run = (rules: readonly RuleOf[], checked: Checked): Problem[] => rules.flatMap((rule) => rule(checked)).sort(compareProblems);
