import type { Fact } from '../origin.ts';
import type { SourceRange } from '../position.ts';
import type { PersonMention } from '../schema/parts.ts';
import { segmentsOf } from './fields.ts';
import { linesOf, plainText, rangeOf, type Block } from './markdown.ts';
import type { Part } from './outline.ts';
import type { Places } from './places.ts';
import { isFactLabel } from './fact-labels.ts';
import { headingWords } from './roles.ts';

/** Words that a fact took from the text, and where. */
export interface Told {
  readonly words: readonly string[];
  readonly range: SourceRange | null;
}

/** What of the top of an entry became facts and is not prose. */
export interface MetadataRead {
  /** What is left as prose of a block that became facts, in whole or in part. */
  readonly left: ReadonlyMap<Block, readonly SourceRange[]>;
  /** Labels with a value that are nothing but facts: neither their heading nor their text is shown. */
  readonly dropped: ReadonlySet<Part>;
}

/** The facts that were read, as `metadataOf` wants them; declared and inferred ones took nothing from the text. */
export function told(facts: readonly (Fact<string> | null)[], people: readonly PersonMention[], places: Places): Told[] {
  const values = facts.flatMap((fact): Told[] => {
    if (fact?.origin.kind !== 'read') return [];
    const { range } = fact.origin;
    return [{ words: [fact.value, places.text.slice(range.start.offset, range.end.offset)], range }];
  });
  const names = people.flatMap(({ name, team, roles, origin }): Told[] =>
    origin.kind === 'read' ? [{ words: [name, ...(team === null ? [] : [team]), ...roles], range: origin.range }] : [],
  );
  return [...values, ...names];
}

/** The lines before the first heading that say facts and nothing else ("Severity: SEV2 · Status: Resolved"). What says more stays prose. */
export function metadataOf(top: Part, title: Part | null, facts: readonly Told[], places: Places): MetadataRead {
  const left = new Map<Block, readonly SourceRange[]>();
  const dropped = new Set<Part>();
  for (const part of leadParts(top, title)) {
    if (isFactPart(part, facts)) dropped.add(part);
    else if (part.heading?.by !== 'label') for (const block of part.blocks) readBlock(block, facts, places, left);
  }
  return { left, dropped };
}

/** The title's own part, and the labels that stand before its first heading. */
function leadParts(top: Part, title: Part | null): Part[] {
  const first = title ?? top;
  const end = first.children.findIndex(({ heading }) => heading?.by === 'heading');
  return [...(first === top ? [] : [top]), first, ...first.children.slice(0, end < 0 ? undefined : end)];
}

/** "**Authors:** Ann Lee": a label whose one line is facts. */
function isFactPart({ heading, blocks, children }: Part, facts: readonly Told[]): boolean {
  const [block] = blocks;
  if (heading?.by !== 'label' || block?.type !== 'paragraph' || blocks.length > 1 || children.length > 0) return false;
  const range = rangeOf(block);
  return (
    range.start.line === heading.range.end.line && isFactLabel(headingWords(heading.text)) && saysFacts(plainText(block), range, facts)
  );
}

function readBlock(block: Block, facts: readonly Told[], places: Places, left: Map<Block, readonly SourceRange[]>): void {
  const lines = linesIn(block, places);
  const kept = lines.filter(({ text, range }) => !isFactLine(text, range, facts));
  if (kept.length === lines.length) return;
  left.set(block, block.type === 'list' ? kept.map(({ range }) => range) : runsOf(kept, places));
}

interface Line {
  readonly text: string;
  readonly range: SourceRange;
}

/** The lines of a paragraph or the items of a list, with their places; none where the source has other lines than the reader. */
function linesIn(block: Block, places: Places): Line[] {
  if (block.type === 'list') {
    return block.children.map((item) => {
      const [first] = item.children;
      return { text: item.children.length === 1 && first?.type === 'paragraph' ? plainText(first) : '', range: rangeOf(item) };
    });
  }
  const texts = block.type === 'paragraph' ? linesOf(block) : [];
  const { start, end } = rangeOf(block);
  const written = places.text.slice(start.offset, end.offset).split('\n');
  if (written.length !== texts.length) return [];
  let at = start.offset;
  return written.map((line, index) => {
    const from = at + line.length - line.trimStart().length;
    at += line.length + 1;
    return { text: texts[index] ?? '', range: places.range(from, Math.max(from, at - 1 - (line.length - line.trimEnd().length))) };
  });
}

/** Lines that follow each other are one run of prose. */
function runsOf(lines: readonly Line[], places: Places): SourceRange[] {
  const runs: SourceRange[] = [];
  for (const { range } of lines) {
    const last = runs.at(-1);
    if (last !== undefined && last.end.line + 1 === range.start.line)
      runs[runs.length - 1] = places.range(last.start.offset, range.end.offset);
    else runs.push(range);
  }
  return runs;
}

function isFactLine(text: string, range: SourceRange, facts: readonly Told[]): boolean {
  const segments = segmentsOf(text);
  return segments.length > 0 && segments.every(({ label, value }) => isFactLabel(label) && saysFacts(value, range, facts));
}

const FILLER = /\b(?:and|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b/gi;

/** Whether nothing is left of `value` once the words of the facts that point here are taken off. */
function saysFacts(value: string, range: SourceRange, facts: readonly Told[]): boolean {
  const here = facts.filter(
    (fact) => fact.range !== null && fact.range.start.offset < range.end.offset && fact.range.end.offset > range.start.offset,
  );
  const words = here.flatMap((fact) => fact.words).sort((a, b) => b.length - a.length);
  const rest = words.reduce((text, word) => text.replace(word, ' '), value);
  return here.length > 0 && !/[\p{L}\p{N}]/u.test(rest.replace(FILLER, ' '));
}

/** Whether a block is made of such lines, facts or not: it is no summary. */
export const looksLikeMetadata = (block: Block): boolean =>
  block.type === 'paragraph' && linesOf(block).some((line) => segmentsOf(line).some(({ label }) => isFactLabel(label)));
