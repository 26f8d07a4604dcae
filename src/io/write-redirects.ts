import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Redirect } from '../core/derive/redirects.ts';
import { redirectPage } from '../core/render/redirect-page.ts';

export interface RedirectJob {
  readonly siteDir: string;
  /** Starts and ends with `/`. */
  readonly base: string;
  readonly language: string;
  /** The address of the published site; null where nobody says. */
  readonly url: string | null;
  readonly redirects: readonly Redirect[];
  /** Markup that stands first in each page. */
  readonly before: string;
}

const STYLE_SHEET = /<link rel="stylesheet" href="([^"]+)"/g;

/**
 * Writes a page for each old address, and `_redirects` for hosts that read it. Throws where a file of the site stands there.
 * Call it when the pages are built: their style sheet is taken from the first of them.
 */
export function writeRedirects({ siteDir, base, language, url, redirects, before }: RedirectJob): void {
  if (redirects.length === 0) return;
  const styleSheets = [...readFileSync(join(siteDir, 'index.html'), 'utf8').matchAll(STYLE_SHEET)].map(([, href = '']) => href);
  const below = (address: string): string => `${base.replace(/\/$/, '')}${address}`;
  for (const { from, to } of redirects) {
    const file = join(siteDir, from.endsWith('/') ? `${from}index.html` : from);
    if (existsSync(file)) throw new Error(`${from} has a page of its own, and cannot lead to another`);
    mkdirSync(dirname(file), { recursive: true });
    const href = encodeURI(below(to));
    const canonical = url === null ? null : new URL(href.replace(/#.*$/, ''), url).href;
    writeFileSync(file, redirectPage({ language, href, canonical, styleSheets, before }));
  }
  const lines = redirects.map(({ from, to }) => `${encodeURI(below(from))} ${encodeURI(below(to))} 301\n`);
  writeFileSync(join(siteDir, '_redirects'), lines.join(''));
}
