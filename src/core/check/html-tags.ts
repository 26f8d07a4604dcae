import { rangeOf, walk } from '../parse/markdown.ts';
import type { Point } from '../position.ts';
import { bodyOf } from './body-tree.ts';

/** A start tag as an author typed it, and where it stands. */
export interface HtmlTag {
  readonly name: string;
  /** By lower-case name, as typed: character references are not decoded. An attribute without a value has the empty one. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly start: Point;
  readonly end: Point;
}

/** As browsers end a comment: `<!-->` is a whole one, and `--!>` ends one, too. */
const COMMENT = /<!--(?:-?>|[\s\S]*?(?:--!?>|$))/g;
const NAME = /<([a-z][^\s/>]*)/gi;
/** As browsers read attributes: a quotation mark quotes behind `=` alone, and a `>` between quotes ends no tag. */
const ATTRIBUTE = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?/y;

/** Browsers take what stands in these for text, so a quotation mark in it hides no end tag. */
const RAW_TEXT = new Set(['iframe', 'noembed', 'noframes', 'noscript', 'plaintext', 'script', 'style', 'textarea', 'title', 'xmp']);

/** The HTML start tags of a Markdown document, in order. What stands in code or in a comment is none. Linear in the text. */
export function htmlTags(path: string, text: string): HtmlTag[] {
  // In MDX a tag is a component, and the gate before the compiler has looked at each.
  if (!/<[a-z]/i.test(text) || /\.mdx$/i.test(path)) return [];
  const body = bodyOf(path, text);
  if (body === null) return [];
  const tags: HtmlTag[] = [];
  // Markdown cuts a line into its tags: what began in one node may end in another.
  let inRawText = false;
  for (const node of walk(body.root)) {
    if (node.type !== 'html') continue;
    const found = tagsIn(node.value, rangeOf(node).start, inRawText);
    tags.push(...found);
    inRawText ||= found.some(({ name }) => RAW_TEXT.has(name));
  }
  return tags;
}

/** Keeps lines and columns. */
const blank = (comment: string): string => comment.replace(/[^\n]/g, ' ');

/** The start tags of one stretch of HTML, which begins at `start`. With `isOpen` a quotation mark hides nothing. */
export function tagsIn(html: string, start: Point, isOpen = false): HtmlTag[] {
  const markup = html.replace(COMMENT, blank);
  const pointAt = pointsFrom(markup, start);
  const tags: HtmlTag[] = [];
  let open = isOpen;
  NAME.lastIndex = 0;
  for (let found = NAME.exec(markup); found !== null; found = NAME.exec(markup)) {
    const from = NAME.lastIndex;
    const { attributes, end } = attributesIn(open ? upToNext(markup, from) : markup, from);
    const name = (found[1] ?? '').toLowerCase();
    tags.push({ name, attributes, start: pointAt(found.index), end: pointAt(end) });
    // A tag that never ends may take in all that follows, or be text to a browser: what stands in it is looked at by itself, too.
    if (end < markup.length) NAME.lastIndex = end;
    open ||= end === markup.length || RAW_TEXT.has(name);
  }
  return tags;
}

function upToNext(markup: string, from: number): string {
  const next = markup.indexOf('<', from);
  return next < 0 ? markup : markup.slice(0, next);
}

function attributesIn(markup: string, from: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  let end = from;
  ATTRIBUTE.lastIndex = from;
  for (let found = ATTRIBUTE.exec(markup); found !== null; found = ATTRIBUTE.exec(markup)) {
    end = ATTRIBUTE.lastIndex;
    const [, name = '', double, single, bare] = found;
    // Of two of one name browsers take the first.
    if (!attributes.has(name.toLowerCase())) attributes.set(name.toLowerCase(), double ?? single ?? bare ?? '');
  }
  return { attributes, end };
}

/** Where an offset stands; asked in order, so that a block of 50,000 tags is walked once. */
function pointsFrom(markup: string, start: Point): (index: number) => Point {
  let line = start.line;
  let lineStart = 1 - start.column;
  let walked = 0;
  return (index) => {
    for (let end = markup.indexOf('\n', walked); end >= 0 && end < index; end = markup.indexOf('\n', walked)) {
      line += 1;
      lineStart = end + 1;
      walked = end + 1;
    }
    return { line, column: index - lineStart + 1, offset: start.offset + index };
  };
}
