import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventSchema, type When } from '../../../../src/core/schema/parts.ts';
import { readMarkdown } from './read-markdown.ts';

const FOLDER = new URL('../../../fixtures/timeline/', import.meta.url);

/** What a person reads off CASE.md: `at` is the wall clock, the day, the seconds of a relative time, or null. */
const expectedSchema = z.strictObject({
  date: z.string().nullable(),
  zone: z.string(),
  heading: z.string(),
  events: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      at: z.union([z.string(), z.number(), z.null()]),
      text: z.string(),
      milestone: z.string().optional(),
      instant: z.string().optional(),
      end: z.string().optional(),
    }),
  ),
  prose: z.number(),
  problems: z.array(z.string()),
});

const clockOf = (when: When): string | number | null =>
  when.kind === 'day' ? when.date : when.kind === 'relative' ? when.offsetSeconds : when.local;
const instantOf = (when: When): string | null => (when.kind === 'instant' || when.kind === 'vague' ? when.instant : null);

const cases = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.replace('.md', ''))
  .sort();

describe('a timeline in each form that people write', () => {
  it('has a fixture for every form', () => expect(cases.length).toBeGreaterThanOrEqual(34));

  it.each(cases)('%s', (name) => {
    const text = readFileSync(new URL(`${name}.md`, FOLDER), 'utf8');
    const expected = expectedSchema.parse(JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')));
    const { events, prose, problems } = readMarkdown(text, expected);
    const read = events.map((event, index) => {
      const wanted = expected.events[index];
      return {
        id: event.id,
        kind: event.when.kind,
        at: clockOf(event.when),
        text: event.text,
        ...(event.milestone === null ? {} : { milestone: event.milestone.value }),
        ...(wanted?.instant === undefined ? {} : { instant: instantOf(event.when) }),
        ...(wanted?.end === undefined ? {} : { end: event.when.kind === 'instant' ? event.when.end?.local : null }),
      };
    });
    expect(read).toEqual(expected.events);
    expect(prose.length).toBe(expected.prose);
    expect(problems.map(({ place, code }) => `${place.kind === 'line' ? String(place.line) : '?'} ${code}`)).toEqual(expected.problems);
    for (const event of events) eventSchema.parse(event);
  });
});
