import { durationText } from '../derive/dates-text.ts';
import type { MatchedEvents } from './compare-events.ts';
import type { Edit } from './edit.ts';
import type { EventItem } from './event-items.ts';

/** From so many events on, a move that all share is told once (a corrected date, a clock that was an hour off). */
const LEAST = 3;

/** By how many ms all exact events of a timeline were moved on their clocks; null where not all were, or not by as much. */
export function movedTogether(pairs: readonly MatchedEvents[]): number | null {
  const moves = new Set(pairs.flatMap((pair) => moveOf(pair) ?? []));
  const [move] = moves;
  const count = pairs.filter((pair) => moveOf(pair) !== null).length;
  return moves.size !== 1 || move === undefined || move === 0 || count < LEAST || staying(pairs) ? null : move;
}

/** How far an event moved on its clock, in ms; null where it has no exact time on both sides, or is the same moment. */
function moveOf({ before, after }: MatchedEvents): number | null {
  if (before?.when.kind !== 'instant' || after?.when.kind !== 'instant') return null;
  if (before.when.instant === after.when.instant && before.when.local !== after.when.local) return 0;
  return Date.parse(`${after.when.local}Z`) - Date.parse(`${before.when.local}Z`);
}

/** An end that did not go along, or a day that changed on its own, makes it no common move. */
function staying(pairs: readonly MatchedEvents[]): boolean {
  return pairs.some(({ before, after }) => {
    if (before === null || after === null) return false;
    if (before.when.kind !== 'instant' || after.when.kind !== 'instant') return before.props.get('time') !== after.props.get('time');
    const length = ({ when }: EventItem): number | null =>
      when.kind === 'instant' && when.end !== null ? Date.parse(`${when.end.local}Z`) - Date.parse(`${when.local}Z`) : null;
    return length(before) !== length(after);
  });
}

/** The one change that tells of all of them. */
export function movedTogetherEdit(pairs: readonly MatchedEvents[], move: number): Edit {
  const moved = pairs.filter((pair) => moveOf(pair) !== null);
  const [first] = moved;
  const by = `${durationText(Math.abs(move))} ${move > 0 ? 'later' : 'earlier'}`;
  return {
    layer: 'timeline',
    kind: 'moved',
    subject: 'timeline',
    text: `all ${moved.length} events are ${by}`,
    before: first?.before ?? null,
    after: first?.after ?? null,
    details: moved.flatMap(({ before, after }) => {
      const [old, now] = [before?.props.get('time') ?? null, after?.props.get('time') ?? null];
      return old === now ? [] : [{ field: 'time', before: old, after: now }];
    }),
    words: null,
    also: moved,
  };
}
