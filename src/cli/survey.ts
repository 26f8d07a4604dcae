import { join, normalize } from 'node:path';
import { contextFor, openTo, type Opened } from '../core/derive/gate.ts';
import { peopleByRole, type PeopleByRole } from '../core/derive/people-by-role.ts';
import { namedOnly } from '../core/derive/named-only.ts';
import { audienceOf, visibleEntries, type Audience } from '../core/derive/visibility.ts';
import { entriesIn } from '../core/derive/archive-input.ts';
import type { Checked } from '../core/check/checked.ts';
import type { HideNames } from '../core/visibility/hide-names.ts';
import { badRedirects } from '../core/check/bad-redirect.ts';
import { unknownMentions } from '../core/check/unknown-mention.ts';
import { settleProblems } from '../core/check/levels.ts';
import { withFixes } from '../core/fix/fixes.ts';
import { readContext } from '../core/parse/config.ts';
import type { ReadDocument, Reading } from '../core/parse/reading.ts';
import type { Place } from '../core/position.ts';
import { compareProblems, problem, type Problem } from '../core/problem.ts';
import type { Context } from '../core/schema/site.ts';
import { readContent, type ContentFolder } from '../io/content.ts';
import { readRaw } from '../io/rewrite.ts';

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
  /** Rules that look at texts, whatever they mean; by path. */
  readonly scanTexts?: (texts: ReadonlyMap<string, string>) => Promise<readonly Problem[]>;
  /** The diagrams of documents that become pages, which are drawn to see whether they can be. */
  readonly scanDiagrams?: (checked: Pick<Checked, 'readings' | 'texts'>) => Promise<readonly Problem[]>;
}

/** A content folder, read and checked. Paths are relative to the folder. */
export interface Survey {
  readonly folder: ContentFolder;
  readonly context: Context;
  readonly readings: readonly Reading[];
  /** All problems, sorted, each once: with the levels of site.yml, without those that a comment silences. */
  readonly problems: readonly Problem[];
  /** The texts by path, the settings files among them: of documents, what the audience is given. */
  readonly texts: ReadonlyMap<string, string>;
  /** The same for reports, whose lines are those of the files. */
  readonly shownTexts: ReadonlyMap<string, string>;
  /** Documents that are not for the audience. Nothing else is known of them here. */
  readonly hidden: readonly string[];
  /** Puts roles in place of names in what else is shown; null where people are named. */
  readonly hideNames: HideNames | null;
}

/**
 * Reads and checks the folder `dir` (absolute) from end to end: everything that `check` knows and `build` starts from. With an
 * `audience`, what is not for them is as if it were not there; without, all is read, as its authors see it.
 */
export async function surveyContent(dir: string, readers: Readers, audience: Audience | null = null): Promise<Survey> {
  const whole = readContent(dir);
  const read = readContext(whole.config);
  if (audience === null) return surveyFolder(dir, whole, read, readers, AUTHORS);
  const opened = openTo(audience, whole.sources, read.context.site);
  const hidden = new Set(opened.hidden);
  const documents = whole.documents.filter((path) => !hidden.has(path));
  const given = { audience, hideNames: null, ...opened };
  const folder = { ...whole, documents, sources: opened.sources, problems: [...whole.problems, ...opened.problems] };
  const context = contextFor(audience, read.context);
  if (context.site.people.show === 'names') return surveyFolder(dir, folder, { ...read, context }, readers, given);
  const byRole = peopleByRole(context, opened.sources.map((source) => readers.readDocument(source, context))); // prettier-ignore
  return surveyFolder(dir, withoutNames(folder, byRole), { ...read, context: byRole.context }, readers, {
    ...given,
    hideNames: byRole.hide,
  });
}

/** The folder as those see it who are to know nobody's name. A document that is named after somebody is refused. */
function withoutNames(folder: ContentFolder, { hide, isNamedIn }: PeopleByRole): ContentFolder {
  const named = folder.documents.filter(isNamedIn);
  const found = 'its name has somebody’s name in it, and becomes an address';
  const problems = named.map((path) => problem('person-named', { kind: 'unavailable', path }, found));
  const sources = folder.sources.map(({ path, text }) => ({ path, text: hide(text) }));
  return { ...folder, sources, problems: [...folder.problems, ...problems] };
}

interface Given extends Pick<Opened, 'hidden' | 'cut'> {
  readonly audience: Audience;
  readonly hideNames: HideNames | null;
}

const AUTHORS: Given = { audience: audienceOf('internal', true), hideNames: null, hidden: [], cut: new Map() };

async function surveyFolder(
  dir: string,
  folder: ContentFolder,
  { context, problems: settings }: ReturnType<typeof readContext>,
  { readDocument, checkReadings, scanTexts, scanDiagrams }: Readers,
  { audience, hideNames, hidden, cut }: Given,
): Promise<Survey> {
  const readings = folder.sources.map((source) => readDocument(source, context));
  const documents = new Map(folder.sources.map(({ path, text }) => [path, text]));
  const files = new Set(folder.files);
  const { site } = folder.config;
  const beside = checkReadings(readings, files, context, documents);
  const ofSite = audience.internal ? [...badRedirects(readings, context, site), ...unknownMentions(readings, context, site)] : [];
  const checked = [...beside, ...ofSite];
  const scanned = [...((await scanTexts?.(documents)) ?? []), ...((await scanDiagrams?.({ readings, texts: documents })) ?? [])];
  const all = [...folder.problems, ...settings, ...readings.flatMap((reading) => reading.problems), ...checked, ...scanned];
  const texts = new Map([...documents, ...otherTexts(dir, folder)]);
  const fixable = withFixes(eachOnce(all), texts, files);
  // A comment may silence what stands in a part that is not there.
  const settled = settleProblems(fixable, { texts: documents, rules: context.site.rules, complete: audience.internal && cut.size === 0 });
  const problems = settled.map((one) => atItsLine(one, cut)).sort(compareProblems);
  const shown = new Map([...texts, ...[...cut].map(([path, { blanked }]) => [path, hideNames?.(blanked) ?? blanked] as const)]);
  const known = audience.internal ? context : namedOnly(context, visibleEntries({ ...entriesIn(readings), audience }));
  return { folder, context: known, readings, problems, texts, shownTexts: shown, hidden, hideNames };
}

/** Where it stands in the file. What would be corrected there stands elsewhere, too. */
function atItsLine({ fix, ...found }: Problem, cut: Opened['cut']): Problem {
  const lineOf = cut.get(found.place.path)?.lineOf;
  if (lineOf === undefined) return fix === undefined ? found : { ...found, fix };
  const { place } = found;
  return { ...found, place: place.kind === 'line' ? { ...place, line: lineOf(place.line) } : place };
}

/** What is no document, or was refused as one for its control characters, by path: reports show its lines, too. */
function otherTexts(dir: string, { config, problems }: ContentFolder): [path: string, text: string][] {
  const settings = Object.entries(config).flatMap(([name, text]: [string, string | undefined]): [string, string][] =>
    text === undefined ? [] : [[`${name}.yml`, text]],
  );
  const refused = problems.flatMap(({ code, place }): [string, string][] => {
    const text = code === 'control-character' ? readRaw(dir, place.path) : null;
    return text === null ? [] : [[place.path, text]];
  });
  return [...settings, ...refused];
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
