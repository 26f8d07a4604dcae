import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readers } from '../../../src/cli/readers.ts';
import { surveyContent } from '../../../src/cli/survey.ts';
import { problemCodes, type Problem } from '../../../src/core/problem.ts';

const folder = fileURLToPath(new URL('../../fixtures/faults/', import.meta.url));

const lineOf = ({ place, code }: Problem): string =>
  place.kind === 'line' ? `${place.path}:${String(place.line)} ${code}` : `${place.path} ${code}`;

/** Each document of the folder has one fault, and is named after it. */
const FAULTS = [
  'incidents/2024-11-02-date-conflict.md:1 date-conflict',
  'incidents/action-due.md:5 action-due',
  'incidents/action-owner.md:5 action-owner',
  'incidents/bad-date.md:3 bad-date',
  'incidents/bad-link.md:5 bad-link',
  'incidents/bad-time.md:8 bad-time',
  'incidents/blame.md:6 blame',
  'incidents/dead-anchor.md:5 dead-anchor',
  'incidents/dead-link.md:5 dead-link',
  'incidents/dropped-html.md:5 dropped-html',
  'incidents/due-before-raised.md:5 due-before-raised',
  'incidents/duplicate-address.mdx duplicate-address',
  'incidents/duration-basis.md:3 duration-basis',
  'incidents/email-address.md:5 email-address',
  'incidents/end-before-start.md:8 end-before-start',
  'incidents/foreign-key.md:2 foreign-key',
  'incidents/front-matter.md:3 front-matter',
  'incidents/internal-host.md:9 internal-host',
  'incidents/mdx-code.mdx:5 mdx-code',
  'incidents/missing-date.md missing-date',
  'incidents/missing-section.md:3 missing-section',
  'incidents/outlying-date.md:9 outlying-date',
  'incidents/raw-html.md:5 raw-html',
  'incidents/remote-image.md:5 remote-image',
  'incidents/stated-duration.md:3 stated-duration',
  'incidents/time-gap.md:8 time-gap',
  'incidents/time-overlap.md:8 time-overlap',
  'incidents/timeline-elsewhere.md:5 timeline-elsewhere',
  'incidents/timeline-gap.md:10 timeline-gap',
  'incidents/timeline-order.md:9 timeline-order',
  'incidents/unknown-key.md:2 unknown-key',
  'incidents/visibility-mark.md:6 visibility-mark',
  'incidents/wrong-type.md:2 wrong-type',
  'incidents/yaml-alias.md:2 yaml-alias',
  'incidents/zone-ambiguous.md:5 zone-ambiguous',
  'incidents/zone-missing.md:5 zone-missing',
  'meetings/similar-name.md:7 similar-name',
  'meetings/unknown-owner.md:10 unknown-owner',
  'not-a-document.md not-a-document',
];

/** What no document of a folder in git can show: files that are too large, unreadable or refused by name, a comment, a failed build, a live secret. */
const ELSEWHERE = [
  ...['content-folder', 'content-empty', 'file-type', 'file-name', 'unreadable', 'encoding', 'control-character', 'too-large', 'symlink'],
  ...[
    'line-too-long',
    'too-deep',
    'list-too-long',
    'timeline-too-long',
    'too-many-diagrams',
    'missing-field',
    'missing-title',
    'bad-config',
    'mdx-syntax',
  ],
  ...['ignore-comment', 'build-failed', 'secret', 'bad-diagram'],
  // Seen only beside the site that was published before: tests/core/review.
  ...['lost-address', 'lost-anchor'],
  // tests/core/check/redirects.test.ts
  'bad-redirect',
];

test('each deliberate fault is found once, at its line, and nothing else', async () => {
  const { problems } = await surveyContent(folder, readers);
  expect(problems.map(lineOf)).toEqual(FAULTS);
});

test('every code has its fault, here or in the test of what it belongs to', () => {
  const shown = FAULTS.map((fault) => fault.split(' ')[1]);
  expect([...shown, ...ELSEWHERE].sort()).toEqual([...problemCodes()].sort());
});
