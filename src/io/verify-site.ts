import { readdirSync, readFileSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { scanHtml, type ScannedPage } from './html-scan.ts';

/** What a finished site must hold. */
export interface ExpectedSite {
  /** The address of every page that must be there, without the base: `/incidents/2024/x/`. */
  readonly pages: readonly string[];
  /** Starts and ends with `/`. */
  readonly base: string;
}

/** What is wrong with a built site, a sentence each, and how much was looked at. */
export interface SiteVerdict {
  readonly faults: readonly string[];
  readonly pageCount: number;
  readonly linkCount: number;
}

const ORIGIN = 'http://site.invalid';
/** Written after the pages: a page may point at them before they are there. */
const LATE = 'pagefind/';

/** What pages say, by their file. */
export type ScannedPages = ReadonlyMap<string, ScannedPage>;

/** The pages among the files of the site in `siteDir`, relative to it. */
export const pageFiles = (siteDir: string): string[] => [...listFiles(siteDir)].filter((file) => file.endsWith('.html'));

/** Scans these pages of the site in `siteDir`. */
export const scanPages = (siteDir: string, files: readonly string[]): ScannedPages =>
  new Map(files.map((file) => [file, scanHtml(readFileSync(join(siteDir, file), 'utf8'))]));

/**
 * Looks at every file of the site in `siteDir`: each expected page is there, every link, anchor and asset leads somewhere, and
 * no article is empty. `scanned`: all of its pages, where they have been scanned already.
 */
export function verifySite(
  siteDir: string,
  { pages, base }: ExpectedSite,
  scanned: ScannedPages = scanPages(siteDir, pageFiles(siteDir)),
): SiteVerdict {
  const files = listFiles(siteDir);
  const faults: string[] = [];
  for (const page of pages) {
    if (!files.has(fileOf(page))) faults.push(`${page} was not built`);
  }
  let linkCount = 0;
  const known = new Map<string, Target>();
  for (const [file, { addresses, emptyArticles }] of scanned) {
    if (emptyArticles > 0) faults.push(`${file} holds an article without any text`);
    for (const address of addresses) {
      linkCount += 1;
      const fault = faultOf(address, file, base, files, scanned, known);
      if (fault !== null) faults.push(`${file} points at ${address}, ${fault}`);
    }
  }
  return { faults, pageCount: scanned.size, linkCount };
}

/** Relative paths of all files, with `/` between their parts. */
function listFiles(dir: string): Set<string> {
  const files = new Set<string>();
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of readdirSync(join(dir, folder), { withFileTypes: true }).sort(byName)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) pending.push(path);
      else files.add(path);
    }
  }
  return files;
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1);

/** `/incidents/x/` -> `incidents/x/index.html`. */
const fileOf = (pathname: string): string => {
  const path = decodeURIComponent(pathname).slice(1);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
};

/** Where an address leads: a file of the site and an anchor in it, out of the site, or nowhere. */
type Target =
  { readonly kind: 'file'; readonly file: string; readonly anchor: string } | { readonly kind: 'outside' } | { readonly kind: 'broken' };

function faultOf(
  address: string,
  from: string,
  base: string,
  files: ReadonlySet<string>,
  scanned: ReadonlyMap<string, ScannedPage>,
  known: Map<string, Target>,
): string | null {
  // Most links are the same on every page: the navigation, the style sheet.
  const key = address.startsWith('/') ? address : `${from}\n${address}`;
  const target = known.get(key) ?? resolveAddress(address, from, base);
  known.set(key, target);
  if (target.kind === 'outside') return null;
  if (target.kind === 'broken') return 'which is not an address below the base of the site';
  const { file, anchor } = target;
  if (!files.has(file)) return file.startsWith(LATE) ? null : 'which is not there';
  if (anchor === '' || anchor === 'top' || !file.endsWith('.html')) return null;
  return scanned.get(file)?.ids.has(anchor) === true ? null : 'an anchor which is not there';
}

function resolveAddress(address: string, from: string, base: string): Target {
  const url = URL.parse(address, `${ORIGIN}${base}${from.replace(/index\.html$/, '')}`);
  if (url === null) return { kind: 'broken' };
  if (url.origin !== ORIGIN) return { kind: 'outside' };
  if (!url.pathname.startsWith(base)) return { kind: 'broken' };
  try {
    return { kind: 'file', file: fileOf(url.pathname.slice(base.length - 1)), anchor: decodeURIComponent(url.hash.slice(1)) };
  } catch (error) {
    // A lone `%`: no server could say what is meant.
    if (error instanceof URIError) return { kind: 'broken' };
    throw error;
  }
}
