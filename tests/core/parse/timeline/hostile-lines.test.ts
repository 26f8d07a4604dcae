import { describe, expect, it } from 'vitest';
import { DATE_PATTERNS, findDates } from '../../../../src/core/parse/dates.ts';
import { BRACKET_PATTERNS } from '../../../../src/core/parse/timeline/bracket-note.ts';
import { DAY_PATTERNS } from '../../../../src/core/parse/timeline/day.ts';
import { MILESTONE_PATTERNS, milestonesIn } from '../../../../src/core/parse/timeline/milestones.ts';
import { ROUGH_PATTERNS } from '../../../../src/core/parse/timeline/rough-time.ts';
import { DURATION_PATTERNS, measureStated } from '../../../../src/core/parse/timeline/stated-duration.ts';
import { STAMP_PATTERNS } from '../../../../src/core/parse/timeline/stamp.ts';
import { TIME_PATTERNS } from '../../../../src/core/parse/timeline/time-of-day.ts';
import { findZone } from '../../../../src/core/parse/zone.ts';
import { readMarkdown } from './read-markdown.ts';

const LENGTH = 50_000;
const repeat = (unit: string): string => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);

const HOSTILE = [
  ' ', '1', '14:23 ', '14:23-', '2024-03-18 ', '2024-', 'March ', 'March 1 ', '1 ', '1/', '1.', '(', '((', ')', '- ', '~', ':', '+1 ', 'T+1', '1h', '1 h ',
  'an ', 'alert ', 'alerts for a ', 'cause a b c d ', 'fix ', 'not ', 'to ', 'UTC', 'UTC+', 'Europe/', 'Europe/A ', 'PST ', 'pacific ', '\u00a0', '😀', 'a', 'day ', '[', '|', 'service ', '24:00 ', 'early ',
].map(repeat); // prettier-ignore

const PATTERNS = [
  DATE_PATTERNS,
  BRACKET_PATTERNS,
  DAY_PATTERNS,
  MILESTONE_PATTERNS,
  ROUGH_PATTERNS,
  DURATION_PATTERNS,
  STAMP_PATTERNS,
  TIME_PATTERNS,
].flat();
const LIMIT_MS = 1000;

function took(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

describe('lines of 50,000 characters that would trap a careless expression', () => {
  it.each(PATTERNS.map((pattern): [string, RegExp] => [pattern.source.slice(0, 60), pattern]))('%s', (_, pattern) => {
    const slowest = Math.max(
      ...HOSTILE.map((text) => took(() => text.replace(new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`), ''))),
    );
    expect(slowest).toBeLessThan(LIMIT_MS);
  });

  it.each([
    ['dates', findDates],
    ['zones', findZone],
    ['lengths of time', measureStated],
    ['milestones', milestonesIn],
    ['a whole timeline', (text: string) => readMarkdown(`- 14:23: ${text}`)],
    ['a line', (text: string) => readMarkdown(text)],
  ])('%s', (_, read) => {
    for (const text of HOSTILE) expect([text.slice(0, 12), took(() => read(text)) < LIMIT_MS]).toEqual([text.slice(0, 12), true]);
  });
});
