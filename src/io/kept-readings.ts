import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Named } from '../core/check/prose-links.ts';
import type { Reading } from '../core/parse/reading.ts';

/** What is kept of a document: what was understood of it, and its links. */
export interface KeptReading {
  readonly reading: Reading;
  readonly links: readonly Named[];
}

/** What earlier runs have made. Each is kept under a key that changes with all that it was made from, as `keyOf` makes them. */
export interface Kept<T> {
  readonly get: (key: string) => T | null;
  readonly put: (key: string, kept: T) => void;
  /** Writes what is new; what no `get` asked for goes when there is more of it than of the rest. */
  readonly save: () => void;
}

export type KeptReadings = Kept<KeptReading>;

/** A key of the length that all have. */
export const keyOf = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\0')).digest('base64url');

/** The key of a document: its bytes (by git's id), its path, the settings of its site and the program that reads it. */
export const readingKey = (oid: string, path: string, context: string): string => keyOf(oid, path, context);

const KEY_LENGTH = 43;

/** Opens the readings that `file` keeps. */
export const openKeptReadings = (file: string): KeptReadings => openKept(file, keptSchema);

/** Opens what `file` keeps, a line each: its key, a digest, JSON. A line that a kill cut off is as if it were not there. */
export function openKept<T>(file: string, schema: z.ZodType<T>): Kept<T> {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = linesOf(text);
  const used = new Set<string>();
  const fresh = new Map<string, T>();
  return {
    get: (key) => {
      const at = lines.get(key);
      const kept = at === undefined ? null : parseLine(text.slice(at.start + KEY_LENGTH + 1, at.end), schema);
      if (kept !== null) used.add(key);
      return kept;
    },
    put: (key, kept) => void fresh.set(key, kept),
    save: () => {
      const added = [...fresh].map(([key, kept]) => lineOf(key, JSON.stringify(kept)));
      if (lines.size > 2 * (used.size + fresh.size)) {
        const stayed = [...used].flatMap((key) => lines.get(key) ?? []).map(({ start, end }) => `${text.slice(start, end)}\n`);
        replace(file, [...stayed, ...added]);
      } else if (added.length > 0) appendFileSync(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}${added.join('')}`);
    },
  };
}

const lineOf = (key: string, json: string): string => `${key}\t${digestOf(json)}\t${json}\n`;

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

/** What this program wrote and nobody changed, by the digest before it: checking it against the schemas again took longer than reading it. */
const keptSchema = z.custom<KeptReading>((kept) => typeof kept === 'object' && kept !== null && 'reading' in kept && 'links' in kept);

function parseLine<T>(line: string, schema: z.ZodType<T>): T | null {
  const json = line.slice(DIGEST_LENGTH + 1);
  if (digestOf(json) !== line.slice(0, DIGEST_LENGTH)) return null;
  const kept = schema.safeParse(JSON.parse(json));
  return kept.success ? kept.data : null;
}

const DIGEST_LENGTH = 27;
const digestOf = (json: string): string => createHash('sha1').update(json).digest('base64url');
