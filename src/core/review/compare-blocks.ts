import { alignKeys, type Match } from './align.ts';
import type { Block } from './block.ts';
import { blockSide } from './block.ts';
import type { BlockPair, Piece } from './change.ts';
import { keyOfBlock } from './front-matter-blocks.ts';
import { pairUp } from './pair-up.ts';
import { compareRows } from './rows.ts';
import { linePieces, wordPieces } from './words.ts';

/** A block as both sides have it. */
export interface BlockMatch {
  readonly before: Block | null;
  readonly after: Block | null;
  readonly kind: BlockPair['kind'];
  readonly words: readonly (readonly Piece[])[];
}

const ALIKE = 0.4;
const BY_LINE: ReadonlySet<Block['type']> = new Set(['code']);

/**
 * The blocks of two texts, in the order of the second; what was removed stands behind what it stood behind. Equal blocks
 * in the same order are the same; an equal block elsewhere was moved; of the rest, those with words in common were changed.
 */
export function compareBlocks(before: readonly Block[], after: readonly Block[]): BlockMatch[] {
  const signature = ({ signature }: Block): string => signature;
  const same = alignKeys(before.map(signature), after.map(signature));
  const rest = { before: others(before, same, 0), after: others(after, same, 1) };
  const near = pairUp(rest.before, rest.after, {
    keys: [({ block }) => signature(block), ({ block }) => `${block.type} ${block.text}`, ({ block }) => keyOfRow(block)],
    words: ({ block }) => block.text,
    alike: [{ least: ALIKE, group: ({ block }) => block.type }],
  }).flatMap(([from, to]): Match[] => {
    const [old, now] = [rest.before[from], rest.after[to]];
    return old === undefined || now === undefined ? [] : [[old.at, now.at]];
  });
  const found = new Map([...same, ...near].map(([from, to]) => [to, from]));
  for (const [from, to] of renamedHeadings(before, after, found)) found.set(to, from);
  return inOrder(before, after, found, new Set(same.map(([, to]) => to)));
}

/** Headings in other words altogether: what follows them, or stands before them, is the same. */
function renamedHeadings(before: readonly Block[], after: readonly Block[], found: ReadonlyMap<number, number>): Match[] {
  const taken = new Set(found.values());
  return after.flatMap((block, to): Match[] => {
    if (block.type !== 'heading' || found.has(to)) return [];
    const [next, last] = [found.get(to + 1), found.get(to - 1)];
    const from = [next === undefined ? -1 : next - 1, last === undefined ? -1 : last + 1].find((at) => {
      const old = before[at];
      return old?.type === 'heading' && old.level === block.level && !taken.has(at);
    });
    if (from === undefined) return [];
    taken.add(from);
    return [[from, to]];
  });
}

interface Placed {
  readonly block: Block;
  readonly at: number;
}

function others(blocks: readonly Block[], matches: readonly Match[], side: 0 | 1): Placed[] {
  const matched = new Set(matches.map((match) => match[side]));
  return blocks.flatMap((block, at) => (matched.has(at) ? [] : { block, at }));
}

/** What surely names a row or a key: its first cell under its header, its own name. */
function keyOfRow(block: Block): string | null {
  if (block.type === 'front-matter') return `key ${keyOfBlock(block)}`;
  const [first] = block.cells;
  if (block.type !== 'row' || first === undefined) return null;
  return block.level === 1 ? `header ${first}` : first === '' ? null : `row ${block.header[0] ?? ''} ${first}`;
}

function inOrder(
  before: readonly Block[],
  after: readonly Block[],
  from: ReadonlyMap<number, number>,
  inPlace: ReadonlySet<number>,
): BlockMatch[] {
  const back = new Map([...from].map(([to, at]) => [at, to]));
  const found: BlockMatch[] = [];
  let next = 0;
  const removedUpTo = (end: number): void => {
    for (; next < end; next += 1) {
      const block = before[next];
      if (block !== undefined && !back.has(next)) found.push({ before: block, after: null, kind: 'removed', words: [] });
    }
  };
  for (const [to, block] of after.entries()) {
    const at = from.get(to);
    const old = at === undefined ? undefined : before[at];
    if (inPlace.has(to) && at !== undefined) removedUpTo(at);
    found.push(old === undefined ? { before: null, after: block, kind: 'added', words: [] } : matched(old, block, inPlace.has(to)));
  }
  removedUpTo(before.length);
  return found;
}

function matched(before: Block, after: Block, inPlace: boolean): BlockMatch {
  if (inPlace) return { before, after, kind: 'same', words: [] };
  if (before.signature === after.signature) return { before, after, kind: before.type === 'front-matter' ? 'same' : 'moved', words: [] };
  if (before.type === 'row' && after.type === 'row') return { before, after, ...compareRows(before, after) };
  if (before.text === after.text) return { before, after, kind: 'reformatted', words: [] };
  const pieces = BY_LINE.has(after.type) ? linePieces : wordPieces;
  return { before, after, kind: 'changed', words: [pieces(before.text, after.text)] };
}

/** The pair as a page shows it; `change` is the id of the change that tells of it. */
export function blockPair({ before, after, kind, words }: BlockMatch, change: string | null): BlockPair {
  const block = after ?? before;
  return {
    type: block?.type ?? 'paragraph',
    kind,
    level: block?.level ?? 0,
    before: before === null ? null : blockSide(before),
    after: after === null ? null : blockSide(after),
    words,
    change,
  };
}
