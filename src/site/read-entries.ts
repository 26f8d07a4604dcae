import { checkReadings } from '../core/check/check-readings.ts';
import { readDocument } from '../core/parse/read-document.ts';
import { compareProblems, type Problem } from '../core/problem.ts';
import type { Incident } from '../core/schema/incident.ts';
import type { Meeting } from '../core/schema/meeting.ts';
import { readContent } from '../io/content.ts';
import { readContext } from '../core/parse/config.ts';
import type { SiteSettings } from './settings.ts';

export interface Entries {
  readonly incidents: readonly Incident[];
  readonly meetings: readonly Meeting[];
  /** Of severity error, in documents that were not left out. */
  readonly errors: readonly Problem[];
}

/** Reads, validates and checks all documents of the content folder but the excluded ones. Synchronous: one pass, no waiting on single files. */
export function readEntries(settings: SiteSettings): Entries {
  const folder = readContent(settings.contentDir);
  const { context, problems: configProblems } = readContext(folder.config);
  const excluded = new Set(settings.exclude);
  const sources = folder.sources.filter((source) => !excluded.has(source.path));
  const readings = sources.map((source) => readDocument(source, context));
  const problems = [
    ...folder.problems,
    ...configProblems,
    ...readings.flatMap((reading) => reading.problems),
    ...checkReadings(readings, new Set(folder.files), context),
  ];
  return {
    incidents: readings.flatMap((reading) => reading.incidents),
    meetings: readings.flatMap((reading) => (reading.meeting === null ? [] : [reading.meeting])),
    errors: problems.filter((p) => p.severity === 'error' && !excluded.has(p.place.path)).sort(compareProblems),
  };
}
