import { join, normalize } from 'node:path';
import { readContext } from '../core/parse/config.ts';
import type { ReadDocument, Reading } from '../core/parse/reading.ts';
import type { Place } from '../core/position.ts';
import { compareProblems, type Problem } from '../core/problem.ts';
import type { Context } from '../core/schema/site.ts';
import { readContent, type ContentFolder } from '../io/content.ts';

/** The rules that look at all documents together; `files` are the paths of everything in the folder that a link may mean. */
export type CheckReadings = (
  readings: readonly Reading[],
  files: ReadonlySet<string>,
  context: Context,
  texts: ReadonlyMap<string, string>,
) => readonly Problem[];

/** How documents are understood. Tests give stand-ins. */
export interface Readers {
  readonly readDocument: ReadDocument;
  readonly checkReadings: CheckReadings;
}

/** A content folder, read and checked. Paths are relative to the folder. */
export interface Survey {
  readonly folder: ContentFolder;
  readonly context: Context;
  readonly readings: readonly Reading[];
  /** All problems, sorted, each once. */
  readonly problems: readonly Problem[];
  /** The texts by path, the settings files among them. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads and checks the folder `dir` (absolute) from end to end: everything that `check` knows and `build` starts from. */
export function surveyContent(dir: string, { readDocument, checkReadings }: Readers): Survey {
  const folder = readContent(dir);
  const { context, problems: settings } = readContext(folder.config);
  const readings = folder.sources.map((source) => readDocument(source, context));
  const texts = new Map(folder.sources.map(({ path, text }) => [path, text]));
  const checked = checkReadings(readings, new Set(folder.files), context, texts);
  const problems = [...folder.problems, ...settings, ...readings.flatMap((reading) => reading.problems), ...checked];
  const { site, people, services } = folder.config;
  for (const [name, text] of Object.entries({ site, people, services })) if (text !== undefined) texts.set(`${name}.yml`, text);
  return { folder, context, readings, problems: eachOnce(problems), texts };
}

/** A rule of the reader and a rule of the check may find the same thing. */
export function eachOnce(problems: readonly Problem[]): Problem[] {
  const seen = new Map<string, Problem>();
  for (const problem of problems) seen.set(JSON.stringify([problem.place, problem.code, problem.found]), problem);
  return [...seen.values()].sort(compareProblems);
}

/** The path of a document as the person who called us can open it: below the folder as they named it. */
export const shownPath = (folder: string, path: string): string => (path === '' ? folder : normalize(join(folder, path)));

/** The problems with paths as they are shown. */
export function shownProblems(problems: readonly Problem[], show: (path: string) => string): Problem[] {
  const shown = (place: Place): Place => ({ ...place, path: show(place.path) });
  return problems.map((problem) => ({ ...problem, place: shown(problem.place) }));
}

export const shownTexts = (texts: ReadonlyMap<string, string>, show: (path: string) => string): Map<string, string> =>
  new Map([...texts].map(([path, text]) => [show(path), text]));
