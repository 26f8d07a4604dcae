import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { openTo } from '../core/derive/gate.ts';
import { audienceOf } from '../core/derive/visibility.ts';
import { checkReadings } from '../core/check/check-readings.ts';
import { settleProblems } from '../core/check/levels.ts';
import { readDocument } from '../core/parse/read-document.ts';
import type { Reading } from '../core/parse/reading.ts';
import { compareProblems, type Problem } from '../core/problem.ts';
import { incidentSchema, type Incident } from '../core/schema/incident.ts';
import { meetingSchema, type Meeting } from '../core/schema/meeting.ts';
import { readContent } from '../io/content.ts';
import { readContext } from '../core/parse/config.ts';
import { proseIn } from './mdx-source.ts';
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
  const audience = audienceOf(settings.audience, settings.previewFile !== null);
  const opened = openTo(audience, folder.sources, context.site);
  const sources = opened.sources.filter((source) => !excluded.has(source.path));
  const readings = sources.map((source) => readDocument(source, context));
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const found = [
    ...folder.problems,
    ...configProblems,
    ...opened.problems,
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

/** Hands what was read already to the loaders of a build, and to the compiler what is to be compiled. They validate it again: it has been a file. */
export function writeEntries(file: string, readings: readonly Reading[], { texts }: { readonly texts: ReadonlyMap<string, string> }): void {
  const entries = {
    incidents: readings.flatMap((reading) => reading.incidents),
    meetings: readings.flatMap((reading) => (reading.meeting === null ? [] : [reading.meeting])),
    prose: readings.map((reading) => [reading.path, proseIn(reading, texts.get(reading.path) ?? '')]),
  };
  writeFileSync(file, JSON.stringify(entries));
}

const entriesSchema = z.strictObject({
  incidents: z.array(incidentSchema),
  meetings: z.array(meetingSchema),
  prose: z.array(z.tuple([z.string(), z.string()])),
});

/** Reads back what `writeEntries` wrote; throws where it is not that. `prose`: by path, the source that is compiled. */
export function loadEntries(file: string): Entries & { readonly prose: ReadonlyMap<string, string> } {
  const { incidents, meetings, prose } = entriesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { incidents, meetings, errors: [], prose: new Map(prose) };
}
