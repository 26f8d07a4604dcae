import { describe, expect, test } from 'vitest';
import { checkReadings } from '../../../src/core/check/check-readings.ts';
import type { Reading } from '../../../src/core/parse/reading.ts';
import { formatProblem } from '../../../src/core/problem.ts';
import type { Incident } from '../../../src/core/schema/incident.ts';
import type { Meeting } from '../../../src/core/schema/meeting.ts';
import { at, contextOf, event, exact, fact, incident, meeting, readAt, vague } from '../derive/factories.ts';

const reading = (path: string, given: Partial<Pick<Reading, 'meeting' | 'incidents'>>): Reading => ({
  path,
  kind: given.meeting === undefined ? 'incident' : 'meeting',
  because: 'front matter says so',
  meeting: null,
  incidents: [],
  problems: [],
  ...given,
});

function messages(readings: readonly Reading[], files: readonly string[] = [], texts: Readonly<Record<string, string>> = {}): string[] {
  return checkReadings(readings, new Set(files), contextOf(), new Map(Object.entries(texts))).map(formatProblem);
}

describe('duplicate-address', () => {
  const of = (path: string, id: string, given: Partial<Incident> = {}): Reading =>
    reading(path, { incidents: [incident(id, '2024-03-01', { path, ...given })] });

  test.each([
    ['two endings', 'incidents/a.md', 'a', 'incidents/a.mdx', 'a'],
    ['case', 'incidents/Café.md', 'CAFÉ', 'incidents/café.md', 'café'],
    ['spaces and dashes', 'incidents/db down.md', 'db down', 'incidents/db_down.md', 'db–down'],
    ['a dot at the end', 'incidents/a..md', 'a.', 'incidents/a.md', 'a'],
    ['folders', 'incidents/2024/a.md', '2024./A', 'incidents/2024/b.md', '2024/a'],
  ])('%s', (_, pathA, idA, pathB, idB) => {
    const [second, first, secondId] = pathA < pathB ? [pathB, pathA, idB] : [pathA, pathB, idA];
    const expected = `${second} duplicate-address: ${second} and ${first} have the same address, /incidents/${secondId}/. Rename one of the two files.`;
    expect(messages([of(pathA, idA), of(pathB, idB)])).toEqual([expected]);
    expect(messages([of(pathB, idB), of(pathA, idA)])).toEqual([expected]);
  });

  test('composed letters: two names that look the same, and how they differ', () => {
    const [one, two] = [of('incidents/caf\u00E9.md', 'caf\u00E9'), of('incidents/cafe\u0301.md', 'cafe\u0301')];
    const expected =
      'incidents/caf\u00E9.md duplicate-address: incidents/caf\u00E9.md and incidents/cafe\u0301.md (which differ in how a letter with an accent is stored: as one character or as two) have the same address, /incidents/caf\u00E9/. Rename one of the two files.';
    expect(messages([one, two])).toEqual([expected]);
    expect(messages([two, one])).toEqual([expected]);
  });

  test('two found incidents of one heading, at the second', () => {
    const found = (line: number): Incident =>
      incident('m/outage', '2024-03-01', { path: 'm.md', foundIn: { meetingId: 'm', anchor: 'x', heading: 'Outage', range: at(line) } });
    expect(messages([reading('m.md', { meeting: meeting('m', '2024-03-01'), incidents: [found(4), found(20)] })])).toEqual([
      'm.md:20:1 duplicate-address: two incidents of this document have the address /incidents/m/outage/. Rename one of the two headings.',
    ]);
  });

  test('a meeting and an incident do not compete, nor do three files pass as two', () => {
    const one = reading('meetings/a.md', { meeting: meeting('a', '2024-03-01', { path: 'meetings/a.md' }) });
    expect(messages([one, of('incidents/a.md', 'a')])).toEqual([]);
    expect(messages([of('a.md', 'a'), of('b.md', 'a'), of('c.md', 'a')])).toHaveLength(2);
  });
});

describe('stated-duration', () => {
  const typed = (written: string, minutes: number, from: 'started' | 'detected' = 'started', when = exact('2024-03-18T14:00')): string[] =>
    messages([
      reading('a.md', {
        incidents: [
          incident('a', '2024-03-18', {
            zone: fact('UTC'),
            statedDuration: fact({ written, minutes }, 7),
            timeline: [event('t-1', when, 'Begins', from), event('t-2', exact('2024-03-18T14:45'), 'Over', 'resolved')],
          }),
        ],
      }),
    ]);

  test('at the line of the typed number, with the two events', () => {
    expect(typed('30 minutes', 30)).toEqual([
      'a.md:7:1 stated-duration: “30 minutes” is not what the events give: 45 min, from started 14:00 to resolved 14:45. Correct the number or the times.',
    ]);
  });

  test('a longer one asks for the start where only detection is known', () => {
    expect(typed('2 hours', 120, 'detected')).toEqual([
      'a.md:7:1 stated-duration: “2 hours” is not what the events give: 45 min, from detected 14:00 to resolved 14:45. Correct the number or the times, or add the event with which it started.',
    ]);
  });

  test.each([
    ['45 minutes', 45],
    ['about 48 minutes', 48],
    ['1 hour', 60],
    ['0h 45m', 45],
  ])('%s agrees', (written, minutes) => {
    expect(typed(written, minutes)).toEqual([]);
  });

  test('nothing is compared with a vague time', () => {
    expect(typed('3 hours', 180, 'started', vague('early morning', '2024-03-18T06:00'))).toEqual([]);
  });

  test('60 minutes are not an hour or so', () => {
    expect(typed('60 minutes', 60)).toHaveLength(1);
  });
});

describe('dead-link', () => {
  const withSlides = (slides: string): Meeting =>
    meeting('m', '2024-03-01', {
      path: 'meetings/m.md',
      talks: [{ title: 'Tokens', presenter: null, slides: fact(slides, 94), origin: readAt(88) }],
    });
  const talk = (slides: string, files: readonly string[] = []): string[] =>
    messages([reading('meetings/m.md', { meeting: withSlides(slides) })], files);

  test('slides that are not there, at their line', () => {
    expect(talk('/docs/slides/tokens.pdf')).toEqual([
      'meetings/m.md:94:1 dead-link: the file “/docs/slides/tokens.pdf” is not in the content folder. Correct the path, or add the file.',
    ]);
  });

  test.each(['https://slides.example/tokens', 'the wiki', 'Ann has them'])('"%s" names no file', (slides) => {
    expect(talk(slides)).toEqual([]);
  });

  test('slides that are there', () => {
    expect(talk('/docs/slides/tokens.pdf', ['docs/slides/tokens.pdf'])).toEqual([]);
    expect(talk('../docs/slides/tokens.pdf', ['docs/slides/tokens.pdf'])).toEqual([]);
  });

  const prose = (text: string): string[] =>
    messages([reading('incidents/2024/a.md', {})], ['incidents/2024/b.md', 'images/Graph 1.png'], { 'incidents/2024/a.md': text }).filter(
      (message) => !message.includes(' dead-anchor: '),
    );

  test.each([
    ['[b](b.md)', []],
    ['[b](./b.md#cause)', []],
    ['[b](b.md?plain)', []],
    ['[web](https://x.example/a) [mail](mailto:a@x.example) [here](#cause)', []],
    ['![load](../../images/Graph%201.png)', []],
    ['![load](</images/Graph 1.png>)', []],
    ['`[b](gone.md)`', []],
    ['[b](gone.md)', ['1:1 dead-link: the file “gone.md” is not in the content folder. Correct the path, or add the file.']],
    ['[b]\n\n[b]: gone.md', ['3:1 dead-link: the file “gone.md” is not in the content folder. Correct the path, or add the file.']],
    ['see ![load](graph.png)', ['1:5 dead-link: the image “graph.png” is not in the content folder. Correct the path, or add the file.']],
    [
      '[p](../../../etc/passwd)',
      [
        '1:1 dead-link: the file “../../../etc/passwd” is outside the content folder. Put it into the content folder, or link to its address.',
      ],
    ],
    [
      '![load](/images/graph%201.PNG)',
      ['1:1 dead-link: the image “/images/graph%201.PNG” is not in the content folder. The file is named images/Graph 1.png: write it so.'],
    ],
    ['[b](%E0%A4%A)', ['1:1 dead-link: the file “%E0%A4%A” is not in the content folder. Correct the path, or add the file.']],
    [
      '---\ntitle: "[x](gone.md)"\n---\n\n[b](c.md)',
      ['5:1 dead-link: the file “c.md” is not in the content folder. Correct the path, or add the file.'],
    ],
  ])('%j', (text, expected) => {
    expect(prose(text)).toEqual(expected.map((message) => `incidents/2024/a.md:${message}`));
  });

  test('slides that are a link are told once', () => {
    const text = `${'\n'.repeat(93)}[Slides](gone.pdf)`;
    const found = messages([reading('meetings/m.md', { meeting: withSlides('gone.pdf') })], [], { 'meetings/m.md': text });
    expect(found).toEqual([
      'meetings/m.md:94:1 dead-link: the file “gone.pdf” is not in the content folder. Correct the path, or add the file.',
    ]);
  });
});

test('problems come sorted by file and line', () => {
  const talks = [9, 4].map((line) => ({ title: 'T', presenter: null, slides: fact(`gone-${line}.pdf`, line), origin: readAt(line) }));
  const of = (path: string): Reading => reading(path, { meeting: meeting(path, '2024-03-01', { path, talks }) });
  expect(messages([of('b.md'), of('a.md')]).map((message) => message.split(' ')[0])).toEqual([
    'a.md:4:1',
    'a.md:9:1',
    'b.md:4:1',
    'b.md:9:1',
  ]);
});
