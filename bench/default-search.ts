import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createIndex } from 'pagefind';
import { loadProgram, type ResultData } from '../src/client/search/pagefind.ts';
import { anchorOf, pageOf, type SeenHit } from '../tests/search/golden.ts';

/** As many places of a page as Pagefind's own interface shows. */
const MOST_PLACES = 3;
const MOST_RESULTS = 10;

interface SubResults {
  readonly sub_results?: readonly { readonly url: string }[];
}

/** Indexes the built pages of `site` as Pagefind does by itself, and searches as its own interface does. */
export async function defaultSearch(
  site: string,
  out: string,
): Promise<{ search: (ask: string) => Promise<SeenHit[]>; close: () => void }> {
  const { index } = await createIndex({});
  if (index === undefined) throw new Error('the indexing process did not start');
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
  for (const path of pages) await index.addHTMLFile({ sourcePath: path, content: readFileSync(join(site, path), 'utf8') });
  for (const { path, content } of (await index.getFiles()).files) {
    const file = join(out, 'pagefind', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  await index.deleteIndex();
  writeFileSync(join(out, 'pagefind/package.json'), '{"type":"module"}');
  const server = createServer((request, response) => {
    response.end(readFileSync(join(out, new URL(request.url ?? '/', 'http://x').pathname)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const program = await loadProgram(pathToFileURL(join(out, 'pagefind/')).href);
  const pagefind = program.createInstance({ basePath: `http://127.0.0.1:${String(port)}/pagefind/`, noWorker: true });
  await pagefind.init();
  return {
    search: async (ask) => {
      const { results } = await pagefind.search(ask);
      const data: (ResultData & SubResults)[] = await Promise.all(results.slice(0, MOST_RESULTS).map((result) => result.data()));
      return data.map(({ url, sub_results: places = [] }) => ({
        page: pageOf(url),
        lines: places.slice(0, MOST_PLACES).map((place) => anchorOf(place.url)),
      }));
    },
    close: () => server.close(),
  };
}
