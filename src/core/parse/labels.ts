import type { Paragraph, PhrasingContent } from 'mdast';
import { plainText, rangeOf } from './markdown.ts';
import type { Places } from './places.ts';
import type { SourceRange } from '../position.ts';
import { bareLabel } from './plain-labels.ts';
import type { RoleOf } from './roles.ts';

/** A label that stands at the start of a paragraph: `**Timeline:**`, `**Cause**: a typo`, `Attendees:`. */
export interface Label {
  /** Without its colon. */
  readonly text: string;
  readonly range: SourceRange;
  /** What follows it in the paragraph; null where it stands alone. */
  readonly rest: Paragraph | null;
}

const MAX_LABEL = 80;

/** The label that `paragraph` starts with, or null. A bold sentence ("**Do not restart it.**") is none. */
export function labelOf(paragraph: Paragraph, places: Places, roles: RoleOf): Label | null {
  const [first] = paragraph.children;
  if (first === undefined) return null;
  return first.type === 'strong' || first.type === 'emphasis'
    ? boldLabel(paragraph, first, places, roles)
    : plainLabel(paragraph, first, places, roles);
}

function boldLabel(paragraph: Paragraph, first: PhrasingContent, places: Places, roles: RoleOf): Label | null {
  const text = plainText(first);
  const tail = paragraph.children.slice(1);
  // "**Attendees**" over a line of names: the name of a known section, alone on its line.
  const alone = tail.every((node) => plainText(node) === '') || (endsLine(tail[0]) && roles(text, true) !== 'other');
  const colonInside = /[:：]$/.test(text);
  const colonAfter = /^\s*[:：]/.exec(tail[0]?.type === 'text' ? tail[0].value : '');
  const label = text.replace(/(?:(?<!\s)\s+)?[:：]$/, '').trim();
  if (MARKED_TEXT.test(label)) return null;
  if (label === '' || label.length > MAX_LABEL || (!colonInside && !colonAfter && (!alone || first.type !== 'strong'))) return null;
  if (!colonInside && !colonAfter && /[.!?,;]$/.test(label)) return null;
  if (!hasLetters(label)) return null;
  const range = rangeOf(first);
  const from = range.end.offset + (colonAfter?.[0].length ?? 0);
  return { text: label, range: places.range(range.start.offset, from), rest: paragraphFrom(paragraph, from, places) };
}

const endsLine = (node: PhrasingContent | undefined): boolean =>
  node?.type === 'break' || (node?.type === 'text' && /^[ \t]*\n/.test(node.value));

/** "**RESOLUTION: keep it**" is a bold sentence with its mark, not a label. */
const MARKED_TEXT = /^(?:decision|decided|agreed|resolved|resolution|action(?: item)?|ai|to-?do)\s*[:：]\s*\S/i;

/** Without bold, only a known section's name alone on its line, with its colon or a capital. */
function plainLabel(paragraph: Paragraph, first: PhrasingContent, places: Places, roles: RoleOf): Label | null {
  if (first.type !== 'text') return null;
  const match = /^([^\n:：]{2,60})([:：]?)[ \t]*(?:\n|$)/.exec(first.value);
  if (match === null || (match[0].length === first.value.length && paragraph.children.length > 1 && !match[0].endsWith('\n'))) return null;
  const written = (match[1] ?? '').trim();
  const bare = match[2] === '' ? bareLabel(written, first.value.slice(match[0].length), roles) : written;
  if (bare === null || (match[2] !== '' && roles(bare, true) === 'other')) return null;
  const text = bare;
  const start = rangeOf(first).start.offset;
  const from = places.text.indexOf('\n', start);
  const end = rangeOf(paragraph).end.offset;
  const stop = from < 0 || from > end ? end : from;
  return { text, range: places.range(start, stop), rest: paragraphFrom(paragraph, stop, places) };
}

const hasLetters = (text: string): boolean => /\p{L}{2}/u.test(text);

/** The part of a paragraph from an offset of the source on; null where nothing is left. */
function paragraphFrom(paragraph: Paragraph, offset: number, places: Places): Paragraph | null {
  const children = paragraph.children.flatMap((node): PhrasingContent[] => {
    const { start, end } = rangeOf(node);
    if (end.offset <= offset) return [];
    if (start.offset >= offset || node.type !== 'text') return [node];
    return [{ ...node, value: tailOf(node.value, places.text.slice(start.offset, offset)), position: places.range(offset, end.offset) }];
  });
  const text = children.map(plainText).join('').trim();
  if (text === '') return null;
  const begin = offset + (/^\s*/.exec(places.text.slice(offset))?.[0].length ?? 0);
  return { type: 'paragraph', children, position: places.range(begin, rangeOf(paragraph).end.offset) };
}

/** The tree's text has no indentation and no escapes that the source has, so the cut is made at the same visible text. */
function tailOf(value: string, cut: string): string {
  const visible = cut.replace(/\\(?=[!-/:-@[-`{-~])/g, '').trimEnd();
  return value.startsWith(visible) ? value.slice(visible.length).replace(/^\s+/, '') : value.slice(cut.length).replace(/^\s+/, '');
}

/** Lines of one paragraph that each start with a bold label, each as a paragraph of its own; the paragraph alone where they do not. */
export function labelledLines(paragraph: Paragraph): Paragraph[] {
  const groups: PhrasingContent[][] = [[]];
  let atLineStart = true;
  for (const node of paragraph.children) {
    if (atLineStart && node.type === 'strong') groups.push([node]);
    else groups.at(-1)?.push(node);
    atLineStart = node.type === 'break' || (node.type === 'text' && node.value.slice(node.value.trimEnd().length).includes('\n'));
  }
  const lines = groups.filter((group) => group.length > 0);
  const labelled = lines.length > 1 && lines.every((group) => group[0]?.type === 'strong' && isLabelStart(group));
  return labelled ? lines.map(asParagraph) : [paragraph];
}

function isLabelStart([strong, next]: readonly PhrasingContent[]): boolean {
  if (strong === undefined) return false;
  return /[:：]$/.test(plainText(strong)) || (next?.type === 'text' && /^\s*[:：]/.test(next.value));
}

function asParagraph(children: PhrasingContent[]): Paragraph {
  const visible = children.filter((node) => node.type !== 'break');
  const [first, last] = [visible[0], visible.at(-1)];
  const position = first?.position && last?.position ? { start: first.position.start, end: last.position.end } : undefined;
  return position === undefined ? { type: 'paragraph', children } : { type: 'paragraph', children, position };
}
