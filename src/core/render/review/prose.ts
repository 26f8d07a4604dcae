import type { BlockPair, BlockSide } from '../../review/change.ts';
import { el, together, type Html } from '../html.ts';
import { block, placesOf } from './changes.ts';
import { steps, type DocumentLook } from './look.ts';
import { bothWords, joined, KIND_NAMES, sideWords } from './words.ts';

/** Unchanged blocks that stand beside a change, on each side of it. */
const CONTEXT = 1;

/** The blocks of the document that differ, with what stands around them; each once for reading in line, and once side by side. */
export function prose(look: DocumentLook): Html | null {
  const { prose: blocks, changes } = look.document;
  const own = new Set(changes.filter(({ layer }) => layer === 'prose').map(({ id }) => id));
  if (own.size === 0) return null;
  const placed = new Set<string>();
  const anchorOf = ({ change }: BlockPair): string | null => {
    if (change === null || !own.has(change) || placed.has(change)) return null;
    placed.add(change);
    return change;
  };
  const isShown = blocks.map((_, index) => blocks.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(isChanged));
  const rows: Html[] = [];
  let skipped = 0;
  const skip = (): void => {
    if (skipped > 0) rows.push(el('p', { class: 'review-skipped' }, `${String(skipped)} unchanged ${skipped === 1 ? 'block' : 'blocks'}`));
    skipped = 0;
  };
  for (const [index, pair] of blocks.entries()) {
    if (isShown[index] !== true) skipped += 1;
    else {
      skip();
      rows.push(blockRow(look, pair, anchorOf(pair)));
    }
  }
  skip();
  const rest = changes.filter(({ id }) => own.has(id) && !placed.has(id));
  const list = rest.map((change) => el('p', { id: look.idOf(look.document, change.id) }, change.text));
  return block(look, 'Prose', el('div', { class: 'review-prose' }, ...rows, ...list));
}

const isChanged = ({ kind }: BlockPair): boolean => kind !== 'same';

function blockRow(look: DocumentLook, pair: BlockPair, anchor: string | null): Html {
  const { kind, type, change } = pair;
  const told = look.document.changes.find(({ id }) => id === change);
  const id = anchor === null ? null : look.idOf(look.document, anchor);
  if (kind === 'same')
    return el('div', { class: `review-pair is-same of-${type}` }, el('p', { class: 'review-same' }, textOf(pair.after ?? pair.before)));
  // A block whose change was told above (a fact, an event) leads there.
  const above =
    told === undefined || told.layer === 'prose' ? null : el('a', { href: `#${look.idOf(look.document, told.id)}` }, 'told above');
  return el(
    'div',
    { class: `review-pair is-${kind} of-${type}`, id },
    el('p', { class: 'review-kind' }, KIND_NAMES[kind], above === null ? null : ', ', above),
    el('p', { class: 'review-both' }, bothSides(pair)),
    el('p', { class: 'review-old' }, oneSide(pair, 'before')),
    el('p', { class: 'review-new' }, oneSide(pair, 'after')),
    anchor === null || told === undefined ? null : el('div', { class: 'review-foot' }, placesOf(look, told), steps(look, anchor)),
  );
}

const textOf = (side: BlockSide | null): string => side?.text ?? '';
const CELL_END = ' | ';

function bothSides({ kind, before, after, words }: BlockPair): Html {
  if (after === null) return el('del', {}, textOf(before));
  if (before === null) return el('ins', {}, after.text);
  if (words.length > 0) return joined(words.map(bothWords), CELL_END);
  return kind === 'changed' ? together(el('del', {}, before.text), ' ', el('ins', {}, after.text)) : together(after.text);
}

function oneSide({ kind, before, after, words }: BlockPair, which: 'before' | 'after'): Html {
  const side = which === 'before' ? before : after;
  const tag = which === 'before' ? 'del' : 'ins';
  if (side === null) return el('span', { class: 'quiet' }, which === 'before' ? 'Not there before' : 'Not there any more');
  if (before === null || after === null) return el(tag, {}, side.text);
  if (words.length > 0)
    return joined(
      words.map((pieces) => sideWords(pieces, which)),
      CELL_END,
    );
  return kind === 'changed' ? el(tag, {}, side.text) : together(side.text);
}

/** Chooses how prose is shown, without a script: the style sheet looks at which one is checked. One for a page. */
export function proseSwitch(): Html {
  const choice = (value: string, text: string, checked: boolean): Html =>
    el(
      'label',
      {},
      el('input', { type: 'radio', name: 'review-view', id: `review-${value}`, value, checked: checked ? true : null }),
      ` ${text}`,
    );
  return el(
    'fieldset',
    { class: 'review-switch' },
    el('legend', {}, 'Show prose'),
    choice('inline', 'in line', true),
    choice('beside', 'side by side', false),
  );
}
