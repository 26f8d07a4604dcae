import type { Table } from 'mdast';
import type { Fact } from '../origin.ts';
import type { SourceRange } from '../position.ts';
import { linesOf, plainText, rangeOf, type Block } from './markdown.ts';
import { partsOf, type Part } from './outline.ts';
import { readFact, type Places } from './places.ts';
import { headingWords } from './roles.ts';

/** "Severity: SEV2", however it is laid out: a line, an item, two cells of a table, a heading with a short text below. */
export interface Field {
  /** As `headingWords` gives it: "incident severity". */
  readonly label: string;
  readonly value: string;
  readonly range: SourceRange;
}

const FIELD_LINE = /^(?:[\s•*-]|\p{Extended_Pictographic}|\u200D|\uFE0F)*([\p{L}][\p{L}\p{N} /()'&-]{1,40}?)\s*[:：]\s*(\S.*)$/su;
const MAX_VALUE = 300;

/** Every field of a part and those below it that `skip` does not leave out, in document order. */
export function fieldsOf(part: Part, places: Places, skip: (part: Part) => boolean): Field[] {
  if (skip(part)) return [];
  return [...ownFields(part, places), ...part.children.flatMap((child) => fieldsOf(child, places, skip))];
}

/** The date, the zone and the facts each look through all fields: a part's own are read once. */
const KNOWN = new WeakMap<Part, readonly Field[]>();

function ownFields(part: Part, places: Places): readonly Field[] {
  const known = KNOWN.get(part);
  if (known !== undefined) return known;
  const headed = headedField(part);
  const own = [...(headed === null ? [] : [headed]), ...inHeading(part), ...part.blocks.flatMap((block) => fieldsIn(block, places))];
  KNOWN.set(part, own);
  return own;
}

function headedField({ heading, blocks }: Part): Field | null {
  const [first] = blocks;
  if (heading === null || first === undefined || (first.type !== 'paragraph' && first.type !== 'list')) return null;
  const value = plainText(first);
  return value === '' || value.length > MAX_VALUE ? null : { label: headingWords(heading.text), value, range: rangeOf(first) };
}

/** "### Moderator: Ann Lee", "## Date 6/15/2020": a heading that is a field. */
function inHeading({ heading }: Part): Field[] {
  if (heading?.by !== 'heading') return [];
  const { text, range } = heading;
  const dated = /^(?:meeting )?date(?:\s*[/&]\s*time)?\s+(?=\d)(.*)$/i.exec(text);
  if (dated !== null) return fieldOf('date', dated[1] ?? '', range);
  const field = segmentOf(text);
  return field === null ? [] : [{ ...field, range }];
}

function fieldsIn(block: Block, places: Places): Field[] {
  if (block.type === 'paragraph') return linesOf(block).flatMap((line) => fieldOfLine(line, rangeOf(block), places));
  if (block.type === 'list') {
    return block.children.flatMap((item) => {
      const [first] = item.children;
      return first?.type === 'paragraph' ? fieldOfLine(plainText(first), rangeOf(first), places) : [];
    });
  }
  if (block.type === 'blockquote') return block.children.flatMap((child) => fieldsIn(child, places));
  return block.type === 'table' ? [...wideFields(block), ...pairFields(block)] : [];
}

/** A list of actions or events that has one row so far says whose that one is. */
const LISTS = /^(?:actions?|action items?|tasks?|to-?dos?|what|events?|time|topics?)$/i;

/** A table of one row: its head has the labels. */
function wideFields({ children: [head, row, ...more] }: Table): Field[] {
  if (head === undefined || row === undefined || more.length > 0 || head.children.length < 3) return [];
  if (head.children.some((cell) => LISTS.test(plainText(cell)))) return [];
  return head.children.flatMap((cell, at) => fieldOf(plainText(cell), plainText(row.children[at] ?? cell), rangeOf(row)));
}

/** A table of labels and values side by side, one pair or two in a row. */
function pairFields({ children }: Table): Field[] {
  return children.flatMap((row) => {
    const cells = row.children.map((cell) => plainText(cell));
    if (cells.length !== 2 && cells.length !== 4) return [];
    return [0, 2].flatMap((at) => fieldOf(cells[at] ?? '', cells[at + 1] ?? '', rangeOf(row)));
  });
}

function fieldOfLine(line: string, range: SourceRange, places: Places): Field[] {
  const segments = segmentsOf(line);
  return segments.length > 0 ? segments.flatMap(({ label, value }) => ({ label, value, range: places.find(value, range) })) : [];
}

const BETWEEN = /(?<!\s)\s+[·•|]\s+|[,;]\s+(?=(?:date|severity|status|duration|services?|owner|priority)\s*[:：])/iu;

/** "Date: May 29, 2024 · Severity: SEV2": the fields of one line, in order; none where something else stands between them. */
export function segmentsOf(line: string): { label: string; value: string }[] {
  if (!/[:：]/.test(line)) return [];
  const parts = line.split(BETWEEN).map(segmentOf);
  const segments = parts.filter((part) => part !== null);
  if (segments.length === parts.length) return segments;
  // "Status: up · running" is one field whose value has a dot.
  const whole = segments.length > 1 ? null : segmentOf(line);
  return whole === null ? segments : [whole];
}

function segmentOf(text: string): { label: string; value: string } | null {
  const match = FIELD_LINE.exec(text);
  const [label, value] = [headingWords(match?.[1] ?? ''), (match?.[2] ?? '').trim()];
  return label === '' || value === '' || value.length > MAX_VALUE ? null : { label, value };
}

function fieldOf(label: string, value: string, range: SourceRange): Field[] {
  const words = headingWords(label);
  const clean = value.trim();
  return words === '' || clean === '' || clean.length > MAX_VALUE ? [] : [{ label: words, value: clean, range }];
}

/** The first field whose label is one of `labels`, in the order of `labels`. */
export function fieldNamed(fields: readonly Field[], labels: readonly string[]): Field | null {
  for (const label of labels) {
    const field = fields.find((candidate) => candidate.label === label);
    if (field !== undefined) return field;
  }
  return null;
}

/** A field's value as a fact, after `clean`; null where it leaves nothing. */
export function fieldFact(field: Field | null, clean: (value: string) => string | null): Fact<string> | null {
  const value = field === null ? null : clean(field.value);
  return field === null || value === null ? null : readFact(value, field.range);
}

/** All the text of a part, a line a block. */
export function partText(part: Part): string {
  return [...partsOf(part)].flatMap(({ blocks }) => blocks.map((block) => plainText(block))).join('\n');
}
