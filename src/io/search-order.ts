import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import { z } from 'zod';

/** What Pagefind 1.5 writes: this word and CBOR, gzipped. */
const MARK = Buffer.from('pagefind_dcd');

/** A filter: its name, and each value with the numbers of its pages. */
const filterSchema = z.tuple([z.string(), z.array(z.tuple([z.string(), z.array(z.number())]))]);
/** Version, pages, chunks of words, filters with their files, orders; what follows is left as it is. */
const metaSchema = z.tuple([z.string(), z.unknown(), z.unknown(), z.array(z.tuple([z.string(), z.string()]))], z.unknown());
const entrySchema = z.looseObject({ languages: z.record(z.string(), z.looseObject({ hash: z.string() })) });

const compare = ([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number => (a < b ? -1 : a > b ? 1 : 0);

const read = (file: string): unknown => decode(gunzipSync(readFileSync(file)).subarray(MARK.length));

/** Writes the file under a name that its bytes give; returns the name without its ending. */
function write(dir: string, language: string, value: unknown, ending: string, digits: number): string {
  const bytes = Buffer.concat([MARK, encode(value)]);
  const name = `${language}_${createHash('sha256').update(bytes).digest('hex').slice(0, digits)}`;
  writeFileSync(join(dir, `${ending === 'pf_meta' ? 'pagefind.' : ''}${name}.${ending}`), gzipSync(bytes, { level: 9 }));
  return name;
}

/**
 * Puts the filters of the index in `dir` in the order of their names. Pagefind 1.5.2 writes them in the order of a hash
 * table, new in each run, and names files by what is in them: the same site had other bytes each time. Throws a ZodError
 * where the files are not those of 1.5.
 */
export function orderSearchIndex(dir: string): void {
  const entryFile = join(dir, 'pagefind-entry.json');
  const entry = entrySchema.parse(JSON.parse(readFileSync(entryFile, 'utf8')));
  const written = new Set<string>();
  for (const [language, about] of Object.entries(entry.languages)) {
    const metaFile = join(dir, `pagefind.${about.hash}.pf_meta`);
    const [version, pages, chunks, filters, ...rest] = metaSchema.parse(read(metaFile));
    const ordered = filters.toSorted(compare).map(([name, file]) => [name, orderFilter(dir, language, file, written)]);
    rmSync(metaFile);
    about.hash = write(dir, language, [version, pages, chunks, ordered, ...rest], 'pf_meta', 10);
  }
  const folder = join(dir, 'filter');
  for (const name of existsSync(folder) ? readdirSync(folder) : []) if (!written.has(name)) rmSync(join(folder, name));
  writeFileSync(entryFile, JSON.stringify(entry));
}

function orderFilter(dir: string, language: string, file: string, written: Set<string>): string {
  const [name, values] = filterSchema.parse(read(join(dir, 'filter', `${file}.pf_filter`)));
  const made = write(join(dir, 'filter'), language, [name, values.toSorted(compare)], 'pf_filter', 7);
  written.add(`${made}.pf_filter`);
  return made;
}
