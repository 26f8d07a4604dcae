import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Files of the last build, by their key. All are in one pack: thousands of small files cost more than rendering them. */
export interface KeptPages {
  /** The bytes of `file` where they were kept under this key, or null. */
  readonly read: (file: string, key: string) => Buffer | null;
  /** Keeps a file for the next build. What is not kept again is forgotten. */
  readonly keep: (file: string, key: string, bytes: Uint8Array) => void;
  /** Ends this part of what is kept: another process may keep other files of the same site, in a pack of its own. */
  readonly part: () => KeptPart;
  /** Puts what was kept, here and in `others`, in place of what the last build kept. */
  readonly finish: (others?: readonly KeptPart[]) => void;
  /** Leaves what the last build kept as it is. */
  readonly abandon: () => void;
}

/** File, key, place in the pack, bytes, and their digest. */
const entrySchema = z.tuple([z.string(), z.string(), z.number(), z.number(), z.string()]);
const partSchema = z.strictObject({ pack: z.string(), files: z.array(entrySchema) });
const indexSchema = z.strictObject({ maker: z.string(), parts: z.array(partSchema) });
type Entry = z.infer<typeof entrySchema>;
/** One pack, and what is in it. */
export type KeptPart = z.infer<typeof partSchema>;

export const isKeptPart = (value: unknown): value is KeptPart => partSchema.safeParse(value).success;

const INDEX = 'rendered.json';
const PACK = /^rendered-[\w-]+\.pack$/;

/** The files that are kept in `dir`. `maker` says what rendered them: those of another are as if they were not there. */
export function openKeptPages(dir: string, maker: string): KeptPages {
  const last = readIndex(join(dir, INDEX));
  const usable = last?.maker === maker ? last.parts.filter((part) => existsSync(join(dir, part.pack))) : [];
  const open = usable.map((part) => ({ part, from: openSync(join(dir, part.pack), 'r') }));
  const known = new Map(open.flatMap(({ part, from }) => part.files.map((entry) => [entry[0], { entry, from }])));
  const pack = `rendered-${randomUUID()}.pack`;
  const to = openSync(join(dir, pack), 'w');
  const files: Entry[] = [];
  let end = 0;
  const close = (): void => {
    for (const fd of [to, ...open.map(({ from }) => from)]) closeSync(fd);
  };
  return {
    read: (file, key) => {
      const last = known.get(file);
      if (last?.entry[1] !== key) return null;
      const { entry, from } = last;
      const bytes = Buffer.allocUnsafe(entry[3]);
      const whole = readSync(from, bytes, 0, entry[3], entry[2]) === entry[3];
      return whole && digestOf(bytes) === entry[4] ? bytes : null;
    },
    keep: (file, key, bytes) => {
      writeSync(to, bytes);
      files.push([file, key, end, bytes.length, digestOf(bytes)]);
      end += bytes.length;
    },
    part: () => {
      close();
      return { pack, files };
    },
    finish: (others = []) => {
      close();
      keepIndex(dir, maker, [{ pack, files }, ...others]);
    },
    abandon: () => {
      close();
      rmSync(join(dir, pack), { force: true });
    },
  };
}

function keepIndex(dir: string, maker: string, parts: readonly KeptPart[]): void {
  const fresh = join(dir, `${INDEX}.${String(process.pid)}`);
  writeFileSync(fresh, JSON.stringify({ maker, parts }));
  renameSync(fresh, join(dir, INDEX));
  const packs = new Set(parts.map((part) => part.pack));
  for (const name of readdirSync(dir)) if (PACK.test(name) && !packs.has(name)) rmSync(join(dir, name));
}

/** Finds what a full disk or a crash has damaged. */
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64').slice(0, 22);

/** An index that a kill cut off, or that an older program wrote, is no index. */
function readIndex(file: string): z.infer<typeof indexSchema> | null {
  if (!existsSync(file)) return null;
  try {
    return indexSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
