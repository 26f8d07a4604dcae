import type { SourceRange } from '../position.ts';
import { incidentFrontMatterSchema, meetingFrontMatterSchema } from '../schema/front-matter.ts';
import type { Block } from './block.ts';
import type { BlockMatch } from './compare-blocks.ts';
import type { Version } from './change.ts';
import type { Edit } from './edit.ts';
import { keyOfBlock } from './front-matter-blocks.ts';
import type { Item } from './item.ts';
import { LineIndex } from './line-index.ts';
import { columnTold } from './told-columns.ts';

/** What front matter keys are compared as, where the name is another. */
const SUBJECTS: ReadonlyMap<string, string> = new Map([
  ['draft', 'visibility'],
  ['timezone', 'zone'],
  ['duration', 'stated-duration'],
]);
const KNOWN_KEYS: ReadonlySet<string> = new Set([
  ...Object.keys(incidentFrontMatterSchema.shape),
  ...Object.keys(meetingFrontMatterSchema.shape),
]);
/** Things that are read from lines and shown in places of their own: in which order those lines stand says nothing. */
const STRUCTURE: ReadonlySet<string> = new Set(
  'event action action-review decision person service tag commit announcement talk'.split(' '),
);

/** Where the things of one side stand, and what is wrong there. */
export interface ToldSide {
  readonly version: Version;
  readonly items: readonly Item[];
}

/**
 * `edit`: a fact or a thing tells it already. `nothing`: the block holds what is read as facts, and those are the same;
 * or only its place in a list changed. `prose`: nothing else tells it.
 */
export type Telling = { readonly by: 'edit'; readonly edit: Edit } | { readonly by: 'nothing' } | { readonly by: 'prose' };

/** Finds for each block whether a change of facts or things tells what changed in it. */
export class Told {
  private readonly edits = { before: new LineIndex<Edit>(), after: new LineIndex<Edit>() };
  private readonly items = { before: new LineIndex<Item>(), after: new LineIndex<Item>() };
  private readonly faults = { before: new LineIndex<true>(), after: new LineIndex<true>() };
  private readonly bySubject: ReadonlyMap<string, Edit>;

  constructor(edits: readonly Edit[], before: ToldSide, after: ToldSide) {
    for (const edit of edits) {
      for (const pair of [edit, ...(edit.also ?? [])]) {
        this.edits.before.add(pair.before?.range ?? null, edit);
        this.edits.after.add(pair.after?.range ?? null, edit);
      }
    }
    for (const [side, { version, items }] of [
      ['before', before],
      ['after', after],
    ] as const) {
      for (const item of items) this.items[side].add(item.range, item);
      for (const { place } of version.reading?.problems ?? []) if (place.kind === 'line') this.faults[side].addLine(place.line, true);
    }
    this.bySubject = new Map(edits.map((edit) => [edit.subject, edit]));
  }

  of(match: BlockMatch): Telling {
    const edits = this.editsAt(match);
    const [edit] = edits;
    const block = match.after ?? match.before;
    if (block?.type === 'front-matter') return this.ofKey(match, block, edit);
    if (match.kind === 'moved') return this.isStructure(match) ? NOTHING : PROSE;
    if (edit !== undefined && (covered(match, edits) || saidBy(match, edits))) return { by: 'edit', edit };
    return edit === undefined && (this.isReadAlike(match) || this.isSameMoment(match)) ? NOTHING : PROSE;
  }

  private editsAt({ before, after }: BlockMatch): Edit[] {
    const found = new Set([...this.edits.after.at(after?.range ?? null), ...this.edits.before.at(before?.range ?? null)]);
    return [...found].filter(({ layer }) => layer !== 'links' && layer !== 'files');
  }

  /** Every key that the schema knows is compared by its value, unless the value was refused. */
  private ofKey({ before, after }: BlockMatch, block: Block, edit: Edit | undefined): Telling {
    const key = keyOfBlock(block);
    const named = edit ?? this.bySubject.get(SUBJECTS.get(key) ?? key);
    if (named !== undefined) return { by: 'edit', edit: named };
    const wrong = this.faults.after.at(after?.range ?? null).length + this.faults.before.at(before?.range ?? null).length > 0;
    return KNOWN_KEYS.has(key) && !wrong ? NOTHING : PROSE;
  }

  private isStructure({ before, after }: BlockMatch): boolean {
    const items = [...this.items.before.at(before?.range ?? null), ...this.items.after.at(after?.range ?? null)];
    return items.some(({ subject }) => STRUCTURE.has(subject));
  }

  /** The same event, whose time is only written otherwise: on the clocks of another zone, or as "2 PM" in place of "14:00". */
  private isSameMoment({ before, after, kind }: BlockMatch): boolean {
    if (kind !== 'changed' || before === null || after === null || after.type === 'row') return false;
    const [old, now] = [this.items.before.at(before.range), this.items.after.at(after.range)].map((items) =>
      items.flatMap(({ subject, title }) => (subject === 'event' ? title : [])),
    );
    return old?.length === 1 && now?.length === 1 && old[0] === now[0];
  }

  /** A line that only says again what the facts of its side say (they moved to the front matter, or into a table). */
  private isReadAlike({ before, after }: BlockMatch): boolean {
    const sides = [
      ['before', before],
      ['after', after],
    ] as const;
    return sides.every(([side, block]) => {
      if (block === null) return true;
      const items = this.items[side].at(block.range);
      const known = new Set(items.flatMap(({ subject, props }) => [...wordsIn(subject), ...[...props.values()].flatMap(wordsIn)]));
      return items.length > 0 && wordsIn(block.text).every((word) => known.has(word));
    });
  }
}

const NOTHING: Telling = { by: 'nothing' };
const PROSE: Telling = { by: 'prose' };

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The block is no more than the thing that changed. A row is not: the reader looks at some of its columns. */
function covered({ before, after }: BlockMatch, edits: readonly Edit[]): boolean {
  if ((after ?? before)?.type === 'row') return false;
  const holds = (side: 'before' | 'after', range: SourceRange): boolean =>
    edits.some((edit) => [edit, ...(edit.also ?? [])].some((pair) => contains(pair[side]?.range ?? null, range)));
  return (before === null || holds('before', before.range)) && (after === null || holds('after', after.range));
}

const contains = (outer: SourceRange | null, inner: SourceRange): boolean =>
  outer !== null && outer.start.offset <= inner.start.offset && outer.end.offset >= inner.end.offset;

/** Every word that differs is said by the changes that stand in it. */
function saidBy(match: BlockMatch, edits: readonly Edit[]): boolean {
  const said = new Set(edits.flatMap((edit) => wordsIn(saidIn(edit))));
  const differing = match.words.map((pieces) => pieces.filter(({ kind }) => kind !== 'same').map(({ text }) => text));
  const columns = differing.length > 0 ? differing.map((texts) => texts.join(' ')) : [match.before?.text ?? '', match.after?.text ?? ''];
  return columns.every((text, at) => wordsIn(text).every((word) => said.has(word)) || columnTold(match, at, edits));
}

function saidIn({ text, before, after, subject, details }: Edit): string {
  const values = [before, after].flatMap((item) => [...(item?.props.values() ?? [])]);
  return [text, subject, ...values, ...details.flatMap((detail) => [detail.before ?? '', detail.after ?? ''])].join(' ');
}
