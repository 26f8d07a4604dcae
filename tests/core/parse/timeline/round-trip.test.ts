import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDocument } from '../../../../src/core/parse/read-document.ts';
import { CONTEXT } from '../context.ts';

interface Happening {
  /** Minutes since midnight. */
  readonly minute: number;
  readonly text: string;
}

const two = (value: number): string => String(value).padStart(2, '0');
const clock = ({ minute }: Happening): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
const twelve = ({ minute }: Happening): string => `${Math.floor(minute / 60) % 12 || 12}:${two(minute % 60)} ${minute < 720 ? 'AM' : 'PM'}`;
const lines = (write: (event: Happening, index: number) => string) => (events: readonly Happening[]) => events.map(write).join('\n');
const table = (head: string, row: (event: Happening) => string) => (events: readonly Happening[]) =>
  `| ${head} |\n| --- | --- |\n${events.map((event) => `| ${row(event)} |`).join('\n')}`;

/** The ways in which people write the same timeline (the numbers are those of the notes). */
const FORMS: readonly (readonly [name: string, write: (events: readonly Happening[]) => string])[] = [
  ['1 list with a colon', lines((event) => `- ${clock(event)}: ${event.text}`)],
  ['2 zone on the line', lines((event) => `- ${clock(event)} UTC - ${event.text}`)],
  ['3 date line above', (events) => `2024-03-18\n\n${lines((event) => `- ${clock(event)} - ${event.text}`)(events)}`],
  ['4 time in backticks', lines((event) => `- \`${clock(event)}\` - ${event.text}`)],
  ['5 dated, colon', lines((event) => `- 2024-03-18 ${clock(event)}: ${event.text}`)],
  ['6 dated, space', lines((event) => `- 2024-03-18 ${clock(event)} ${event.text}`)],
  ['7 dated, dash', lines((event) => `- 2024-03-18 ${clock(event)} - ${event.text}`)],
  ['8 dot time', lines((event) => `- ${clock(event).replace(':', '.')}: ${event.text}`)],
  ['9 paragraphs, en dash', (events) => events.map((event) => `${clock(event)} – ${event.text}`).join('\n\n')],
  ['10 en dash as bullet', lines((event) => `– 2024-03-18 ${clock(event)}: ${event.text}`)],
  ['11 table', table('Time (UTC) | Event', (event) => `${clock(event)} | ${event.text}`)],
  ['11 table, dated', table('Date/Time | What', (event) => `2024-03-18 ${clock(event)} | ${event.text}`)],
  ['12 headings', (events) => events.map((event) => `### ${clock(event)}\n\n${event.text}`).join('\n\n')],
  ['13 bold, hard breaks', (events) => events.map((event) => `**${clock(event)}** - ${event.text}`).join('  \n')],
  ['14 twelve hours', lines((event) => `- ${twelve(event)}: ${event.text}`)],
  ['14 twelve hours, table', table('Time | Event', (event) => `${twelve(event)} | ${event.text}`)],
  ['17 ISO', lines((event) => `- 2024-03-18T${clock(event)}:00Z ${event.text}`)],
  ['19 fenced', (events) => `\`\`\`\n${lines((event) => `${clock(event)} ${event.text}`)(events)}\n\`\`\``],
  ['20 numbered, bold', lines((event, index) => `${index + 1}. **${clock(event)}** — ${event.text}`)],
  ['22 newest first', (events) => lines((event) => `- ${clock(event)} - ${event.text}`)(events.toReversed())],
];

const WORDS = [
  'oven',
  'door',
  'seal',
  'cools',
  'baker',
  'sees',
  'smoke',
  'flour',
  'arrives',
  'mixer',
  'turns',
  'again',
  'the',
  'of',
  'shop',
  'calls',
];
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 8 }).map((words) => words.join(' '));
/** Three events or more, minutes apart and within six hours, so that nothing hints at midnight or at another order. */
const happenings = fc
  .record({ start: fc.integer({ min: 0, max: 900 }), steps: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 3, maxLength: 9 }) })
  .chain(({ start, steps }) => {
    const minutes = steps.reduce<number[]>((all, step) => [...all, (all.at(-1) ?? start) + step], []);
    return fc.tuple(...minutes.map((minute) => text.map((said): Happening => ({ minute, text: said }))));
  });

test.each(FORMS)('a timeline written as %s reads back to the same events', (name, write) => {
  fc.assert(
    fc.property(happenings, (events) => {
      const source = `# Outage of 2024-03-18\n\n## Timeline (UTC)\n\n${write(events)}\n`;
      const { incidents, problems } = readDocument({ path: 'oven.md', text: source }, CONTEXT);
      const read = (incidents[0]?.timeline ?? []).map((event) => [event.when.kind === 'instant' ? event.when.instant : null, event.text]);
      const ordered = name.startsWith('22') ? events.toReversed() : events;
      expect(read).toEqual(ordered.map((event) => [`2024-03-18T${clock(event)}:00Z`, event.text]));
      expect(problems).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

const later = (event: Happening, minutes: number): string => clock({ ...event, minute: event.minute + minutes });

/** The ways that say more or less than a minute of UTC, each with what is read of an event. */
interface OtherForm {
  readonly name: string;
  readonly write: (event: Happening) => string;
  readonly read: (event: Happening) => unknown;
}
const OTHER_FORMS: readonly OtherForm[] = [
  {
    name: '15 relative',
    write: (event) => `- T+${event.minute}m: ${event.text}`,
    read: ({ minute }) => ({ kind: 'relative', offsetSeconds: minute * 60 }),
  },
  {
    name: '16 vague',
    write: (event) => `- ~${clock(event)} ${event.text}`,
    read: (event) => ({ kind: 'vague', local: `2024-03-18T${clock(event)}` }),
  },
  {
    name: '17 seconds',
    write: (event) => `- ${clock(event)}:07 ${event.text}`,
    read: (event) => ({ kind: 'instant', local: `2024-03-18T${clock(event)}:07` }),
  },
  {
    name: '18 ranges',
    write: (event) => `- ${clock(event)}–${later(event, 5)}: ${event.text}`,
    read: (event) => ({ local: `2024-03-18T${clock(event)}`, end: { local: `2024-03-18T${later(event, 5)}` } }),
  },
  {
    name: '23 zone said once, in a note',
    write: (event) => `- ${clock(event)} ${event.text}`,
    read: (event) => ({ zone: 'America/New_York', instant: `2024-03-18T${later(event, 240)}:00Z` }),
  },
];

test.each(OTHER_FORMS)('a timeline written as $name reads back to the same events', ({ write, read: expected }) => {
  fc.assert(
    fc.property(happenings, (events) => {
      const source = `# Outage of 2024-03-18\n\n## Timeline\n\nAll times Eastern.\n\n${events.map(write).join('\n')}\n`;
      const { incidents, problems } = readDocument({ path: 'oven.md', text: source }, CONTEXT);
      const read = incidents[0]?.timeline ?? [];
      expect(read.map((event) => event.text)).toEqual(events.map((event) => event.text));
      expect(read.map(({ when }) => when)).toMatchObject(events.map(expected));
      expect(problems).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('the words that mark a beginning and an end (21) are milestones, wherever they stand', () => {
  fc.assert(
    fc.property(happenings, (events) => {
      const marked = events.map((event, index) =>
        index === 0 ? `${event.text} <START OF OUTAGE>` : index === events.length - 1 ? `**OUTAGE ENDS** ${event.text}` : event.text,
      );
      const source = `# Outage of 2024-03-18\n\n## Timeline (UTC)\n\n${events.map((event, index) => `- ${clock(event)} ${marked[index] ?? ''}`).join('\n')}\n`;
      const [incident] = readDocument({ path: 'oven.md', text: source }, CONTEXT).incidents;
      const milestones = (incident?.timeline ?? []).map(({ milestone }) => milestone?.value ?? null);
      expect(milestones).toEqual(events.map((_, index) => (index === 0 ? 'started' : index === events.length - 1 ? 'resolved' : null)));
    }),
    { numRuns: 40 },
  );
});

const PIECES = [
  '# ',
  '## Timeline\n',
  '- ',
  '| a | b |\n| - | - |\n',
  '**',
  '`',
  '```\n',
  '14:23',
  '2024-02-30',
  '25:99',
  'T+5m',
  '(next day)',
  '---\n',
  ': ',
  '\n',
  '\n\n',
  '  ',
  '@ann',
  'Owner: ',
  '[x] ',
  '[',
  '](',
  'Attendees',
  'Action items',
  'UTC',
  '–',
  '\u0000',
  '\u202e',
  '🧨',
  '\ud800',
];
const soup = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 60 })
  .map((all) => all.join(''));

test.each(['incidents/a.md', 'meetings/2024-02-02.md', 'a.mdx'])('any text reads without a throw as %s', (path) => {
  fc.assert(
    fc.property(soup, (source) => {
      const reading = readDocument({ path, text: source }, CONTEXT);
      expect(['incident', 'meeting', 'neither']).toContain(reading.kind);
      for (const { place } of reading.problems)
        if (place.kind === 'line') expect(place.line).toBeLessThanOrEqual(source.split(/\r\n|\n|\r/).length);
    }),
    { numRuns: 200 },
  );
});
