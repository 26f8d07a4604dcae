import type { ServerResponse } from 'node:http';
import type { AstroIntegration } from 'astro';
import type { IndexFiles } from '../io/search-order.ts';

const TYPES = new Map([
  ['.js', 'text/javascript'],
  ['.json', 'application/json'],
]);

/**
 * Search without a build: serves the index below `/pagefind/`, made of the content as it is when a search page is opened
 * (it asks for `names.json` first). `makeSearch` gives the files by path.
 */
export function developmentIndex(makeSearch: () => Promise<IndexFiles>): AstroIntegration {
  let files: Promise<IndexFiles> | null = null;
  const send = async (path: string, response: ServerResponse): Promise<void> => {
    if (path === 'names.json' || files === null) files = makeSearch();
    const content = (await files).get(path);
    if (content === undefined) response.writeHead(404).end();
    else
      response.writeHead(200, { 'Content-Type': TYPES.get(path.slice(path.lastIndexOf('.'))) ?? 'application/octet-stream' }).end(content);
  };
  return {
    name: 'afterword-search',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use('/pagefind/', (request, response, next) => {
          const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1);
          send(path, response).catch((error: unknown) => {
            files = null;
            next(error);
          });
        });
      },
    },
  };
}
