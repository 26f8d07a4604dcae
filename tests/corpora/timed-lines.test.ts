import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDocument } from '../../src/core/parse/read-document.ts';
import type { Reading } from '../../src/core/parse/reading.ts';
import { CONTEXT } from '../core/parse/context.ts';

/** Real reports lie beside the project where they may be read; they are not part of it. */
const CORPORA = join(import.meta.dirname, '../../../shared/corpora');

const TIMED_LINE =
  /^\s*(?:[-*+–]\s+|\d{1,2}[.)]\s+|\|\s*|#{2,6}\s+)?[*_`]{0,3}(?:\d{4}-\d\d-\d\d[ T]{1,4})?(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?\b/;

/** The numbers of the lines that begin with a time, below a heading that says "timeline" and outside of code. */
function timedLines(text: string): number[] {
  const found: number[] = [];
  let level = 0;
  let code = false;
  text.split('\n').forEach((line, index) => {
    if (/^\s*(?:```|~~~)/.test(line)) code = !code;
    const heading = code ? null : /^(#{1,6})\s+(.*)/.exec(line);
    const depth = heading?.[1]?.length ?? 0;
    if (heading !== null && (level === 0 || depth <= level)) level = /\btimeline\b/i.test(heading[2] ?? '') ? depth : 0;
    else if (level > 0 && !code && TIMED_LINE.test(line)) found.push(index + 1);
  });
  return found;
}

/** The lines that became an event, stand in the text of one, or are said to be wrong. */
function toldLines({ incidents, problems }: Reading): Set<number> {
  const lines = new Set<number>();
  const add = (from: number, to: number): void => {
    for (let line = from; line <= to; line += 1) lines.add(line);
  };
  for (const { timeline } of incidents) {
    for (const { origin, body } of timeline) {
      for (const range of [...body, origin.range]) if (range !== null) add(range.start.line, range.end.line);
    }
  }
  for (const { place } of problems) if (place.kind === 'line') add(place.line, place.line);
  return lines;
}

test('each timed line of a timeline in real reports is an event or a problem', () => {
  if (!existsSync(CORPORA)) {
    console.log(`skipped: no reports at ${CORPORA}`);
    return;
  }
  const reports = readdirSync(CORPORA, { recursive: true }).map(String).filter((path) => /^inc-.*\.md$/.test(path)); // prettier-ignore
  let count = 0;
  const lost = reports.flatMap((path) => {
    const text = readFileSync(join(CORPORA, path), 'utf8');
    const told = toldLines(readDocument({ path, text }, CONTEXT));
    const timed = timedLines(text);
    count += timed.length;
    return timed.filter((line) => !told.has(line)).map((line) => `${path}:${line}`);
  });
  console.log(`${count} timed lines in ${reports.length} reports`);
  expect(lost).toEqual([]);
  expect(count).toBeGreaterThan(500);
});
