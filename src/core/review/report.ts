import { docsPage, type Problem } from '../problem.ts';
import {
  REVIEW_REPORT_VERSION,
  type ReviewedChange,
  type ReviewedDocument,
  type ReviewedProblem,
  type ReviewReport,
} from '../schema/review-report.ts';
import type { Change, DocumentChange, Side } from './change.ts';
import { changedLines } from './changed-lines.ts';
import type { Review } from './review.ts';

/** A review as programs read it, and as comments are made from: paths from the root of the repository, no prose, no drawings. */
export function reviewReport({ pair, baseName, folder, settings, documents, problems, elsewhere, partial }: Review): ReviewReport {
  const full = (path: string): string => (folder === '' ? path : path === '' ? folder : `${folder}/${path}`);
  const touched = changedLines(documents);
  const isTouched = ({ place }: Problem): boolean => place.kind === 'line' && touched.get(place.path)?.has(place.line) === true;
  const added = [...problems.added.filter(isTouched), ...problems.added.filter((problem) => !isTouched(problem))];
  const reported = (list: readonly Problem[]): ReviewedProblem[] => list.map((problem) => reportedProblem(problem, full));
  return {
    version: REVIEW_REPORT_VERSION,
    base: { name: baseName, ...pair.base },
    head: { ...pair.head, workingTree: pair.workingTree },
    how: pair.how,
    baseMoved: pair.baseMoved,
    folder,
    settings: [...settings],
    documents: documents.map((document) => reportedDocument(document, full)),
    problems: { added: reported(added), gone: reported(problems.gone), stood: reported(problems.stood) },
    elsewhere: {
      partial,
      changed: elsewhere.changed.map(({ address, title, reasons, more }) => ({ address, title, reasons: [...reasons], more })),
      added: elsewhere.added.map(({ address, title }) => ({ address, title })),
      becomesPublic: elsewhere.becomesPublic.map(({ address, title, path }) => ({ address, title, path: full(path) })),
    },
  };
}

/** Whether a change makes something an error: then a review ends with 1. */
export const addsErrors = ({ problems }: ReviewReport): boolean => problems.added.some(({ severity }) => severity === 'error');

type FullPath = (path: string) => string;

function reportedProblem({ code, severity, place, found, advice }: Problem, full: FullPath): ReviewedProblem {
  const [line, column] = place.kind === 'line' ? [place.line, place.column] : [null, null];
  return { code, severity, path: full(place.path), line, column, found, advice, docs: docsPage(code) };
}

function reportedDocument(
  { slug, status, before, after, headline, flags, kinship, entries, changes }: DocumentChange,
  full: FullPath,
): ReviewedDocument {
  const shown = after ?? before;
  const lines = changes.flatMap((change) => change.after?.range?.start.line ?? []);
  return {
    slug,
    status,
    kind: shown?.kind ?? 'neither',
    path: after === null ? null : full(after.path),
    pathBefore: before === null ? null : full(before.path),
    line: lines.length === 0 ? null : Math.min(...lines),
    title: shown?.title ?? '',
    headline,
    pages: entries.flatMap((entry) => (entry.after === null ? [] : [entry.after.href])),
    unreadable: { before: before?.unreadable ?? null, after: after?.unreadable ?? null },
    flags: flags.map(({ kind, text }) => ({ kind, text })),
    kinship: kinship.map(({ kind, other, text }) => ({ kind, other, text })),
    changes: changes.map((change) => reportedChange(change, full)),
  };
}

function reportedChange({ id, layer, kind, subject, text, before, after, words, details }: Change, full: FullPath): ReviewedChange {
  const side = (one: Side | null) => (one === null ? null : { text: one.text, path: full(one.path), line: one.range?.start.line ?? null });
  return {
    id,
    layer,
    kind,
    subject,
    text,
    before: side(before),
    after: side(after),
    words: words === null ? null : words.map((piece) => ({ kind: piece.kind, text: piece.text })),
    details: details.map((detail) => ({ field: detail.field, before: detail.before, after: detail.after })),
  };
}
