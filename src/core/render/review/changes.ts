import type { Change, Layer } from '../../review/change.ts';
import { el, together, type Html } from '../html.ts';
import { heading, sourceLine, steps, type DocumentLook } from './look.ts';
import { bothWords, KIND_NAMES } from './words.ts';

/** A layer of a document's changes under its heading; null where nothing of it changed. `before` stands above the list. */
export function layerSection(look: DocumentLook, layers: readonly Layer[], title: string, before: Html | null = null): Html | null {
  const changes = look.document.changes.filter(({ layer }) => layers.includes(layer));
  if (changes.length === 0 && before === null) return null;
  const list =
    changes.length === 0 ? null : el('ol', { class: 'review-changes', role: 'list' }, ...changes.map((change) => changeItem(look, change)));
  return block(look, title, before, list);
}

/** A block of the page: its title in the rail, its body beside it. */
export const block = (look: DocumentLook, title: string, ...body: readonly (Html | null)[]): Html =>
  el(
    'section',
    { class: 'block review-block' },
    heading(look.level + 1, { class: 'block-title' }, title),
    el('div', { class: 'block-body' }, ...body),
  );

function changeItem(look: DocumentLook, change: Change): Html {
  return el(
    'li',
    { class: `review-change is-${change.kind}`, id: look.idOf(look.document, change.id) },
    el('p', { class: 'review-kind' }, KIND_NAMES[change.kind]),
    el('div', { class: 'review-what' }, el('p', {}, marked(change)), wordsOf(change), placesOf(look, change)),
    steps(look, change.id),
  );
}

/** What came or went is marked as such; all else says what it was and what it is. */
function marked({ kind, text }: Change): Html {
  if (kind === 'added') return el('ins', {}, text);
  return kind === 'removed' ? el('del', {}, text) : together(text);
}

const wordsOf = ({ words }: Change): Html | null =>
  words === null || words.length === 0 ? null : el('p', { class: 'review-words' }, bothWords(words));

export function placesOf(look: DocumentLook, { before, after }: Change): Html | null {
  const places = [sourceLine(look, after, 'after'), sourceLine(look, before, 'before')].filter((place) => place !== null);
  if (places.length === 0) return null;
  return el('p', { class: 'row-more' }, ...places.flatMap((place, index) => (index === 0 ? [place] : [' · ', place])));
}
