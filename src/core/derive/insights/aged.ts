import type { LedgerAction } from '../actions/ledger.ts';
import { isClosed, stateAfter, UNKNOWN } from '../actions/status.ts';

/** An action as it is counted: when it was raised, and when a document first said that it is over. */
export interface Aged {
  readonly action: LedgerAction;
  readonly raisedOn: string;
  readonly closedOn: string | null;
}

/** Its mentions in their order: the date of the document since which it is over. */
export function agedOf(action: LedgerAction): Aged {
  let state = UNKNOWN;
  let closedOn: string | null = null;
  for (const { mention } of action.mentions) {
    state = stateAfter(state, mention);
    closedOn = isClosed(state) ? (closedOn ?? mention.date) : null;
  }
  return { action, raisedOn: action.raised.date, closedOn };
}

/** One that was over where it was first mentioned says nothing of how long it took. */
export const isMeasured = ({ raisedOn, closedOn }: Aged): boolean => closedOn !== null && closedOn > raisedOn;
