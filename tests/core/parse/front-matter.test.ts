import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import { formatProblem } from '../../../src/core/problem.ts';
import { CONTEXT } from './context.ts';

const BODY = '\n# Outage of 2024-05-01\n\n## Root cause\n\nA bad cable.\n';

function problemsOf(front: string, path = 'incidents/x.md'): string[] {
  return readDocument({ path, text: front + BODY }, CONTEXT).problems.map(formatProblem);
}

describe('what is wrong with front matter is told at its line and column', () => {
  test.each([
    [
      'an unknown key',
      '---\nsevrity: major\n---',
      'incidents/x.md:2:1 unknown-key: no key is called `sevrity`. Did you mean `severity`? Correct the key or delete it.',
    ],
    [
      'a day that does not exist',
      '---\ntitle: A\ndate: 2026-02-29\n---',
      'incidents/x.md:3:7 bad-date: `date` is not a day of the calendar: `2026-02-29`. Write a day that exists, as YYYY-MM-DD.',
    ],
    [
      'a time that no clock of another generator writes',
      '---\ndate: 2024-03-05 at noon\n---',
      'incidents/x.md:2:7 bad-date: `date` is not a day of the calendar: `2024-03-05 at noon`. Write a day that exists, as YYYY-MM-DD.',
    ],
    [
      'a day that does not exist, with a time',
      '---\ndate: 2024-02-30 10:00:00 +1000\n---',
      'incidents/x.md:2:7 bad-date: `date` is not a day of the calendar: `2024-02-30 10:00:00 +1000`. Write a day that exists, as YYYY-MM-DD.',
    ],
    [
      'a day without its zeros',
      '---\ndate: 2026-1-1\n---',
      'incidents/x.md:2:7 bad-date: `date` is not a day of the calendar: `2026-1-1`. Write a day that exists, as YYYY-MM-DD.',
    ],
    [
      'a list for a text',
      '---\ntitle:\n  - a\n---',
      'incidents/x.md:3:3 wrong-type: `title` must be text. Write a value of the kind that is asked for.',
    ],
    [
      'an empty value',
      '---\ntitle:\n---',
      'incidents/x.md:2:7 wrong-type: `title` must be text that is not empty, and is empty. Write a value of the kind that is asked for.',
    ],
    [
      'a word for a switch',
      '---\ndraft: yes\n---',
      'incidents/x.md:2:8 wrong-type: `draft` must be one of true, false, not `yes`. Write a value of the kind that is asked for.',
    ],
    [
      'a field that is missing',
      '---\nactions:\n  - owner: Ann\n---',
      'incidents/x.md:3:5 missing-field: `text` of entry 1 of `actions` is missing. Add it.',
    ],
    [
      'a key that is written twice',
      '---\ntitle: A\ntitle: B\n---',
      'incidents/x.md:3:1 front-matter: this key is written twice. Correct the front matter, or delete it: a document needs none.',
    ],
    [
      'an anchor',
      '---\ntitle: &a A\n---',
      'incidents/x.md:2:11 yaml-alias: `&a` names a value. Write the value out: anchors, aliases and merge keys are not read.',
    ],
    [
      'no closing line',
      '---\ntitle: A\n',
      'incidents/x.md:1:1 front-matter: the front matter that starts here has no closing `---`. Close it with a line of `---`.',
    ],
    [
      'TOML',
      '+++\ntitle = "A"\n+++',
      'incidents/x.md:1:1 front-matter: TOML front matter (`+++`) is not read. Write it as YAML between two lines of `---`.',
    ],
    [
      'two documents',
      '---\ntitle: A\n---\ntitle: B\n---',
      'incidents/x.md:4:1 front-matter: a second front matter starts here. Write all keys in one block.',
    ],
    [
      'a key that only meetings have',
      '---\nkind: incident\nattendees: [Ann]\n---',
      'incidents/x.md:3:1 unknown-key: no key is called `attendees`. Delete it; the keys are kind, title, date, draft, visibility, internal, timezone, services, people, tags, aliases, actions, severity, status, summary, duration, detection, impact, cause, contributing, lessons, supporting, timeline.',
    ],
    [
      'a prototype',
      '---\n__proto__: x\n---',
      'incidents/x.md:2:1 unknown-key: no key is called `__proto__`. Delete it; the keys are kind, title, date, draft, visibility, internal, timezone, services, people, tags, aliases, actions, severity, status, summary, duration, detection, impact, cause, contributing, lessons, supporting, timeline.',
    ],
    [
      'a zone that does not exist',
      '---\ntimezone: Mars/Olympus\n---',
      'incidents/x.md:2:11 wrong-type: `timezone` must be an IANA time zone such as Europe/London, or an offset such as +02:00, not `Mars/Olympus`. Write a value of the kind that is asked for.',
    ],
  ])('%s', (_name, front, message) => {
    expect(problemsOf(front)).toEqual([message]);
  });

  test('a bomb of aliases is refused at once', () => {
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 20 }, (_, i) => `k${i}: [*a,*a,*a,*a]`).join('\n')}\n---`;
    const started = performance.now();
    const problems = problemsOf(bomb);
    expect(problems.every((message) => message.includes('yaml-alias'))).toBe(true);
    expect(problems.length).toBeGreaterThan(1);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('all faults are told in one run, in the order of their lines', () => {
    expect(problemsOf('---\nsevrity: a\ndate: 2024-13-01\n---').map((message) => message.split(' ')[0])).toEqual([
      'incidents/x.md:2:1',
      'incidents/x.md:3:7',
    ]);
  });
});

test('values are read as written: no number, no switch, no date is made of them', () => {
  const { incidents } = readDocument({ path: 'x.md', text: `---\ntitle: 1.10\nseverity: no\nstatus: 010\n---\n${BODY}` }, CONTEXT);
  expect(incidents.map(({ title, severity, status }) => [title.value, severity?.value, status?.value])).toEqual([['1.10', 'no', '010']]);
});

test.each(['date: 2019-10-17 14:00:00 +1000', 'date: "2019-10-17T14:00:00+10:00"', 'date: 2019-10-17T04:00:00Z'])(
  'the day of a page that another generator dated to the second: %s',
  (line) => {
    const { incidents, problems } = readDocument(
      { path: 'x.md', text: `---\n${line}\n---\n\n# Outage\n\n## Root cause\n\nA bad cable.\n` },
      CONTEXT,
    );
    expect(problems).toEqual([]);
    expect(incidents[0]?.date.value).toBe('2019-10-17');
    expect(incidents[0]?.date.origin).toMatchObject({ kind: 'declared', range: { start: { line: 2 } } });
  },
);

test('a wrong key does not hide the right ones beside it', () => {
  const { incidents, problems } = readDocument({ path: 'x.md', text: `---\ntitle: Mine\nweight: 5\n---\n${BODY}` }, CONTEXT);
  expect(problems).toHaveLength(1);
  expect(incidents[0]?.title.value).toBe('Mine');
});

test('a rule of dashes over prose is no front matter', () => {
  expect(problemsOf('---\n\nJust a line of dashes, and then prose.\n')).toEqual([]);
});

test.each([
  ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['CR', (text: string) => text.replaceAll('\n', '\r')],
])('%s changes no value and no line', (_name, change) => {
  const text = `---\nseverity: major\n---\n${BODY}`;
  const facts = (source: string): unknown =>
    readDocument({ path: 'x.md', text: source }, CONTEXT).incidents.map(({ title, severity, rootCause }) =>
      [title, severity, rootCause].map((fact) => [fact?.value, fact?.origin.range?.start.line]),
    );
  expect(facts(change(text))).toEqual(facts(text));
  expect(facts(text)).toEqual([
    [
      ['Outage of 2024-05-01', 5],
      ['major', 2],
      ['A bad cable.', 9],
    ],
  ]);
});
