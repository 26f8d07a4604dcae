import { resolve } from 'node:path';
import type { Problem } from '../core/problem.ts';
import { locateFiles, readLoose } from './loose-files.ts';
import { differs } from './since.ts';
import { shownPath, shownProblems, shownTexts, surveyContent, type Readers, type Survey } from './survey.ts';

/** Which documents are looked at. */
export interface Wanted {
  /** As typed; null where it was not. */
  readonly content: string | null;
  /** As typed; empty for the whole folder. */
  readonly files: readonly string[];
  /** As typed; null for all documents, changed or not. */
  readonly since: string | null;
}

/** What is wrong with the documents that were asked for. */
export interface Findings {
  /** Places name the files as they were typed, or below the folder as it was typed. */
  readonly problems: readonly Problem[];
  readonly texts: ReadonlyMap<string, string>;
  /** Those of the content folder alone, with paths below it, and the texts by these paths: what may be corrected. */
  readonly own: { readonly problems: readonly Problem[]; readonly texts: ReadonlyMap<string, string> };
}

/** Reads what was asked for and looks for problems. Nothing of a document is ever executed. Throws a UsageError for a wrong `since`. */
export async function findProblems({ content, files, since }: Wanted, cwd: string, readers: Readers): Promise<Findings> {
  const folder = content ?? 'content';
  const { inside, outside } = locateFiles(files, folder, cwd);
  const loose = [...outside];
  const problems: Problem[] = [];
  const texts = new Map<string, string>();
  let own: Findings['own'] = { problems: [], texts };
  if (files.length === 0 || inside.size > 0) {
    const dir = resolve(cwd, folder);
    const survey = await surveyContent(dir, readers);
    const wanted = files.length > 0 ? survey.problems.filter(({ place }) => inside.has(place.path)) : await changedOnly(survey, dir, since);
    const show = (path: string): string => inside.get(path) ?? shownPath(folder, path);
    problems.push(...shownProblems(wanted, show));
    for (const [path, text] of shownTexts(survey.texts, show)) texts.set(path, text);
    own = { problems: wanted, texts: survey.texts };
    // Named, but not among the documents of the folder: not there, or hidden. Reading it for itself says which.
    const met = new Set([...survey.folder.documents, ...wanted.map(({ place }) => place.path)]);
    for (const [path, file] of inside) if (!met.has(path)) loose.push(file);
  }
  for await (const { file, text, problems: found } of readLoose(loose, { content, cwd }, readers)) {
    problems.push(...found);
    if (text !== null) texts.set(file, text);
  }
  return { problems, texts, own };
}

async function changedOnly({ problems, texts }: Survey, dir: string, since: string | null): Promise<readonly Problem[]> {
  if (since === null) return problems;
  const isWanted = await differs(dir, since, texts);
  return problems.filter(isWanted);
}
