import { resolve } from 'node:path';
import { readingText } from '../report/reading-text.ts';
import type { Problem } from '../core/problem.ts';
import { folderProblem, readContent } from '../io/content.ts';
import { readLoose } from './loose-files.ts';
import { report } from './reporters.ts';
import { shownPath, shownProblems, type Readers } from './survey.ts';
import type { World } from './world.ts';

export interface ReadOptions {
  readonly content: string | null;
  /** As typed; empty for the whole folder. */
  readonly files: readonly string[];
  readonly json: boolean;
}

/** Where the output is no terminal. */
const WIDTH = 140;

/** Prints what was understood of each document: for people with lines and origins, with `json` one object a line. */
export async function runRead({ content, files, json }: ReadOptions, world: World, given?: Pick<Readers, 'readDocument'>): Promise<number> {
  const readers = given ?? (await import('../core/parse/read-document.ts'));
  const { readingToJson } = await import('../report/reading-json.ts');
  const folder = content ?? 'content';
  const problems: Problem[] = [];
  const texts = new Map<string, string>();
  const dir = resolve(world.cwd, folder);
  const whole = files.length === 0 ? readContent(dir) : null;
  const faults = whole?.problems ?? (content === null ? [] : [folderProblem(dir)].filter((fault) => fault !== null));
  problems.push(...shownProblems(faults.filter(isAboutFolder), (path) => shownPath(folder, path)));
  const wanted = whole?.documents.map((path) => shownPath(folder, path)) ?? files;
  for await (const loose of readLoose(wanted, { content, cwd: world.cwd }, readers)) {
    world.out(
      json
        ? `${JSON.stringify(readingToJson(loose.file, loose.reading, loose.text))}\n`
        : readingText(loose.file, loose.reading, loose.text, { colour: world.colourOut, width: world.columnsOut ?? WIDTH }),
    );
    problems.push(...loose.problems);
    if (loose.text !== null) texts.set(loose.file, loose.text);
  }
  if (problems.length > 0) world.log(report('text', problems, texts, world, world.colourLog));
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** What is wrong with one document is said when it is read. */
const isAboutFolder = ({ code }: Problem): boolean => code === 'content-folder' || code === 'content-empty';
