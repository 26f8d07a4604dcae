import { readFrontMatter } from '../parse/front-matter.ts';
import { lineProblem } from '../parse/limits.ts';
import { parseMarkdown, rangeOf, walk } from '../parse/markdown.ts';
import { placesOf, type Places } from '../parse/places.ts';
import type { SourceRange } from '../position.ts';

/** A comment that names rules: `<!-- afterword-ignore stated-duration: counted from the alert -->`. */
export interface IgnoreComment {
  readonly range: SourceRange;
  /** As written. */
  readonly names: readonly string[];
  /** The line that it speaks of: its own, or the next that says something where it stands alone; `all` in an .mdx document. */
  readonly line: number | 'all';
  /** Whether it speaks of the document as well: it stands above the text. */
  readonly whole: boolean;
  /** Whether nothing but it stands on its lines. */
  readonly alone: boolean;
}

const WORD = 'afterword-ignore';
type Written = Pick<IgnoreComment, 'range' | 'names'>;

/** The comments of a document that silence, in order. HTML comments in the text, `#` comments in the front matter. */
export function ignoreComments(path: string, text: string): IgnoreComment[] {
  if (!text.includes(WORD)) return [];
  const places = placesOf(text);
  // Such a document is refused; what looks for the ends of a line here would take long.
  if (lineProblem(path, places) !== null) return [];
  const { body } = readFrontMatter(path, places);
  const bodyStart = body === text ? 0 : firstDifferenceEnd(text, body);
  const front = frontComments(text.slice(0, bodyStart), places);
  // Comments of MDX are expressions, which are refused: there the front matter speaks for every line.
  if (/\.mdx$/i.test(path)) return front.map((comment) => ({ ...comment, line: 'all', whole: true, alone: isAlone(comment.range, text) }));
  const inBody = bodyComments(body, places).sort((a, b) => a.range.start.offset - b.range.start.offset);
  return placed([...front, ...inBody], text, bodyStart);
}

/** Where the blanked front matter ends: `body` is equal to `text` from there on. */
function firstDifferenceEnd(text: string, body: string): number {
  let end = text.length;
  while (end > 0 && text[end - 1] === body[end - 1]) end -= 1;
  return end;
}

function frontComments(front: string, places: Places): Written[] {
  const found: Written[] = [];
  for (const { index, 0: comment, 1: said = '' } of front.matchAll(/(?<=^|[ \t])#[ \t]*afterword-ignore\b([^\n\r]*)/gm)) {
    found.push({ range: places.range(index, index + comment.length), names: namesIn(said) });
  }
  return found;
}

/** Only what the parser takes for HTML: a comment in a block of code is shown, and speaks of nothing. */
function bodyComments(body: string, places: Places): Written[] {
  const tree = parseMarkdown(body, 'md');
  if (!tree.ok) return [];
  return walk(tree.root).flatMap((node) => {
    if (node.type !== 'html') return [];
    const { start, end } = rangeOf(node);
    return commentsIn(body, start.offset, end.offset, places);
  });
}

function commentsIn(text: string, from: number, to: number, places: Places): Written[] {
  const found: Written[] = [];
  for (let at = text.indexOf('<!--', from); at >= 0 && at < to; at = text.indexOf('<!--', at)) {
    const close = text.indexOf('-->', at + 4);
    if (close < 0 || close >= to) break;
    const said = text.slice(at + 4, close).trim();
    const end = close + 3;
    if (said === WORD || /^afterword-ignore[\s:]/.test(said))
      found.push({ range: places.range(at, end), names: namesIn(said.slice(WORD.length)) });
    at = end;
  }
  return found;
}

/** ` stated-duration, dead-link: reason` -> the two codes. */
const namesIn = (said: string): string[] => (said.split(':', 1)[0] ?? '').split(/[\s,]+/).filter((name) => name !== '');

function placed(comments: readonly Written[], text: string, bodyStart: number): IgnoreComment[] {
  const top = topOf(comments, text, bodyStart);
  const result: IgnoreComment[] = [];
  // From the last, so that comments above each other all speak of the line below them.
  for (const [index, comment] of [...comments.entries()].reverse()) {
    const { range } = comment;
    const alone = isAlone(range, text);
    const below = result.at(-1);
    const next = nextLine(text, range);
    const stacked = below?.alone === true && next === below.range.start.line ? below.line : next;
    result.push({ ...comment, alone, whole: alone && index < top, line: alone ? stacked : range.start.line });
  }
  return result.reverse();
}

/** How many of the comments stand in the front matter or above all text. */
function topOf(comments: readonly Written[], text: string, bodyStart: number): number {
  let at = bodyStart;
  for (const [index, { range }] of comments.entries()) {
    if (range.start.offset < bodyStart) continue;
    if (text.slice(at, range.start.offset).trim() !== '') return index;
    at = range.end.offset;
  }
  return comments.length;
}

/** Quote marks before it are no text; a list's mark is, since its item is what the comment speaks of. */
function isAlone({ start, end }: SourceRange, text: string): boolean {
  const lineEnd = text.indexOf('\n', end.offset);
  const before = text.slice(start.offset - start.column + 1, start.offset);
  return /^[\s>]*$/.test(before) && text.slice(end.offset, lineEnd < 0 ? undefined : lineEnd).trim() === '';
}

/** The first line after the comment that is not blank. */
function nextLine(text: string, { end }: SourceRange): number {
  const lineEnd = text.indexOf('\n', end.offset);
  if (lineEnd < 0) return end.line + 1;
  const rest = text.slice(lineEnd + 1);
  const blank = /^(?:[ \t>]*\n)*/.exec(rest)?.[0] ?? '';
  return end.line + blank.split('\n').length;
}
