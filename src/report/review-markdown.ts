import { counted } from '../core/counted.ts';
import { reviewLinks, type ReviewLinks } from '../core/review/links.ts';
import type { ReviewedDocument, ReviewedProblem, ReviewReport } from '../core/schema/review-report.ts';
import { inertCode, inertLink, inertText } from './inert-markdown.ts';
import { codeIn, elsewhereTexts, pairText, settingsText, totalText, worstFirst } from '../core/review/review-words.ts';

/** By this line a program finds the comment again, and updates it in place. */
export const COMMENT_MARK = '<!-- afterword-review -->';
/** Hosts refuse a comment of more than 65,536 characters; half of it may take two bytes, and all of it stays below. */
export const COMMENT_LIMIT_BYTES = 64 * 1024;

export interface CommentOptions {
  readonly previewUrl: string | null;
  readonly sourceUrl: string | null;
  readonly limitBytes?: number;
}

/**
 * A review as a comment on a pull request. Words of documents are inert. Never longer than 64 KB: entries are left out whole, and
 * counted. `report` may come from a file, when it has passed its schema.
 */
export function reviewMarkdown(report: ReviewReport, { previewUrl, sourceUrl, limitBytes = COMMENT_LIMIT_BYTES }: CommentOptions): string {
  const links = reviewLinks({ previewUrl, sourceUrl, commits: { before: report.base.sha, after: report.head.sha } });
  const { gone, stood } = report.problems;
  const added = worstFirst(report.problems.added);
  const head = [COMMENT_MARK, `### Afterword: ${totalText(report)}`, ...pairText(report, inertCode), settingsText(report)];
  const foot = [countsText(gone.length, 'problem that it puts right', 'problems that it puts right'), standingText(stood.length)];
  const elsewhere = elsewhereTexts(report);
  const fixed = [...head, ...elsewhere, ...foot].filter((line) => line !== '');
  const room = limitBytes - bytesOf(fixed.join('\n\n')) - RESERVE_BYTES;
  // Problems come first where room is short: they are what a writer must act on.
  const problems = fill(added.map((problem) => problemLine(problem, links)), Math.max(room / 2, room - sizeOf(report.documents.map((document) => row(document, links))))); // prettier-ignore
  const rows = fill(report.documents.map((document) => row(document, links)), room - problems.bytes); // prettier-ignore
  const parts = [
    ...head,
    tableOf(rows.taken),
    leftOut(rows.left, 'document'),
    ...elsewhere,
    added.length === 0 ? 'It adds no problem.' : `**${counted(added.length, 'problem')} that this change adds**`,
    problems.taken.join('\n'),
    leftOut(problems.left, 'problem'),
    ...foot,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** For the head of the table, the sentences about what is left out, and the lines between. */
const RESERVE_BYTES = 600;
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const sizeOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + bytesOf(line) + 1, 0);

interface Filled {
  readonly taken: readonly string[];
  readonly left: number;
  readonly bytes: number;
}

function fill(lines: readonly string[], room: number): Filled {
  let [count, bytes] = [0, 0];
  for (const line of lines) {
    const size = bytesOf(line) + 1;
    if (bytes + size > room) break;
    bytes += size;
    count += 1;
  }
  return { taken: lines.slice(0, count), left: lines.length - count, bytes };
}

const leftOut = (count: number, noun: string): string =>
  count === 0 ? '' : `${counted(count, `more ${noun}`)} did not fit: the review has them all.`;

const tableOf = (rows: readonly string[]): string =>
  rows.length === 0 ? '' : ['| document | what changed | where |', '| --- | --- | --- |', ...rows].join('\n');

const LONGEST_LINE = 400;
const cut = (text: string, most = LONGEST_LINE): string => {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
};

function row({ slug, title, path, pathBefore, line, headline, pages, flags, unreadable }: ReviewedDocument, links: ReviewLinks): string {
  const page = pages[0] === undefined ? null : links.page(pages[0]);
  const shown = path ?? pathBefore ?? '';
  const name = inertLink(inertCode(cut(title === '' ? shown : title, 120)), page);
  const source = links.source(shown, line, path === null ? 'before' : 'after');
  const at = inertLink(inertCode(cut(line === null || path === null ? shown : `${shown}:${String(line)}`, 200)), source);
  const change = links.change(slug, null);
  const why = unreadable.after ?? unreadable.before;
  const notes = [
    ...flags.map(({ text }) => `**${inertText(cut(text))}**`),
    ...(why === null ? [] : [`shown as text: ${inertText(cut(why))}`]),
  ];
  const where = [...(change === null ? [] : [inertLink('changes', change)]), at];
  return `| ${name} | ${[...notes, inertText(cut(headline))].join('<br>')} | ${where.join(' · ')} |`;
}

function problemLine({ severity, code, path, line, found, advice }: ReviewedProblem, links: ReviewLinks): string {
  const at = inertLink(inertCode(line === null ? path : `${path}:${String(line)}`), links.source(path, line, 'after'));
  return `- ${severity} \`${code}\` ${at}: ${inertSentence(`${cut(found)}. ${cut(advice)}`)}`;
}

/** What our sentences name between backticks stands in code; their words, and those of documents in them, are inert either way. */
const inertSentence = (sentence: string): string =>
  codeIn(sentence)
    .map(({ text, isCode }) => (isCode ? inertCode(text) : spaced(text, inertText(text))))
    .join('');

/** With a space where the words had some beside code. */
const spaced = (text: string, inert: string): string => `${/^\s/.test(text) ? ' ' : ''}${inert}${/\s$/.test(text) ? ' ' : ''}`;

const countsText = (count: number, one: string, many: string): string =>
  count === 0 ? '' : `${String(count)} ${count === 1 ? one : many}.`;

const standingText = (count: number): string =>
  count === 0 ? '' : `${counted(count, 'problem')} of the documents above stood before and ${count === 1 ? 'is' : 'are'} not counted.`;
