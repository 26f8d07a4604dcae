import { escapeHtml } from './escape-html.ts';

/** What the page at an old address needs. All addresses are as a browser asks for them, the base in front. */
export interface RedirectPage {
  readonly language: string;
  readonly href: string;
  /** With scheme and host; null where the site does not know its own. */
  readonly canonical: string | null;
  readonly styleSheets: readonly string[];
  /** Markup that stands first in the page: the place of a preview's banner. */
  readonly before: string;
}

const POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'";

/** A page that leads on at once, without a script, and by a link where a browser does not. */
export function redirectPage({ language, href, canonical, styleSheets, before }: RedirectPage): string {
  const to = escapeHtml(href);
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(language)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<title>This page has moved</title>',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
    '<meta name="robots" content="noindex">',
    ...(canonical === null ? [] : [`<link rel="canonical" href="${escapeHtml(canonical)}">`]),
    `<meta http-equiv="refresh" content="0; url=${to}">`,
    ...styleSheets.map((sheet) => `<link rel="stylesheet" href="${escapeHtml(sheet)}">`),
    `</head><body>${before}<main id="page--main"><header class="page-head"><h1>This page has moved</h1>`,
    `<p class="lede">It is <a href="${to}">at its new address</a>.</p></header></main></body></html>\n`,
  ].join('');
}
