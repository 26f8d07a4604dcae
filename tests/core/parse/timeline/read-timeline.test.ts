import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventSchema, type TimelineEvent } from '../../../../src/core/schema/parts.ts';
import { readMarkdown } from './read-markdown.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const localOf = ({ when }: TimelineEvent): string | null => (when.kind === 'instant' || when.kind === 'vague' ? when.local : null);
const sourceOf = (text: string, event: TimelineEvent): string[] => event.body.map(({ start, end }) => text.slice(start.offset, end.offset));

describe('the places of an event', () => {
  const text = '# Review\r\n\r\n- **14:23** &amp; 2 **pools** [full](x.md)\r\n  for `all`\r\n- 14:30 😀 better\r\n';
  const { events } = readMarkdown(text);

  it('names the line that it was read from', () => {
    expect(events.map(({ origin }) => [origin.kind, origin.range?.start.line, origin.range?.start.column])).toEqual([
      ['read', 3, 3],
      ['read', 5, 3],
    ]);
  });

  it('has the source of its text, formatting and links included, without the time', () => {
    expect(sourceOf(text, events[0] ?? fail())).toEqual(['&amp; 2 **pools** [full](x.md)\r\n  for `all`']);
    expect(sourceOf(text, events[1] ?? fail())).toEqual(['😀 better']);
  });

  it('has plain text for people', () => expect(events.map((event) => event.text)).toEqual(['& 2 pools full for all', '😀 better']));

  it('leaves no half mark where the bold ends inside the text', () => {
    const bold = '**14:23 Alerts** fired';
    expect(sourceOf(bold, readMarkdown(bold).events[0] ?? fail())).toEqual(['Alerts', ' fired']);
  });

  it('keeps blocks below an item with it', () => {
    const nested = '- 10:00: Stopped\n  - warm\n\n  ```\n  log\n  ```\n';
    expect(sourceOf(nested, readMarkdown(nested).events[0] ?? fail())).toEqual(['Stopped', '- warm', '```\n  log\n  ```']);
  });
});

function fail(): never {
  throw new Error('the event is missing');
}

describe('days', () => {
  const days = (text: string, date: string | null = '2024-05-14'): (string | null)[] => readMarkdown(text, { date }).events.map(localOf);

  it('rolls forward when the clock passes midnight', () => {
    expect(days('- 23:50: a\n- 00:10: b\n- 00:20: c')).toEqual(['2024-05-14T23:50', '2024-05-15T00:10', '2024-05-15T00:20']);
  });
  it('goes on for three days', () => {
    expect(days('- 22:00: a\n- 09:00: b\n- 21:00: c\n- 03:00: d')).toEqual([
      '2024-05-14T22:00',
      '2024-05-15T09:00',
      '2024-05-15T21:00',
      '2024-05-16T03:00',
    ]);
  });
  it('does not roll past a day that is written below', () => {
    expect(days('- 2024-05-14 23:50: a\n- 00:10: b\n- 2024-05-14 23:55: c')).toEqual([
      '2024-05-14T23:50',
      '2024-05-14T00:10',
      '2024-05-14T23:55',
    ]);
  });
  it('takes one early time between late ones for a line out of place', () => {
    expect(days('- 14:00: a\n- 15:00: b\n- 08:30: c\n- 15:10: d')).toEqual([
      '2024-05-14T14:00',
      '2024-05-14T15:00',
      '2024-05-14T08:30',
      '2024-05-14T15:10',
    ]);
  });
  it('takes the year from the document, across its end', () => {
    expect(days('- Dec 31 23:50: a\n- Jan 1 00:10: b', '2023-12-31')).toEqual(['2023-12-31T23:50', '2024-01-01T00:10']);
  });
  it('reads 03/04 by the document: the day near it', () => {
    expect(days('- 03/04 10:00: a', '2024-03-04')).toEqual(['2024-03-04T10:00']);
    expect(days('- 03/04 10:00: a', '2024-04-03')).toEqual(['2024-04-03T10:00']);
  });
  it('knows no day without one', () => expect(days('- 10:00: a\n- 11:00: b', null)).toEqual([null, null]));
  it('reads 24:00 as the end of the day', () => expect(days('- 24:00: a')).toEqual(['2024-05-15T00:00']));
});

describe('what is no event', () => {
  it.each([
    ['a sentence that names a day', 'March 18 was a bad day for 15 people.'],
    ['a number with a dot', '- 15.26 GB were lost\n- 1.2.3 was released'],
    ['a list without times', '- one\n- two'],
    ['a table without times', '| a | b |\n| - | - |\n| 1 | 2 |'],
    ['a length of time', '- Duration: 14:23 - 15:08'],
    ['a log in a fence, of which few lines have times', '```\n10:00:00 boot\nprobing\nprobing\nprobing\n10:00:01 done\n```'],
  ])('%s', (_, text) => {
    const { events, prose } = readMarkdown(text);
    expect(events).toEqual([]);
    expect(prose).toHaveLength(1);
  });
});

/** Forms that a machine can write; each gives the Markdown of events in one day. */
const forms: [name: string, write: (rows: readonly Row[]) => string][] = [
  ['list with a colon', (rows) => rows.map(({ clock, text }) => `- ${clock}: ${text}`).join('\n')],
  ['list with a dash', (rows) => rows.map(({ clock, text }) => `- ${clock} - ${text}`).join('\n')],
  ['numbered, bold', (rows) => rows.map(({ clock, text }, index) => `${String(index + 1)}. **${clock}** — ${text}`).join('\n')],
  ['paragraphs', (rows) => rows.map(({ clock, text }) => `${clock} – ${text}`).join('\n\n')],
  ['hard line ends', (rows) => rows.map(({ clock, text }) => `\`${clock}\` ${text}`).join('  \n')],
  ['headings', (rows) => rows.map(({ clock, text }) => `### ${clock}\n\n${text}`).join('\n\n')],
  ['table', (rows) => ['| Time | Event |', '| - | - |', ...rows.map(({ clock, text }) => `| ${clock} | ${text} |`)].join('\n')],
  ['dated', (rows) => rows.map(({ clock, text }) => `- 2024-05-14 ${clock} ${text}`).join('\n')],
  ['twelve hours', (rows) => rows.map(({ minutes, text }) => `- ${twelve(minutes)}: ${text}`).join('\n')],
];

interface Row {
  readonly minutes: number;
  readonly clock: string;
  readonly text: string;
}

const twelve = (minutes: number): string => {
  const hour = Math.floor(minutes / 60);
  return `${String(hour % 12 === 0 ? 12 : hour % 12)}:${two(minutes % 60)} ${hour < 12 ? 'AM' : 'PM'}`;
};

const words = fc.array(fc.constantFrom('queue', 'grows', 'Ann', 'restarts', 'the', 'broker', 'v2', 'and', 'waits'), {
  minLength: 1,
  maxLength: 6,
});
const rowsOf = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1439 }), words), { minLength: 1, maxLength: 12 })
  .map((pairs) =>
    pairs.map(([minutes, parts]): Row => ({
      minutes,
      clock: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
      text: `x ${parts.join(' ')}`,
    })),
  )
  .map((rows) => rows.sort((a, b) => a.minutes - b.minutes));

describe('any timeline of a form', () => {
  it.each(forms)('%s reads back to the same events', (_, write) => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const { events, prose, problems } = readMarkdown(write(rows));
        expect(events.map((event) => [localOf(event), event.text])).toEqual(rows.map(({ clock, text }) => [`2024-05-14T${clock}`, text]));
        expect([prose, problems]).toEqual([[], []]);
        expect(new Set(events.map(({ id }) => id)).size).toBe(rows.length);
      }),
      { numRuns: 60 },
    );
  });
});

const piece = fc.oneof(
  fc.constantFrom(
    '14:23',
    '25:61',
    '2024-02-30',
    '03/04',
    '~',
    '**',
    '`',
    '|',
    '\n',
    '\n\n',
    '- ',
    '  - ',
    '### ',
    '> ',
    '```',
    'UTC',
    'PST',
    'T+5m',
    '(',
    ')',
    '[x]',
    ' - ',
    ': ',
    '&amp;',
    '\\',
    '<b>',
    'a',
    '\r',
    '😀',
    '\u2028',
    '\u0000',
    '--:--',
    '|-|-|',
  ),
  fc.string({ maxLength: 6, unit: 'binary' }),
);
const anyText = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));

describe('any text', () => {
  it('does not throw, and gives facts of the right shape with places inside it', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('2024-03-31', null), (text, date) => {
        const { events, prose, problems } = readMarkdown(text, { date, zone: 'Europe/Berlin' });
        for (const event of events) eventSchema.parse(event);
        const ranges = [...prose, ...events.flatMap(({ body }) => body)];
        for (const { start, end } of ranges) expect(start.offset < end.offset && end.offset <= text.length).toBe(true);
        for (const { place } of problems) expect(place.kind).toBe('line');
        expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
      }),
      { numRuns: 400 },
    );
  });

  it('makes no prose of the nothing before an escaped line end', () => {
    const { events, prose } = readMarkdown('\\\r14:23 - oven cools', { date: '2024-03-31', zone: 'Europe/Berlin' });
    expect(events.map((event) => event.text)).toEqual(['oven cools']);
    expect(prose).toEqual([]);
  });

  it('gives a place to a text that is an escaped entity', () => {
    const [event] = readMarkdown('\\&amp;\n14:23', { date: '2024-03-31', zone: 'Europe/Berlin' }).events;
    expect(event?.body.map(({ start, end }) => end.offset - start.offset > 0)).toEqual([true]);
  });

  it('loses no word: each is in an event, in prose or in a time', () => {
    const marker = fc.integer({ min: 0, max: 99_999 }).map((number) => `w${String(number)}w`);
    const line = fc.tuple(
      fc.constantFrom(
        '- 14:23: ',
        '- ',
        '14:23 - ',
        '### 10:00 ',
        '### ',
        '  - ',
        '> ',
        '| 10:00 | ',
        '- 25:99: ',
        '~12:30 ',
        '- 2024-05-14: ',
      ),
      marker,
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
        const text = lines.map(([start, word]) => `${start}${word}${start.startsWith('|') ? ' |' : ''}`).join('\n');
        const { events, prose } = readMarkdown(text);
        const kept = [...prose, ...events.flatMap(({ body }) => body)]
          .map(({ start, end }) => text.slice(start.offset, end.offset))
          .join('\n');
        for (const [, word] of lines) expect(kept).toContain(word);
      }),
      { numRuns: 200 },
    );
  });
});

describe('size', () => {
  it('reads 100,000 lines in seconds', () => {
    const text = Array.from(
      { length: 100_000 },
      (_, index) => `- ${two(Math.floor(index / 60) % 24)}:${two(index % 60)}: step ${String(index)}`,
    ).join('\n');
    const start = performance.now();
    expect(readMarkdown(text, { zone: 'Europe/Berlin' }).events).toHaveLength(100_000);
    expect(performance.now() - start).toBeLessThan(40_000);
  }, 120_000);
});

it('between clocks of two zones a day passes when the moments say so, not when the figures go back', () => {
  const text = '- 22:00 PST: down\n- 08:05 UTC: up\n- 00:30 PST: over\n- 16:45 UTC: cleaned up\n- 10:00 PST: told';
  const events = readMarkdown(text, { date: '2024-03-05', zone: 'America/Los_Angeles' }).events;
  // 22:00 PST is 06:00 UTC of the next day.
  expect(events.map(({ when }) => (when.kind === 'instant' ? when.instant : null))).toEqual([
    '2024-03-06T06:00:00Z',
    '2024-03-06T08:05:00Z',
    '2024-03-06T08:30:00Z',
    '2024-03-06T16:45:00Z',
    '2024-03-06T18:00:00Z',
  ]);
});

it('with the newest first, too', () => {
  const text = '- 18:00 UTC: over\n- 17:50 UTC: up\n- 17:40 UTC: found\n- 08:30 PST: down\n- 16:20 UTC: deployed';
  const events = readMarkdown(text, { date: '2024-03-05', zone: 'UTC' }).events;
  expect(events.map(({ when }) => (when.kind === 'instant' ? when.instant.slice(0, 16) : null))).toEqual([
    '2024-03-05T18:00',
    '2024-03-05T17:50',
    '2024-03-05T17:40',
    '2024-03-05T16:30',
    '2024-03-05T16:20',
  ]);
});

it('a time without a zone goes on in the zone that the time above it said, where its own would set it back', () => {
  const text = '- At 3:28 PM UTC on 2025-11-23 the key is used\n- At 3:43 PM it is used again\n- At 11:20 PM the key is revoked\n';
  const events = readMarkdown(text, { zone: '+02:00' }).events;
  expect(events.map(({ when }) => (when.kind === 'instant' ? when.instant : when.kind))).toEqual([
    '2025-11-23T15:28:00Z',
    '2025-11-23T15:43:00Z',
    '2025-11-23T21:20:00Z',
  ]);
});
