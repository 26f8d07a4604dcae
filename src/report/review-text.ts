import { printable } from '../core/problem.ts';
import type { ReviewedChange, ReviewedDocument, ReviewReport } from '../core/schema/review-report.ts';
import { palette, type Palette } from './colour.ts';
import { inertLine } from './reporter.ts';
import { elsewhereTexts, LAYER_NAMES, pairText, settingsText, totalText } from '../core/review/review-words.ts';

const LABEL_WIDTH = 12;

/** A review for people at a terminal; its problems follow as `afterword check` prints them. */
export function reviewText(report: ReviewReport, colour: boolean): string {
  const paint = palette(colour);
  const head = [`${totalText(report)}.`, ...pairText(report, printable), settingsText(report)].filter((line) => line !== '');
  const blocks = report.documents.map((document) => documentText(document, paint));
  const elsewhere = elsewhereTexts(report).map((line) => `${line}\n`);
  return [`${head.map((line) => inertLine(line)).join('\n')}\n`, ...blocks, ...(elsewhere.length === 0 ? [] : [elsewhere.join('')])].join(
    '\n',
  );
}

function documentText({ path, pathBefore, headline, unreadable, flags, kinship, changes }: ReviewedDocument, paint: Palette): string {
  const renamed = path !== null && pathBefore !== null && path !== pathBefore ? `${pathBefore} → ${path}` : (path ?? pathBefore ?? '');
  const reasons = [
    ...(unreadable.before === null ? [] : [`before: shown as text: ${unreadable.before}`]),
    ...(unreadable.after === null ? [] : [`now: shown as text: ${unreadable.after}`]),
  ];
  return [
    `${paint.bold(inertLine(printable(renamed)))} ${inertLine(printable(headline))}`,
    ...flags.map(({ text }) => `  ${paint.yellow(inertLine(printable(text)))}`),
    ...[...kinship.map(({ text }) => text), ...reasons].map((text) => `  ${inertLine(printable(text))}`),
    ...changes.map((change) => changeText(change, paint)),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function changeText({ layer, text, before, after }: ReviewedChange, paint: Palette): string {
  const line = after?.line ?? before?.line ?? null;
  const at = line === null ? '' : paint.dim(after === null ? ` (line ${line} before)` : ` (line ${line})`);
  return `  ${paint.dim(LAYER_NAMES[layer].toLowerCase().padEnd(LABEL_WIDTH))}${inertLine(printable(text))}${at}`;
}
