import { htmlText } from '../core/html-text.ts';

/** What links.ts and the verification need of a page: one pass, no tree. Our own renderer wrote the markup, so it is well formed. */
export interface ScannedPage {
  readonly ids: ReadonlySet<string>;
  /** Every address in the page, as written but with its character references resolved. */
  readonly addresses: ReadonlySet<string>;
  /** How many `<article>` and `<main>` elements hold no text at all. */
  readonly emptyArticles: number;
}

const NAME = /[a-zA-Z0-9:-]+/y;
const [DOUBLE, SINGLE_QUOTE, SLASH, GREATER] = [0x22, 0x27, 0x2f, 0x3e];
const RAW_TEXT = new Set(['script', 'style']);
const SINGLE = new Set(['href', 'src', 'xlink:href', 'action', 'poster', 'data']);
/** Most elements, of drawings above all, have nothing that is looked for. A value that holds such a word is looked at for nothing. */
const MAY_TELL = /(?:id|name|href|src|srcset|action|poster|data)\s*=/i;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** Scans the HTML of one page in linear time. */
export function scanHtml(html: string): ScannedPage {
  const ids = new Set<string>();
  const addresses = new Set<string>();
  const open: { name: string; hasText: boolean }[] = [];
  let emptyArticles = 0;
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf('<', at);
    if (open.some(({ hasText }) => !hasText) && isShown(html.slice(at, start < 0 ? undefined : start)))
      for (const element of open) element.hasText = true;
    if (start < 0) break;
    const tag = readTag(html, start);
    at = tag.end;
    if (tag.name === '') continue;
    if (tag.closing) {
      if (open.at(-1)?.name === tag.name && open.pop()?.hasText === false) emptyArticles += 1;
      continue;
    }
    readAttributes(tag.attributes, tag.name, ids, addresses);
    if (tag.name === 'article' || tag.name === 'main') open.push({ name: tag.name, hasText: false });
    if (RAW_TEXT.has(tag.name)) at = endOfRawText(html, tag.name, at);
  }
  return { ids, addresses, emptyArticles };
}

/** `&nbsp;` is nothing to see. */
const isShown = (text: string): boolean => /\S/.test(text) && /\S/.test(decode(text));

interface Tag {
  /** In lower case; empty for a comment, a doctype or a stray `<`. */
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: string;
  readonly end: number;
}

function readTag(html: string, start: number): Tag {
  const none = (end: number): Tag => ({ name: '', closing: false, attributes: '', end });
  if (html.startsWith('<!--', start)) {
    const close = html.indexOf('-->', start + 4);
    return none(close < 0 ? html.length : close + 3);
  }
  const closing = html.charCodeAt(start + 1) === SLASH;
  const nameStart = start + (closing ? 2 : 1);
  NAME.lastIndex = nameStart;
  if (!NAME.test(html)) return none(start + 1);
  const nameEnd = NAME.lastIndex;
  const end = endOfTag(html, nameEnd);
  return { name: html.slice(nameStart, nameEnd).toLowerCase(), closing, attributes: html.slice(nameEnd, end), end: end + 1 };
}

/** The `>` that ends a tag: one inside a quoted value does not. */
function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (code === GREATER) return at;
    if (code !== DOUBLE && code !== SINGLE_QUOTE) continue;
    at = html.indexOf(code === DOUBLE ? '"' : "'", at + 1);
    if (at < 0) break;
  }
  return html.length;
}

function endOfRawText(html: string, name: string, from: number): number {
  const close = html.indexOf(`</${name}`, from);
  return close < 0 ? html.length : close;
}

function readAttributes(text: string, element: string, ids: Set<string>, addresses: Set<string>): void {
  if (!MAY_TELL.test(text)) return;
  for (const [, rawName = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const name = rawName.toLowerCase();
    const value = double ?? single ?? bare;
    if (value === undefined) continue;
    if (name === 'id' || (name === 'name' && element === 'a')) ids.add(decode(value));
    else if (SINGLE.has(name)) addresses.add(decode(value).trim());
    else if (name === 'srcset') for (const part of decode(value).split(',')) addresses.add(part.trim().split(/\s+/)[0] ?? '');
  }
}

/** Most values have no reference at all. */
const decode = (value: string): string => (value.includes('&') ? htmlText(value) : value);
