import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { docsPage, printable, type Problem } from '../core/problem.ts';
import { errnoOf } from '../io/errno.ts';
import { appendSummary } from '../io/step-summary.ts';
import { githubReporter } from '../report/github.ts';
import { jsonReporter } from '../report/json.ts';
import type { PageAddress, Reporter, Sources } from '../report/reporter.ts';
import { sarifReporter } from '../report/sarif.ts';
import { renderSummary } from '../report/summary.ts';
import { terminalReporter } from '../report/terminal.ts';
import { programRoot } from '../site/settings.ts';
import type { Format } from './formats.ts';
import { programVersion } from './version.ts';
import type { World } from './world.ts';

/** What programs read, and so must be printed where there is nothing to report, too. */
export const isData = (format: Format): boolean => format === 'json' || format === 'sarif';

/** The report in `format`; on GitHub it is added to the summary of the step as well. Colour only where people read text. */
export function report(format: Format, problems: readonly Problem[], sources: Sources, world: World, colour: boolean): string {
  if (format === 'github' && world.summaryFile !== undefined) {
    const fault = appendSummary(world.summaryFile, (limit) => renderSummary(problems, sources, limit));
    if (fault !== null) world.log(`The summary of this step could not be written: ${printable(fault)}\n`);
  }
  return reporterFor(format, world, colour)(problems, sources);
}

function reporterFor(format: Format, { cwd }: World, colour: boolean): Reporter {
  if (format === 'json') return jsonReporter;
  if (format === 'github') return githubReporter;
  if (format === 'sarif') return sarifReporter({ version: programVersion(), pageText });
  return terminalReporter({ colour, pageOf: pageAddress(cwd) });
}

/** Relative where the program lies in the folder that it was called from. */
export function pageAddress(cwd: string): PageAddress {
  const root = programRoot();
  const near = relative(cwd, root);
  const prefix = near === '..' || near.startsWith(`..${sep}`) ? root : near;
  return (code) => join(prefix, docsPage(code));
}

function pageText(code: Problem['code']): string | null {
  try {
    return readFileSync(join(programRoot(), docsPage(code)), 'utf8');
  } catch (error) {
    // A program that was installed without its documents still reports.
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}
