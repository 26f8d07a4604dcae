import { resolve } from 'node:path';
import { counted } from './progress.ts';
import { reporterFor, type Format } from './reporters.ts';
import { shownPath, shownProblems, shownTexts, surveyContent, type Readers } from './survey.ts';
import { locateFiles, readLoose } from './loose-files.ts';
import type { Problem } from '../core/problem.ts';
import type { World } from './world.ts';

export interface CheckOptions {
  /** As typed; null where it was not. */
  readonly content: string | null;
  /** As typed; empty for the whole folder. */
  readonly files: readonly string[];
  readonly format: Format;
}

/** Reports the problems of the content folder, or of the files that were named. Nothing of a document is ever executed. */
export async function runCheck({ content, files, format }: CheckOptions, world: World, given?: Readers): Promise<number> {
  const readers = given ?? (await import('./readers.ts')).readers;
  const folder = content ?? 'content';
  const { inside, outside } = locateFiles(files, folder, world.cwd);
  const problems: Problem[] = [];
  const texts = new Map<string, string>();
  if (files.length === 0 || inside.size > 0) {
    const survey = surveyContent(resolve(world.cwd, folder), readers);
    const show = (path: string): string => inside.get(path) ?? shownPath(folder, path);
    const wanted = files.length === 0 ? survey.problems : survey.problems.filter(({ place }) => inside.has(place.path));
    problems.push(...shownProblems(wanted, show));
    for (const [path, text] of shownTexts(survey.texts, show)) texts.set(path, text);
    // Named, but not among the documents of the folder: not there, or hidden. Reading it for itself says which.
    const met = new Set([...survey.folder.documents, ...wanted.map(({ place }) => place.path)]);
    for (const [path, file] of inside) if (!met.has(path)) outside.push(file);
  }
  for (const loose of readLoose(outside, { content, cwd: world.cwd }, readers)) {
    problems.push(...loose.problems);
    if (loose.text !== null) texts.set(loose.file, loose.text);
  }
  world.out(reporterFor(format, world.colourOut)(problems, texts));
  if (problems.length === 0 && format === 'text')
    world.log(`${files.length === 0 ? folder : counted(files.length, 'file')}: no problems\n`);
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}
