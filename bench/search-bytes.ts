import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { find } from '../src/client/search/find.ts';
import { NOTHING } from '../src/client/search/question.ts';
import { openLibrary } from '../tests/search/library.ts';

interface Loads {
  /** As a server that compresses sends them. */
  readonly bytes: number;
  readonly files: number;
  /** By kind of file. */
  readonly parts: readonly (readonly [string, number])[];
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\.pf_meta$/, 'list of pages'],
  [/\.pf_index$/, 'words'],
  [/\.pf_filter$/, 'facets'],
  [/\.pf_fragment$/, 'the pages shown'],
  [/\.json$/, 'names'],
  [/./, 'program'],
];

/** What a browser loads of the index for its first question on the search page, by asking it in Node and counting. */
export async function firstQuestion(site: string, words: string): Promise<Loads> {
  const asked = new Set<string>(['pagefind.js', 'pagefind-worker.js']);
  const original = globalThis.fetch;
  globalThis.fetch = (input, options) => {
    const url = input instanceof Request ? input.url : input.toString();
    asked.add(new URL(url).pathname.replace('/pagefind/', ''));
    return original(input, options);
  };
  const library = await openLibrary(site);
  await find({ ...NOTHING, text: words }, library, ['kind']);
  library.close();
  globalThis.fetch = original;
  const sizes = [...asked].map((path) => [path, sizeOf(join(site, 'pagefind', path))] as const);
  const parts = new Map<string, number>();
  for (const [path, size] of sizes) {
    const kind = KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'program';
    parts.set(kind, (parts.get(kind) ?? 0) + size);
  }
  return { bytes: sizes.reduce((sum, [, size]) => sum + size, 0), files: sizes.length, parts: [...parts] };
}

/** Pagefind's own files are compressed already: gzip makes them no smaller. */
function sizeOf(file: string): number {
  const bytes = readFileSync(file);
  return Math.min(bytes.length, gzipSync(bytes, { level: 9 }).length);
}
