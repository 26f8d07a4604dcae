import type { Piece } from '../../review/change.ts';
import { el, together, type Html } from '../html.ts';

/** The words of both sides in one line. */
export const bothWords = (pieces: readonly Piece[]): Html =>
  together(...pieces.map(({ kind, text }) => (kind === 'same' ? text : el(kind === 'added' ? 'ins' : 'del', {}, text))));

/** The words of one side, those that the other lacks marked. */
export function sideWords(pieces: readonly Piece[], side: 'before' | 'after'): Html {
  const own = side === 'before' ? 'removed' : 'added';
  const shown = pieces.filter(({ kind }) => kind === 'same' || kind === own);
  return together(...shown.map(({ kind, text }) => (kind === 'same' ? text : el(own === 'added' ? 'ins' : 'del', {}, text))));
}

/** What is between the lists of cells of a row. */
export function joined(parts: readonly Html[], between: string): Html {
  return together(...parts.flatMap((part, index) => (index === 0 ? [part] : [between, part])));
}

export const KIND_NAMES = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
  moved: 'Moved',
  reworded: 'Reworded',
  reformatted: 'Other marks',
  done: 'Done',
  dropped: 'Dropped',
  started: 'Started',
  reopened: 'Reopened',
  renamed: 'Renamed',
  unchanged: 'No change in meaning',
  same: 'Unchanged',
} as const;
