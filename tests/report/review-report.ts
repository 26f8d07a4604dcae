import type { ReviewedDocument, ReviewedProblem, ReviewReport } from '../../src/core/schema/review-report.ts';

/** A document of a report, as far as it matters. */
export const reviewed = (given: Partial<ReviewedDocument> = {}): ReviewedDocument => ({
  slug: 'incidents-pool',
  status: 'changed',
  kind: 'incident',
  path: 'content/incidents/pool.md',
  pathBefore: 'content/incidents/pool.md',
  line: 12,
  title: 'Pool exhausted',
  headline: 'severity SEV3 → SEV2, 2 events added',
  pages: ['/incidents/pool/'],
  unreadable: { before: null, after: null },
  flags: [],
  kinship: [],
  changes: [],
  ...given,
});

export const reportedProblem = (given: Partial<ReviewedProblem> = {}): ReviewedProblem => ({
  code: 'dead-link',
  severity: 'warning',
  path: 'content/incidents/pool.md',
  line: 14,
  column: 3,
  found: 'the file “plan.md” is not in the content folder',
  advice: 'Correct the path, or add the file.',
  docs: 'docs/problems/dead-link.md',
  ...given,
});

export const BASE = 'a'.repeat(40);
export const HEAD = 'b'.repeat(40);

export const reviewReportOf = (given: Partial<ReviewReport> = {}): ReviewReport => ({
  version: 1,
  base: { name: 'main', sha: BASE, date: '2024-05-03' },
  head: { sha: HEAD, date: '2024-05-04', workingTree: false },
  how: 'merge-commit',
  baseMoved: 2,
  folder: 'content',
  settings: [],
  documents: [reviewed()],
  problems: { added: [], gone: [], stood: [] },
  elsewhere: { partial: false, changed: [], added: [], becomesPublic: [] },
  ...given,
});
