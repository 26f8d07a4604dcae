import { MILESTONE_LABELS } from '../derive/milestones/milestones.ts';
import { quote } from '../problem.ts';
import { MILESTONES } from '../schema/parts.ts';
import { detailsOf, type Edit } from './edit.ts';
import type { EventItem } from './event-items.ts';
import { propsKey } from './item.ts';
import { movedTogether, movedTogetherEdit } from './moved-together.ts';
import { pairsOf, pairUp } from './pair-up.ts';
import { wordPieces } from './words.ts';

/** An event of one side and what it became. */
export interface MatchedEvents {
  readonly before: EventItem | null;
  readonly after: EventItem | null;
}

const SAME_MINUTE = 0.15;
const ALIKE = 0.5;

/** Each event with its counterpart: the same, else the same words, else words in common at the same time, else near words. */
export function pairEvents(before: readonly EventItem[], after: readonly EventItem[]): MatchedEvents[] {
  const text = ({ props }: EventItem): string => props.get('text') ?? '';
  const matches = pairUp(before, after, {
    keys: [propsKey, (event) => (event.at === null ? null : `${event.at} ${text(event)}`), text],
    words: text,
    alike: [{ least: SAME_MINUTE, group: ({ props }) => props.get('time') ?? '' }, { least: ALIKE }],
  });
  return pairsOf(before, after, matches);
}

/** Events added, removed, moved and reworded, and the milestones that they gained or lost. */
export function compareEvents(before: readonly EventItem[], after: readonly EventItem[]): Edit[] {
  const pairs = pairEvents(before, after);
  const together = movedTogether(pairs);
  const shift = together === null ? [] : [movedTogetherEdit(pairs, together)];
  return [...shift, ...pairs.flatMap((pair) => [...eventEdit(pair, together !== null), ...milestoneEdit(pair)])];
}

function eventEdit(pair: MatchedEvents, shifted: boolean): Edit[] {
  const { before, after } = pair;
  if (before === null || after === null) return loneEvent(before, after);
  const moved = !shifted && hasMoved(before, after);
  const details = detailsOf(pair, new Set(moved ? ['time', 'text'] : ['text']));
  if (details.length === 0) return [];
  const reworded = before.title !== after.title;
  const kind = moved ? (reworded ? 'changed' : 'moved') : 'reworded';
  const times = `${moved ? ` moved ${before.time} → ${after.time}` : ''}${moved && reworded ? ' and' : ''}${reworded ? ' reworded' : ''}`;
  const text = `event${times}${moved ? '' : `, ${after.time}`}: ${quote(after.title)}`;
  const words = reworded ? wordPieces(before.title, after.title) : null;
  return [{ layer: 'timeline', kind, subject: 'event', text, before, after, details, words }];
}

function loneEvent(before: EventItem | null, after: EventItem | null): Edit[] {
  const event = after ?? before;
  if (event === null) return [];
  const kind = after === null ? 'removed' : 'added';
  const milestone = event.props.get('milestone');
  const text = `event ${kind}: ${event.time} ${quote(event.title)}${milestone === undefined ? '' : ` (${milestone})`}`;
  return [{ layer: 'timeline', kind, subject: 'event', text, before, after, details: detailsOf({ before, after }), words: null }];
}

/** Another clock time for the same moment is no move: the time zone tells it. */
export function hasMoved(before: EventItem, after: EventItem): boolean {
  if (before.props.get('time') === after.props.get('time')) return false;
  return !(before.when.kind === 'instant' && after.when.kind === 'instant' && instants(before) === instants(after));
}

const instants = ({ when }: EventItem): string => (when.kind === 'instant' ? `${when.instant} ${when.end?.instant ?? ''}` : '');

function milestoneEdit(pair: MatchedEvents): Edit[] {
  const { before, after } = pair;
  if (before === null || after === null) return [];
  const details = detailsOf(pair, new Set(['milestone']));
  const [detail] = details;
  if (detail === undefined) return [];
  const [old, now] = [milestoneName(detail.before), milestoneName(detail.after)];
  const said = old === null ? `is now ${now ?? ''}` : now === null ? `is no longer ${old}` : `${old} → ${now}`;
  const kind = old === null ? 'added' : now === null ? 'removed' : 'changed';
  const text = `event at ${after.time} ${said}: ${quote(after.title)}`;
  return [{ layer: 'milestones', kind, subject: 'milestone', text, before, after, details, words: null }];
}

function milestoneName(value: string | null): string | null {
  const name = MILESTONES.find((one) => one === value);
  return name === undefined ? null : MILESTONE_LABELS[name].toLowerCase();
}
