import { quote } from '../problem.ts';
import type { Block } from './block.ts';
import type { BlockMatch } from './compare-blocks.ts';
import { frontMatterText } from './front-matter-text.ts';
import type { Edit, ItemPair } from './edit.ts';
import { props, type Item } from './item.ts';
import type { Telling } from './told.ts';

/** A block and the change that tells of it; null where nothing changed. */
export interface ToldBlock {
  readonly match: BlockMatch;
  readonly edit: Edit | null;
}

/** Puts what no fact tells into changes of prose. `tell`: what is known of a block that differs. */
export function proseEdits(matches: readonly BlockMatch[], tell: (match: BlockMatch) => Telling): ToldBlock[] {
  const told: ToldBlock[] = [];
  let section = '';
  let run: { edit: Edit; match: BlockMatch } | null = null;
  for (const match of matches) {
    if (match.after?.type === 'heading') section = match.after.text;
    const telling = isSilent(match) ? SILENT : tell(match);
    if (telling.by !== 'prose') {
      told.push({ match, edit: telling.by === 'edit' ? telling.edit : null });
      continue;
    }
    const goesOn: boolean = run !== null && follows(run.match, match) && told.at(-1)?.edit === run.edit;
    const edit: Edit = goesOn && run !== null ? run.edit : proseEdit(match, section);
    run = match.kind === 'moved' ? { edit, match } : null;
    told.push({ match, edit });
  }
  return told;
}

const SILENT: Telling = { by: 'nothing' };

/** A rule between paragraphs is no words. */
const isSilent = ({ before, after, kind }: BlockMatch): boolean => kind === 'same' || (after ?? before)?.type === 'break';

/** Blocks that were moved together are moved once. */
function follows(last: BlockMatch, match: BlockMatch): boolean {
  if (match.kind !== 'moved' || last.before === null || match.before === null) return false;
  const between = match.before.range.start.line - last.before.range.end.line;
  return between >= 0 && between <= 2;
}

const NAMES: ReadonlyMap<Block['type'], string> = new Map([
  ['item', 'list item'],
  ['row', 'table row'],
  ['front-matter', 'front matter'],
  ['html', 'HTML'],
  ['quote', 'quotation'],
]);

function proseEdit(match: BlockMatch, section: string): Edit {
  const { before, after, kind, words } = match;
  const block = after ?? before;
  const type = block?.type ?? 'paragraph';
  const pair: ItemPair = { before: blockItem(before), after: blockItem(after) };
  const details = [{ field: 'text', before: before?.text ?? null, after: after?.text ?? null }];
  const pieces = words.length === 1 ? (words[0] ?? null) : null;
  const changed = kind === 'changed' ? (type === 'code' || type === 'row' || type === 'front-matter' ? 'changed' : 'reworded') : kind;
  return {
    layer: 'prose',
    kind: changed === 'same' ? 'changed' : changed,
    subject: type,
    text: textOf(match, NAMES.get(type) ?? type, changed, section),
    ...pair,
    details: kind === 'moved' || kind === 'reformatted' ? [] : details,
    words: pieces,
  };
}

function textOf({ before, after }: BlockMatch, name: string, kind: string, section: string): string {
  const block = after ?? before;
  if (block === null) return name;
  if (block.type === 'front-matter') return frontMatterText(before, after);
  if (block.type === 'heading' && before !== null && after !== null && before.text !== after.text)
    return `heading “${quote(before.text)}” → “${quote(after.text)}”`;
  const where = section === '' || block.type === 'heading' ? '' : ` in “${quote(section)}”`;
  const said = kind === 'reformatted' ? 'has other marks' : kind;
  return `${name} ${said}${where}: ${quote(block.text.replace(/\s+/g, ' '))}`;
}

function blockItem(block: Block | null): Item | null {
  if (block === null) return null;
  const { type, text, range } = block;
  return { layer: 'prose', subject: type, title: text, props: props([['text', text]]), range, anchor: null, mark: null };
}
