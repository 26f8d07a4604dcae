import { printable } from '../core/problem.ts';
import { findProblems, type Findings, type Wanted } from './find-problems.ts';
import { fixProblems } from './fix-problems.ts';
import type { Format } from './formats.ts';
import { counted } from '../core/counted.ts';
import { report } from './reporters.ts';
import type { Readers } from './survey.ts';
import type { World } from './world.ts';

export interface CheckOptions extends Wanted {
  readonly format: Format;
  /** Whether to correct what is certain before reporting. */
  readonly fix: boolean;
}

/** A correction may bring to light what can be corrected, too: a key that is read now has a date that is not. */
const MAX_ROUNDS = 3;

/** Reports the problems of the content folder, of the files that were named, or of those that changed. 1 where one is an error. */
export async function runCheck(options: CheckOptions, world: World, given?: Readers): Promise<number> {
  const readers = given ?? (await import('./readers.ts')).readers;
  let findings = await findProblems(options, world.cwd, readers);
  for (let round = 0; options.fix && round < MAX_ROUNDS; round += 1) {
    if (fixProblems(findings, options.content ?? 'content', world) === 0) break;
    findings = await findProblems(options, world.cwd, readers);
  }
  const { problems, texts } = findings;
  world.out(report(options.format, problems, texts, world, world.colourOut));
  if (problems.length === 0 && options.format === 'text') world.log(`${printable(whatWasChecked(options))}: no problems\n`);
  return hasError(findings) ? 1 : 0;
}

const hasError = ({ problems }: Findings): boolean => problems.some(({ severity }) => severity === 'error');

function whatWasChecked({ content, files, since }: Wanted): string {
  if (files.length > 0) return counted(files.length, 'file');
  const folder = content ?? 'content';
  return since === null ? folder : `${folder}, what differs from ${since}`;
}
