import type { ActionStatus } from '../../schema/parts.ts';
import type { Mention } from './mentions.ts';

/** What is known of an action's state, and the day of the document that said so. */
export interface State {
  readonly status: ActionStatus | null;
  readonly date: string;
}

export const UNKNOWN: State = { status: null, date: '' };

const ADVANCE: Readonly<Record<ActionStatus, number>> = { open: 0, 'in-progress': 1, done: 2, dropped: 2 };

/** The newest document decides; among what documents of one day say, the most advanced. A mention that is silent changes nothing. */
export function stateAfter(state: State, { said, date }: Mention): State {
  const status = said.status?.value;
  if (status === undefined || date < state.date) return state;
  const further = date > state.date || state.status === null || ADVANCE[status] > ADVANCE[state.status];
  return further ? { status, date } : state;
}

export const isClosed = ({ status }: State): boolean => status === 'done' || status === 'dropped';

export const STATUS_TEXTS: Readonly<Record<ActionStatus | 'unknown', string>> = {
  open: 'Open',
  'in-progress': 'In progress',
  done: 'Done',
  dropped: 'Dropped',
  unknown: 'State not said',
};
