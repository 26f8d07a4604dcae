import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { SiteSettings } from './settings.ts';

/** The parts of a compilation: what every site copies, the program that renders pages, and the styles of each page. */
export const ASSETS = 'assets';
export const PROGRAM = 'program';
export const STYLES = 'styles.json';

/** Where the compilation of the pages for `key` is kept: one serves all content folders without `.mdx` documents. */
export const compiledFolder = ({ cacheDir }: Pick<SiteSettings, 'cacheDir'>, key: string): string =>
  join(dirname(cacheDir), 'compiled', key);

/** Written last before the folder gets its name, so that what has it is whole. */
export const isWhole = (folder: string): boolean => existsSync(join(folder, STYLES));

/** A route of the site: one page, or one for each of the paths that its module gives. */
export interface Route {
  readonly type: string;
  /** Null where the address has parts that change. */
  readonly pathname?: string | undefined;
  readonly segments: readonly (readonly { readonly content: string; readonly dynamic: boolean; readonly spread: boolean }[])[];
}

interface PageModule {
  readonly getStaticPaths?: (options: object) => Promise<readonly { readonly params: Params; readonly cacheKey?: string }[]>;
}

type Params = Readonly<Record<string, string | undefined>>;

/** The program that Astro 7.3 compiles static pages to: what its own build calls. */
interface CompiledApp {
  readonly manifest: { readonly routes: readonly { readonly routeData: Route }[] };
  readonly setInternals: (internals: object) => void;
  readonly setOptions: (options: object) => void;
  readonly getComponentByRoute: (route: Route) => Promise<PageModule>;
  readonly render: (request: Request, options: { readonly routeData: Route }) => Promise<Response>;
}

const stylesSchema = z.array(z.tuple([z.string(), z.array(z.unknown())]));
const NOT_FOUND = '/404';
const METHODS = ['setInternals', 'setOptions', 'getComponentByRoute', 'render'];

const isApp = (value: unknown): value is CompiledApp =>
  typeof value === 'object' &&
  value !== null &&
  'manifest' in value &&
  METHODS.every((name) => typeof Reflect.get(value, name) === 'function');

/** One file of the site that the program can render. */
export interface SitePage {
  /** Relative to the site: `incidents/x/index.html`. */
  readonly file: string;
  /** Changes with everything that the page shows; null where nobody says, so that it is rendered in every build. Takes time: it is worked out when asked for. */
  readonly key: () => string | null;
  readonly render: () => Promise<Uint8Array>;
}

/** Loads the compiled pages of `folder`, and lists what they render for the building that was handed over. */
export async function compiledPages(folder: string, base: string): Promise<SitePage[]> {
  const app = await loadApp(folder);
  const pages: SitePage[] = [];
  for (const { routeData: route } of app.manifest.routes) {
    if (route.type !== 'page' && route.type !== 'endpoint') continue;
    for (const { path, key } of await pathsOf(app, route))
      pages.push({ file: fileOf(path, route), key, render: () => renderPage(app, route, path, base) });
  }
  return pages;
}

async function loadApp(folder: string): Promise<CompiledApp> {
  const program = join(folder, PROGRAM);
  const entry = readdirSync(program).find((name) => name.startsWith('prerender-entry'));
  const loaded: unknown = entry === undefined ? null : await import(pathToFileURL(join(program, entry)).href);
  const app: unknown = typeof loaded === 'object' && loaded !== null && 'app' in loaded ? loaded.app : null;
  if (!isApp(app)) throw new Error(`the compiled pages in ${folder} are not those of Astro 7.3: remove the folder`);
  const styles = stylesSchema.parse(JSON.parse(readFileSync(join(folder, STYLES), 'utf8')));
  app.setInternals({ pagesByKeys: new Map(styles.map(([key, list]) => [key, { styles: list }])) });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => true } } } });
  return app;
}

async function pathsOf(app: CompiledApp, route: Route): Promise<{ path: string; key: SitePage['key'] }[]> {
  if (route.pathname !== undefined) return [{ path: route.pathname, key: () => null }];
  const { getStaticPaths } = await app.getComponentByRoute(route);
  const paths = (await getStaticPaths?.({})) ?? [];
  return paths.map((one) => ({ path: pathOf(route, one.params), key: () => one.cacheKey ?? null }));
}

/** `([...id], { id: '2024/x' }) -> '/incidents/2024/x'`; a rest that is left out leaves `/incidents`. */
const pathOf = ({ segments }: Route, params: Params): string =>
  segments
    .map((parts) => parts.map(({ content, dynamic }) => (dynamic ? (params[content.replace('...', '')] ?? '') : content)).join(''))
    .map((part) => (part === '' ? '' : `/${part}`))
    .join('');

function fileOf(path: string, { type }: Route): string {
  const file = path.replace(/^\//, '');
  if (type === 'endpoint') return file;
  if (path === NOT_FOUND) return '404.html';
  return file === '' ? 'index.html' : `${file}/index.html`;
}

async function renderPage(app: CompiledApp, route: Route, path: string, base: string): Promise<Uint8Array> {
  // As Astro's own build asks: only an endpoint that has one address goes without.
  const slash = path === '/' || (route.type === 'endpoint' && route.pathname !== undefined) ? '' : '/';
  const url = new URL(`${base.replace(/\/$/, '')}${encodeURI(path)}${slash}`, 'http://localhost:4321');
  const response = await app.render(new Request(url), { routeData: route });
  if (!response.ok && path !== NOT_FOUND) throw new Error(`the page ${path} was rendered with the status ${String(response.status)}`);
  return new Uint8Array(await response.arrayBuffer());
}
