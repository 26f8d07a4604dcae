import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { SITE_HEADERS } from '../core/render/site-headers.ts';
import { errnoOf } from './errno.ts';

/** A built site, served for looking at: on this machine only, files as they are at each request. */
export interface ServeOptions {
  readonly root: string;
  /** Starts and ends with `/`. */
  readonly base: string;
  /** Null: 4321, or the next one that is free. */
  readonly port: number | null;
}

export interface SiteServer {
  /** "http://localhost:4321/" */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** The named port is taken; nothing else was tried. */
export class PortTakenError extends Error {}

/** As a host sends them that reads `_headers`. */
const HEADERS = Object.fromEntries(SITE_HEADERS);

const FIRST_PORT = 4321;
const LAST_PORT = FIRST_PORT + 100;
const HOST = 'localhost';

/** Starts to serve. Rejects with a PortTakenError where a named port, or every port that we try, is taken. */
export async function serveSite({ root, base, port }: ServeOptions): Promise<SiteServer> {
  const server = createServer((request, response) => answer(request, response, root, base));
  const taken = await listenOnFree(server, port ?? FIRST_PORT, port ?? LAST_PORT);
  const stop = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { address: `http://${HOST}:${taken}${base}`, stop };
}

async function listenOnFree(server: Server, first: number, last: number): Promise<number> {
  for (let port = first; port <= last; port += 1) {
    const bound = await listen(server, port);
    if (bound !== null) return bound;
  }
  const ports = first === last ? `Port ${first} is` : `Ports ${first} to ${last} are`;
  throw new PortTakenError(`${ports} taken by another program. Name a free one with --port.`);
}

/** The port, or null where it is taken. Port 0 lets the system choose. */
function listen(server: Server, port: number): Promise<number | null> {
  return new Promise((done, fail) => {
    const refused = (error: Error): void => {
      if (errnoOf(error) === 'EADDRINUSE') done(null);
      else if (errnoOf(error) === 'EACCES') fail(new PortTakenError(`Port ${port} needs more rights. Name one above 1023 with --port.`));
      else fail(error);
    };
    server.once('error', refused);
    server.listen(port, HOST, () => {
      server.off('error', refused);
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.xml', 'application/xml; charset=utf-8'],
  ['.ics', 'text/calendar; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.gif', 'image/gif'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.pdf', 'application/pdf'],
  ['.wasm', 'application/wasm'],
]);

function answer(request: IncomingMessage, response: ServerResponse, root: string, base: string): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const [pathname = '/', query] = (request.url ?? '/').split('?', 2);
  if (base !== '/' && (pathname === '/' || `${pathname}/` === base)) return redirect(response, base);
  const path = pathname.startsWith(base) ? decodePath(pathname.slice(base.length)) : null;
  const found = path === null ? null : findFile(root, path);
  if (found === 'folder') return redirect(response, `${pathname.replace(/^\/+/, '/')}/${query === undefined ? '' : `?${query}`}`);
  if (found !== null) return send(request, response, found.file, 200);
  const missing = findFile(root, '404.html');
  if (missing !== null && missing !== 'folder') return send(request, response, missing.file, 404);
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
}

const redirect = (response: ServerResponse, to: string): void => void response.writeHead(302, { Location: to }).end();

/** Null for what is no address of a file: half an escape, a NUL, a step upwards. */
function decodePath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path);
    return /[\0\\]|(^|\/)\.\.(\/|$)/.test(decoded) ? null : decoded;
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

type Found = { readonly file: string } | 'folder';

/** The real path of a file below `root`; `folder` for one whose address lacks its last slash. A link out of the site is not there. */
function findFile(root: string, path: string): Found | null {
  const wanted = join(root, path === '' || path.endsWith('/') ? `${path}index.html` : path);
  try {
    const real = realpathSync(wanted);
    const top = realpathSync(root);
    if (real !== top && !real.startsWith(top + sep)) return null;
    const stat = statSync(real);
    if (stat.isFile()) return { file: real };
    return stat.isDirectory() && findFile(root, `${path}/`) !== null ? 'folder' : null;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

function send(request: IncomingMessage, response: ServerResponse, file: string, status: number): void {
  const type = TYPES.get(extname(file).toLowerCase()) ?? 'application/octet-stream';
  const headers = { 'Content-Type': type, 'Cache-Control': 'no-cache', ...HEADERS };
  if (request.method === 'HEAD') {
    response.writeHead(status, headers).end();
    return;
  }
  const stream = createReadStream(file);
  stream.once('open', () => response.writeHead(status, headers));
  // The site may be swapped under our feet: a file that has just gone is a file that is not there.
  stream.once('error', () => (response.headersSent ? response.destroy() : response.writeHead(404).end()));
  stream.pipe(response);
}
