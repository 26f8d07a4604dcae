import { rangeOf, walk } from '../parse/markdown.ts';
import { bodyOf } from './body-tree.ts';

/** A start tag as an author typed it: its name, the names of its attributes, and where it stands. */
export interface HtmlTag {
  readonly name: string;
  readonly attributes: readonly string[];
  readonly line: number;
  readonly column: number;
}

const TAG = /<([a-z][a-z0-9-]*)((?:[\s/][^<>]*)?)>?/gi;
const ATTRIBUTE = /([^\s"'>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g;

/** The HTML start tags of a Markdown document, in order. What stands in code or in a comment is none. Linear in the text. */
export function htmlTags(path: string, text: string): HtmlTag[] {
  // In MDX a tag is a component, and the gate before the compiler has looked at each.
  if (!/<[a-z]/i.test(text) || /\.mdx$/i.test(path)) return [];
  const body = bodyOf(path, text);
  if (body === null) return [];
  const tags: HtmlTag[] = [];
  for (const node of walk(body.root)) {
    if (node.type === 'html') tags.push(...tagsIn(node.value.replace(/<!--[\s\S]*?(?:-->|$)/g, blank), rangeOf(node).start));
  }
  return tags;
}

/** Keeps lines and columns. */
const blank = (comment: string): string => comment.replace(/[^\n]/g, ' ');

function tagsIn(markup: string, start: { line: number; column: number }): HtmlTag[] {
  let line = start.line;
  // Where the line of the last tag begins: a block of 50,000 tags is walked once.
  let lineStart = 1 - start.column;
  let walked = 0;
  return [...markup.matchAll(TAG)].map((match) => {
    for (let end = markup.indexOf('\n', walked); end >= 0 && end < match.index; end = markup.indexOf('\n', walked)) {
      line += 1;
      lineStart = end + 1;
      walked = end + 1;
    }
    const attributes = [...(match[2] ?? '').matchAll(ATTRIBUTE)].map(([, name = '']) => name.toLowerCase());
    return { name: (match[1] ?? '').toLowerCase(), attributes, line, column: match.index - lineStart + 1 };
  });
}
