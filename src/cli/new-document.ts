import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lookupOf, type Lookup } from '../core/derive/lookup.ts';
import { entriesIn } from '../core/derive/archive-input.ts';
import { REVIEWERS } from '../core/derive/visibility.ts';
import { readContext } from '../core/parse/config.ts';
import { readDocument } from '../core/parse/read-document.ts';
import { printable } from '../core/problem.ts';
import { folderProblem, readContent } from '../io/content.ts';
import { writeNewFile } from '../io/new-file.ts';
import { programRoot } from '../site/settings.ts';
import type { NewOptions } from './new-command.ts';
import { shownPath } from './survey.ts';
import { CommandError } from './usage-error.ts';
import type { World } from './world.ts';

/** What the documents of the folder say, drafts too: the last notes of a series may not be published yet. */
export function lookUp({ content }: Pick<NewOptions, 'content'>, { cwd }: World): Lookup {
  const dir = resolve(cwd, content);
  const fault = folderProblem(dir);
  if (fault !== null) throw new CommandError(`${printable(content)}: ${fault.found}. Create it, or name another with --content.`);
  const { sources, config } = readContent(dir);
  const { context } = readContext(config);
  const entries = entriesIn(sources.map((source) => readDocument(source, context)));
  return lookupOf({ ...entries, context, changes: new Map(), audience: REVIEWERS });
}

/** The text of a file of `templates`. */
export const templateText = (path: string): string => readFileSync(join(programRoot(), 'templates', path), 'utf8');

/** Writes or prints a new document; `path` is below the content folder. Returns its path as a person can open it. */
export function putDocument(path: string, text: string, { content, print }: NewOptions, { cwd, out, log }: World): void {
  const shown = printable(shownPath(content, path));
  const file = resolve(cwd, content, path);
  const other = path.replace(/\.md$/, '.mdx');
  if (existsSync(file) || existsSync(resolve(cwd, content, other)))
    throw new CommandError(`Nothing was written: ${existsSync(file) ? shown : printable(shownPath(content, other))} is there already.`);
  if (print) {
    out(text);
    log(`Not written: this would be ${shown}\n`);
    return;
  }
  const why = writeNewFile(file, text);
  if (why !== null) throw new CommandError(`${shown} was not written: ${why}.`);
  out(`Wrote ${shown}\n`);
}
