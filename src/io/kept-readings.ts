import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Named } from '../core/check/prose-links.ts';
import type { Reading } from '../core/parse/reading.ts';
import { isProblemCode, type ProblemCode } from '../core/problem.ts';
import { rangeSchema } from '../core/schema/fact.ts';
import { incidentSchema } from '../core/schema/incident.ts';
import { meetingSchema } from '../core/schema/meeting.ts';

/** What is kept of a document: what was understood of it, and its links. */
export interface KeptReading {
  readonly reading: Reading;
  readonly links: readonly Named[];
}

/** Readings of earlier runs. Each is kept under a key that changes with all that it was made from. */
export interface KeptReadings {
  readonly get: (key: string) => KeptReading | null;
  readonly put: (key: string, kept: KeptReading) => void;
  /** Writes what is new; what no `get` asked for goes when there is more of it than of the rest. */
  readonly save: () => void;
}

/** The key of a document: its bytes (by git's id), its path, the settings of its site and the program that reads it. */
export const readingKey = (oid: string, path: string, context: string): string =>
  createHash('sha256').update(`${oid}\0${path}\0${context}`).digest('base64url');

const KEY_LENGTH = 43;

/** Opens the readings that `file` keeps, a line each: its key, a tab, JSON. A line that a kill cut off is no reading. */
export function openKeptReadings(file: string): KeptReadings {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = linesOf(text);
  const used = new Set<string>();
  const fresh = new Map<string, KeptReading>();
  return {
    get: (key) => {
      const at = lines.get(key);
      const kept = at === undefined ? null : parseLine(text.slice(at.start + KEY_LENGTH + 1, at.end));
      if (kept !== null) used.add(key);
      return kept;
    },
    put: (key, kept) => void fresh.set(key, kept),
    save: () => {
      const added = [...fresh].map(([key, kept]) => `${key}\t${JSON.stringify(kept)}\n`);
      if (lines.size > 2 * (used.size + fresh.size)) {
        const stayed = [...used].flatMap((key) => lines.get(key) ?? []).map(({ start, end }) => `${text.slice(start, end)}\n`);
        replace(file, [...stayed, ...added]);
      } else if (added.length > 0) appendFileSync(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}${added.join('')}`);
    },
  };
}

function linesOf(text: string): Map<string, { readonly start: number; readonly end: number }> {
  const lines = new Map<string, { start: number; end: number }>();
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    if (text[start + KEY_LENGTH] === '\t') lines.set(text.slice(start, start + KEY_LENGTH), { start, end });
    start = end + 1;
  }
  return lines;
}

function replace(file: string, lines: readonly string[]): void {
  const fresh = `${file}.${String(process.pid)}`;
  writeFileSync(fresh, lines.join(''));
  renameSync(fresh, file);
}

const placeSchema = z.union([
  z.strictObject({ kind: z.literal('line'), path: z.string(), line: z.int(), column: z.int() }),
  z.strictObject({ kind: z.literal('unavailable'), path: z.string() }),
]);
const problemSchema = z.strictObject({
  code: z.custom<ProblemCode>((code) => typeof code === 'string' && isProblemCode(code)),
  severity: z.enum(['error', 'warning', 'advice']),
  place: placeSchema,
  found: z.string(),
  advice: z.string(),
  meant: z.string().exactOptional(),
});
const keptSchema = z.strictObject({
  reading: z.strictObject({
    path: z.string(),
    kind: z.enum(['incident', 'meeting', 'neither']),
    because: z.string(),
    meeting: meetingSchema.nullable(),
    incidents: z.array(incidentSchema),
    problems: z.array(problemSchema),
  }),
  links: z.array(z.strictObject({ url: z.string(), kind: z.enum(['link', 'image', 'slides']), range: rangeSchema.nullable() })),
});

function parseLine(json: string): KeptReading | null {
  try {
    const kept = keptSchema.safeParse(JSON.parse(json));
    return kept.success ? kept.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
