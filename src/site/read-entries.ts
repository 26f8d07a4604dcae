import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { checkReadings } from '../core/check/check-readings.ts';
import { settleProblems } from '../core/check/levels.ts';
import { readDocument } from '../core/parse/read-document.ts';
import type { Reading } from '../core/parse/reading.ts';
import { compareProblems, type Problem } from '../core/problem.ts';
import { incidentSchema, type Incident } from '../core/schema/incident.ts';
import { meetingSchema, type Meeting } from '../core/schema/meeting.ts';
import { readContent } from '../io/content.ts';
import { readContext } from '../core/parse/config.ts';
import type { BundledSettings } from './settings.ts';

export interface Entries {
  readonly incidents: readonly Incident[];
  readonly meetings: readonly Meeting[];
  /** Of severity error, in documents that were not left out. */
  readonly errors: readonly Problem[];
}

/** Reads, validates and checks all documents of the content folder but the excluded ones. Synchronous: one pass, no waiting on single files. */
export function readEntries(settings: BundledSettings): Entries {
  const folder = readContent(settings.contentDir);
  const { context, problems: configProblems } = readContext(folder.config);
  const excluded = new Set(settings.exclude);
  const sources = folder.sources.filter((source) => !excluded.has(source.path));
  const readings = sources.map((source) => readDocument(source, context));
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const found = [
    ...folder.problems,
    ...configProblems,
    ...readings.flatMap((reading) => reading.problems),
    ...checkReadings(readings, new Set(folder.files), context, texts),
  ];
  const problems = settleProblems(found, { texts, rules: context.site.rules, complete: false });
  return {
    incidents: readings.flatMap((reading) => reading.incidents),
    meetings: readings.flatMap((reading) => (reading.meeting === null ? [] : [reading.meeting])),
    errors: problems.filter((p) => p.severity === 'error' && !excluded.has(p.place.path)).sort(compareProblems),
  };
}

/** Hands what was read already to the loaders of a build. They validate it again: it has been a file. */
export function writeEntries(file: string, readings: readonly Reading[]): void {
  const entries = {
    incidents: readings.flatMap((reading) => reading.incidents),
    meetings: readings.flatMap((reading) => (reading.meeting === null ? [] : [reading.meeting])),
  };
  writeFileSync(file, JSON.stringify(entries));
}

const entriesSchema = z.strictObject({ incidents: z.array(incidentSchema), meetings: z.array(meetingSchema) });

/** Reads back what `writeEntries` wrote; throws where it is not that. */
export const loadEntries = (file: string): Entries => ({ ...entriesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), errors: [] });
