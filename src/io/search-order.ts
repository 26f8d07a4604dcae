import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import { z } from 'zod';

/** The files of an index: path, relative to its folder -> content. */
export type IndexFiles = ReadonlyMap<string, Uint8Array>;

/** What Pagefind 1.5 writes: this word and CBOR, gzipped. */
const MARK = Buffer.from('pagefind_dcd');

/** A filter: its name, and each value with the numbers of its pages. */
const filterSchema = z.tuple([z.string(), z.array(z.tuple([z.string(), z.array(z.number())]))]);
/** What results can be sorted by, and the numbers of the pages in that order. */
const orderSchema = z.tuple([z.string(), z.array(z.number())]);
/** Version, pages, chunks of words, filters with their files, orders; what follows is left as it is. */
const metaSchema = z.tuple(
  [z.string(), z.unknown(), z.unknown(), z.array(z.tuple([z.string(), z.string()])), z.array(orderSchema)],
  z.unknown(),
);
const entrySchema = z.looseObject({ languages: z.record(z.string(), z.looseObject({ hash: z.string() })) });

const ENTRY = 'pagefind-entry.json';
const metaFile = (hash: string): string => `pagefind.${hash}.pf_meta`;
const filterFile = (hash: string): string => `filter/${hash}.pf_filter`;

const compare = ([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number => (a < b ? -1 : a > b ? 1 : 0);

function take(files: Map<string, Uint8Array>, path: string): Uint8Array {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`the index has no ${path}`);
  files.delete(path);
  return bytes;
}

const unpack = (bytes: Uint8Array): unknown => decode(gunzipSync(bytes).subarray(MARK.length));

function pack(value: unknown, language: string, digits: number): { hash: string; bytes: Uint8Array } {
  const bytes = Buffer.concat([MARK, encode(value)]);
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, digits);
  return { hash: `${language}_${digest}`, bytes: gzipSync(bytes, { level: 9 }) };
}

/**
 * The index with its filters and its orders in the order of their names. Pagefind 1.5.2 writes them in the order of a hash table, new in
 * each run, and names files by what is in them: the same site had other bytes each time. Throws a ZodError or an Error
 * where the files are not those of 1.5.
 */
export function orderSearchIndex(given: IndexFiles): IndexFiles {
  const files = new Map(given);
  const entry = entrySchema.parse(JSON.parse(Buffer.from(take(files, ENTRY)).toString('utf8')));
  for (const [language, about] of Object.entries(entry.languages)) {
    const [version, pages, chunks, filters, orders, ...rest] = metaSchema.parse(unpack(take(files, metaFile(about.hash))));
    const ordered = filters.toSorted(compare).map(([name, file]) => [name, orderFilter(files, language, file)]);
    const meta = pack([version, pages, chunks, ordered, orders.toSorted(compare), ...rest], language, 10);
    files.set(metaFile(meta.hash), meta.bytes);
    about.hash = meta.hash;
  }
  return files.set(ENTRY, Buffer.from(JSON.stringify(entry)));
}

function orderFilter(files: Map<string, Uint8Array>, language: string, file: string): string {
  const [name, values] = filterSchema.parse(unpack(take(files, filterFile(file))));
  const { hash, bytes } = pack([name, values.toSorted(compare)], language, 7);
  files.set(filterFile(hash), bytes);
  return hash;
}
