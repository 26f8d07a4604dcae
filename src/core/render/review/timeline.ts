import type { EntryChange, EventPair, EventSide } from '../../review/change.ts';
import { el, safe, together, type Html } from '../html.ts';
import { heading, type DocumentLook } from './look.ts';
import { KIND_NAMES } from './words.ts';

/** The timeline of each incident of the document, where it changed: drawn before and after, and as one list. */
export function timelines(look: DocumentLook): Html | null {
  const changed = look.document.entries.filter(({ events }) => events.some(({ change }) => change !== null));
  if (changed.length === 0) return null;
  return together(...changed.map((entry) => timeline(look, entry, changed.length > 1)));
}

function timeline(look: DocumentLook, entry: EntryChange, named: boolean): Html {
  const { before, after, events } = entry;
  const figure = (side: 'before' | 'after'): Html | null => {
    const shown = side === 'before' ? before : after;
    const svg = shown === null ? null : look.drawing(look.document, shown, side);
    const said = side === 'before' ? 'Before' : 'After';
    return svg === null ? null : el('figure', { class: 'drawing' }, el('figcaption', { class: 'review-kind' }, said), safe(svg));
  };
  const title = (after ?? before)?.title ?? '';
  return el(
    'div',
    { class: 'review-timeline' },
    named ? heading(look.level + 2, {}, title) : null,
    figure('before'),
    figure('after'),
    el('ol', { class: 'review-events', role: 'list' }, ...events.map((pair) => eventItem(look, pair))),
  );
}

function eventItem(look: DocumentLook, { before, after, change }: EventPair): Html {
  const told = look.document.changes.find(({ id }) => id === change);
  const shown = after ?? before;
  const kind =
    told === undefined ? null : el('a', { class: 'review-kind', href: `#${look.idOf(look.document, told.id)}` }, KIND_NAMES[told.kind]);
  return el(
    'li',
    { class: `review-event is-${told?.kind ?? 'same'}` },
    el('p', { class: 'review-time' }, ...timeOf(before, after)),
    el(
      'p',
      { class: 'review-what' },
      after === null ? el('del', {}, shown?.text ?? '') : before === null ? el('ins', {}, after.text) : after.text,
    ),
    el('p', { class: 'review-mark' }, ...milestoneOf(before, after), kind),
  );
}

function timeOf(before: EventSide | null, after: EventSide | null): readonly (Html | string)[] {
  if (before !== null && after !== null && before.time !== after.time) return [el('del', {}, before.time), ' ', el('ins', {}, after.time)];
  return [after === null ? el('del', {}, before?.time ?? '') : before === null ? el('ins', {}, after.time) : after.time];
}

function milestoneOf(before: EventSide | null, after: EventSide | null): readonly (Html | string)[] {
  const [old, now] = [before?.milestone ?? null, after?.milestone ?? null];
  if (old === now || before === null || after === null) return now === null && old === null ? [] : [`${now ?? old ?? ''} `];
  return [...(old === null ? [] : [el('del', {}, old), ' ']), ...(now === null ? [] : [el('ins', {}, now), ' '])];
}
