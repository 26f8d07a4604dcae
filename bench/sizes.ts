import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes and files below a folder. */
export function folderSize(dir: string): { bytes: number; files: number } {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return { bytes: files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0), files: files.length };
}

export interface Loaded {
  readonly path: string;
  readonly gzipped: number;
}

/**
 * What a browser loads for a page: the HTML, the style sheets and scripts that it names, and the fonts that the
 * style sheets name and the text needs (all of them are counted: an upper bound). WOFF2 is compressed already.
 */
export function pageLoad(siteDir: string, page: string): Loaded[] {
  const html = readFileSync(join(siteDir, page), 'utf8');
  const named = [...html.matchAll(/<(?:link|script)\b[^>]*\b(?:href|src)="([^"]+\.(?:css|js))"/g)].map((match) => match[1] ?? '');
  const sheets = named.filter((path) => path.endsWith('.css')).map((path) => readFileSync(join(siteDir, path), 'utf8'));
  const fonts = sheets.flatMap((css) => [...css.matchAll(/url\(["']?([^)"']+\.woff2)["']?\)/g)].map((match) => match[1] ?? ''));
  const preloaded = [...html.matchAll(/href="([^"]+\.woff2)"/g)].map((match) => match[1] ?? '');
  return [page, ...new Set([...named, ...fonts, ...preloaded])].map((path) => {
    const bytes = readFileSync(join(siteDir, path));
    return { path, gzipped: path.endsWith('.woff2') ? bytes.length : gzipSync(bytes, { level: 9 }).length };
  });
}
