import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../io/json.ts';

/** What a build knows of a timeline that an earlier one has drawn. */
export interface DrawnTimeline {
  /** Of the drawing in the cache. */
  readonly name: string;
  /** The anchors of the events that are drawn, in order. */
  readonly shown: readonly string[];
  /** How many of them its card shows. */
  readonly onCard: number;
}

const drawnSchema = z.strictObject({ name: z.string(), shown: z.array(z.string()), onCard: z.number() });
const fileSchema = z.strictObject({ program: z.string(), timelines: z.array(z.tuple([z.string(), drawnSchema])) });

const FILE = 'drawn.json';

/** What is known of the timelines in `dir`, by the digest of what they show: nothing where another `program` drew them. */
export function readDrawn(dir: string, program: string): Map<string, DrawnTimeline> {
  const file = join(dir, FILE);
  const read = existsSync(file) ? fileSchema.safeParse(parseJson(readFileSync(file, 'utf8'))) : null;
  return new Map(read?.success === true && read.data.program === program ? read.data.timelines : []);
}

/** Keeps it for the next build, in place of what was known. Written beside and renamed, so that a kill leaves no half of it. */
export function keepDrawn(dir: string, program: string, timelines: ReadonlyMap<string, DrawnTimeline>): void {
  const fresh = join(dir, `${FILE}.${String(process.pid)}`);
  writeFileSync(fresh, JSON.stringify({ program, timelines: [...timelines] }));
  renameSync(fresh, join(dir, FILE));
}
