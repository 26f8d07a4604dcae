import { expect, test } from 'vitest';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import { formatProblem } from '../../../src/core/problem.ts';
import { CONTEXT } from './context.ts';

const TEXT = `# Outage on May 14, 2024

## Timeline

<Timeline>
<Event at="2024-05-14T09:02" milestone="detected">The **alert** fires</Event>
<Event at="2024-05-14T09:10">
  Alert: restarted by hand

  - a note
</Event>
<Event at="2024-05-14T09:30" milestone="resolved">Orders work</Event>
</Timeline>

<Callout kind="note" title="Why">
  It was cold.
</Callout>

## Root cause

Ice on the line.

<Actions>

- [ ] Ana Lima: Warm it
- [x] Bo Ek: Scrape it

</Actions>
`;

const read = (text: string): ReturnType<typeof readDocument> => readDocument({ path: 'a.mdx', text }, CONTEXT);

test('events of components are events, with the milestones that they state', () => {
  const { incidents, problems } = read(TEXT);
  expect(problems).toEqual([]);
  const events = incidents[0]?.timeline ?? [];
  expect(events.map(({ when, text }) => [when.kind === 'instant' ? when.local : when.written, text])).toEqual([
    ['2024-05-14T09:02', 'The alert fires'],
    ['2024-05-14T09:10', 'Alert: restarted by hand'],
    ['2024-05-14T09:30', 'Orders work'],
  ]);
  // "Alert" in the second event would be the detection, if the first did not say that it is.
  expect(events.map(({ milestone }) => (milestone === null ? null : [milestone.value, milestone.origin.kind]))).toEqual([
    ['detected', 'read'],
    null,
    ['resolved', 'read'],
  ]);
  expect(events.flatMap(({ body }) => body.map(({ start, end }) => TEXT.slice(start.offset, end.offset)))).toEqual([
    'The **alert** fires',
    'Alert: restarted by hand',
    '- a note',
    'Orders work',
  ]);
});

test('the list in <Actions> is actions wherever it stands, and a callout is prose', () => {
  const [incident] = read(TEXT).incidents;
  expect(incident?.actions.map(({ text, owners, status }) => [text, owners[0]?.value, status?.value])).toEqual([
    ['Warm it', 'Ana Lima', 'open'],
    ['Scrape it', 'Bo Ek', 'done'],
  ]);
  expect(incident?.rootCause?.value).toBe('Ice on the line.');
  expect(incident?.sections.map(({ heading, blocks }) => [heading, ...blocks.map(({ start }) => start.line)])).toEqual([
    ['Timeline', 15],
    ['Root cause', 21],
  ]);
});

test('a timeline with a time that is none stays as it was written', () => {
  const text = '# Outage on May 14, 2024\n\n## Root cause\n\nIce.\n\n<Timeline><Event at="nine">a</Event></Timeline>\n';
  const { incidents, problems } = read(text);
  expect(problems.map(formatProblem)).toEqual([
    'a.mdx:7:11 bad-time: `nine` is not a time that is read. Write `at` as a day and a time: `2024-05-14T09:02`.',
  ]);
  expect(incidents[0]?.timeline).toEqual([]);
  expect(incidents[0]?.sections.flatMap(({ blocks }) => blocks.map(({ start }) => start.line))).toEqual([5, 7]);
});

test('what the gate refuses is told when the document is read', () => {
  const { problems } = read('# Outage on May 14, 2024\n\n## Root cause\n\nIce.\n\nimport x from "y"\n\n{1+1}\n\n<Timelin />\n');
  expect(problems.map(({ code, place }) => [code, place.kind === 'line' ? place.line : null])).toEqual([
    ['mdx-code', 7],
    ['mdx-code', 9],
    ['mdx-code', 11],
  ]);
  expect(read('# Outage on May 14, 2024\n\n<Callout>\n').problems.map(({ code }) => code)).toEqual(['mdx-syntax']);
});
