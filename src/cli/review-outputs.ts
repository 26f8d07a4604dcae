import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { printable, type Problem } from '../core/problem.ts';
import { changedLines } from '../core/review/changed-lines.ts';
import { reviewReport } from '../core/review/report.ts';
import type { ReviewReport } from '../core/schema/review-report.ts';
import { errnoText } from '../io/errno.ts';
import { appendSummary } from '../io/step-summary.ts';
import { githubReporter } from '../report/github.ts';
import { reviewJson } from '../report/review-json.ts';
import { reviewMarkdown } from '../report/review-markdown.ts';
import { reviewText } from '../report/review-text.ts';
import { terminalReporter } from '../report/terminal.ts';
import type { ReadReview } from './read-review.ts';
import { pageAddress } from './reporters.ts';
import type { ReviewFormat } from './review-formats.ts';
import { shownPath, shownProblems } from './survey.ts';
import { CommandError } from './usage-error.ts';
import type { World } from './world.ts';

export interface OutputOptions {
  /** The content folder as typed. */
  readonly content: string;
  readonly previewUrl: string | null;
  readonly sourceUrl: string | null;
}

/** A review in one of its formats; nothing is made that is not asked for. */
export type RenderReview = (format: ReviewFormat) => Promise<string>;

/** How the review is rendered; `html` makes the page, for which timelines are drawn. */
export function renderer(read: ReadReview, options: OutputOptions, world: World, html: () => Promise<string>): RenderReview {
  const report = reviewReport(read.review);
  return async (format) => {
    if (format === 'html') return html();
    if (format === 'json') return reviewJson(report);
    if (format === 'markdown') return reviewMarkdown(report, options);
    if (format === 'github') return annotations(read, report, options, world);
    const problems = terminalReporter({ colour: world.colourOut, pageOf: pageAddress(world.cwd) });
    const show = (path: string): string => shownPath(options.content, path);
    const { added, stood, gone } = read.review.problems;
    const rest = [added.length === 0 ? 'The change adds no problem.' : '', standing(stood.length, gone.length)].filter(
      (line) => line !== '',
    );
    const lines = rest.length === 0 ? '' : `\n${rest.join(' ')}\n`;
    return `${reviewText(report, world.colourOut)}${added.length === 0 ? '' : '\n'}${problems(shownProblems(added, show), textsOf(read, show))}${lines}`;
  };
}

function standing(stood: number, gone: number): string {
  const parts = [
    stood === 0 ? '' : `${String(stood)} stood before`,
    gone === 0 ? '' : `${String(gone)} ${gone === 1 ? 'is' : 'are'} put right`,
  ];
  const said = parts.filter((part) => part !== '').join(', ');
  return said === '' ? '' : `Of the problems of these documents, ${said}.`;
}

const textsOf = ({ after }: ReadReview, show: (path: string) => string): Map<string, string> =>
  new Map([...after.texts].flatMap(([path, { text }]) => (text === null ? [] : [[show(path), text] as const])));

/** Annotations stand where GitHub shows the change: at paths from the root of the repository, those on changed lines first. */
function annotations({ review }: ReadReview, report: ReviewReport, options: OutputOptions, world: World): string {
  if (world.summaryFile !== undefined) {
    const fault = appendSummary(world.summaryFile, (limitBytes) =>
      reviewMarkdown(report, { ...options, limitBytes: Math.min(limitBytes, SUMMARY_BYTES) }),
    );
    if (fault !== null) world.log(`The summary of this step could not be written: ${printable(fault)}\n`);
  }
  const lines = changedLines(review.documents);
  const isTouched = ({ place }: Problem): boolean => place.kind === 'line' && lines.get(place.path)?.has(place.line) === true;
  const { added } = review.problems;
  const sorted = [...added.filter(isTouched), ...added.filter((problem) => !isTouched(problem))];
  return githubReporter(
    shownProblems(sorted, (path) => shownPath(review.folder === '' ? '.' : review.folder, path)),
    new Map(),
  );
}

const SUMMARY_BYTES = 512 * 1024;

/** Writes a whole file, or says why it cannot. */
export function writeOutput(file: string, text: string, { cwd }: World): void {
  try {
    writeFileSync(resolve(cwd, file), text);
  } catch (error) {
    throw new CommandError(`${printable(file)} could not be written: ${errnoText(error)}`);
  }
}
