import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readers } from '../../../src/cli/readers.ts';
import { surveyContent } from '../../../src/cli/survey.ts';
import { problemCodes, type Problem } from '../../../src/core/problem.ts';
import { tempDir, writeFiles } from '../../temp-dir.ts';

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
  'incidents/hidden-text.md:5 hidden-text',
  'incidents/internal-host.md:9 internal-host',
  'incidents/invisible-character.md:5 invisible-character',
  'incidents/mdx-code.mdx:5 mdx-code',
  'incidents/missing-date.md missing-date',
  'incidents/missing-section.md:3 missing-section',
  'incidents/missing-title.md missing-title',
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
  'meetings/lookalike-name.md:6 lookalike-name',
  'meetings/similar-name.md:7 similar-name',
  'meetings/unknown-owner.md:10 unknown-owner',
  'not-a-document.md not-a-document',
];

/** A token of the form that GitHub gives, put together here so that none stands in the repository. */
const TOKEN = `ghp_${'aB3dE6gH9j'.repeat(4).slice(0, 36)}`;
const INCIDENT = '# Incident on 2024-05-02: orders failed\n\n## Impact\n\n';

/** Faults that no file in git can have, or that others would trip over: path -> content, and what is found. */
const MADE: readonly (readonly [path: string, content: string | Uint8Array, found: string])[] = [
  ['incidents/control-character.md', `${INCIDENT}Orders\u0007 failed.\n`, ':5 control-character'],
  ['incidents/encoding.md', Buffer.from(`${INCIDENT}Caf\u00e9.\n`, 'latin1'), ':5 encoding'],
  ['incidents/file name?.md', `${INCIDENT}Orders failed.\n`, ' file-name'],
  ['incidents/file-type.txt', 'x', ' file-type'],
  ['incidents/ignore-comment.md', `${INCIDENT}Orders failed. <!-- afterword-ignore dead-lnk -->\n`, ':5 ignore-comment'],
  ['incidents/line-too-long.md', `${INCIDENT}${'x '.repeat(6000)}\n`, ':5 line-too-long'],
  ['incidents/list-too-long.md', `${INCIDENT}${'- x\n'.repeat(5001)}`, ':5 list-too-long'],
  ['incidents/mdx-syntax.mdx', `${INCIDENT}Answers took <5 ms.\n`, ':5 mdx-syntax'],
  ['incidents/missing-field.md', `---\ntimeline:\n  - at: 2024-05-02 09:00\n---\n\n${INCIDENT}Orders failed.\n`, ':3 missing-field'],
  ['incidents/secret.md', `${INCIDENT}The script had ${TOKEN} in it.\n`, ':5 secret'],
  ['incidents/timeline-too-long.md', `${INCIDENT}x\n\n## Timeline (UTC)\n\n${'- 09:00 x\n'.repeat(2001)}`, ':2009 timeline-too-long'],
  ['incidents/too-deep.md', `${INCIDENT}${'>'.repeat(31)} x\n`, ':5 too-deep'],
  ['incidents/too-large.md', `${INCIDENT}${'x\n'.repeat(600_000)}`, ' too-large'],
  ['incidents/unreadable.md/a.txt', 'x', ' unreadable'],
  ['site.yml', 'timeZone: Europe/Londn\n', ':1 bad-config'],
];

/** Where the other rules are shown: they need a whole site, a commit, or a folder that is none. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'content-folder': 'tests/io/content.test.ts',
  'content-empty': 'tests/io/content.test.ts',
  symlink: 'tests/io/content.test.ts',
  'bad-image': 'tests/hostile/files.test.ts',
  'image-ending': 'tests/hostile/files.test.ts',
  'bad-diagram': 'tests/cli/check.test.ts',
  'too-many-diagrams': 'tests/core/parse/limits.test.ts',
  'person-named': 'tests/core/derive/people-by-role.test.ts',
  'bad-redirect': 'tests/core/check/redirects.test.ts',
  'unknown-mention': 'tests/core/check/unknown-mention.test.ts',
  'lost-address': 'tests/cli/review.test.ts',
  'lost-anchor': 'tests/cli/review.test.ts',
};

test('each deliberate fault is found once, at its line, and nothing else', async () => {
  const { problems } = await surveyContent(folder, readers);
  expect(problems.map(lineOf)).toEqual(FAULTS);
});

test('so is each fault that is made here', async () => {
  const made = writeFiles(tempDir(), Object.fromEntries(MADE.map(([path, content]) => [path, content])));
  const { problems } = await surveyContent(made, readers);
  const expected = MADE.map(([path, , found]) => `${path.replace(/\/a\.txt$/, '')}${found}`);
  expect(problems.map(lineOf).sort()).toEqual(expected.sort());
});

test('every code has its fault, here or in the test that is named', () => {
  const shown = [...FAULTS, ...MADE.map(([, , found]) => found)].map((fault) => fault.split(' ').at(-1));
  expect([...shown, ...Object.keys(ELSEWHERE)].sort()).toEqual([...problemCodes()].sort());
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  for (const [code, file] of Object.entries(ELSEWHERE)) expect(readFileSync(root + file, 'utf8'), file).toContain(code);
});
