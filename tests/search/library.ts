import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Library } from '../../src/client/search/find.ts';
import { indexesOf } from '../../src/client/search/indexes.ts';
import { loadNames } from '../../src/client/search/names.ts';
import { loadProgram } from '../../src/client/search/pagefind.ts';

export interface OpenLibrary extends Library {
  readonly bundle: string;
  readonly close: () => void;
}

/** Opens the index in the folder `pagefind` of `dir` in Node, as a browser opens it: over HTTP, with the site's own modules. */
export async function openLibrary(dir: string): Promise<OpenLibrary> {
  const server = await serve(dir);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const bundle = `http://127.0.0.1:${String(port)}/pagefind/`;
  // Node takes a `.js` file for a module only where a package says so.
  writeFileSync(join(dir, 'pagefind/package.json'), '{"type":"module"}');
  const program = await loadProgram(pathToFileURL(join(dir, 'pagefind/')).href);
  return {
    bundle,
    names: await loadNames(bundle),
    indexes: indexesOf(() => Promise.resolve(program), bundle, { noWorker: true }),
    sites: null,
    close: () => server.close(),
  };
}

function serve(dir: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    try {
      response.end(readFileSync(join(dir, decodeURIComponent(path))));
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(server);
    });
  });
}
