import type { LedgerAction } from '../actions/ledger.ts';
import { number, text, type Insight } from './insight.ts';
import { countBy, periodsOf, type Period, type Periods } from './periods.ts';
import { counted, thousands } from '../../counted.ts';
import { capital, verb } from './words.ts';

/** What happened in each period. */
interface Flow {
  readonly raised: readonly number[];
  readonly closed: readonly number[];
  /** At the end of each. */
  readonly open: readonly number[];
}

/** Actions raised and closed by month, and how many were open at each month's end. */
export function actionFlow(actions: readonly LedgerAction[]): Insight {
  const dates = actions.flatMap(({ raised, closedOn }) => (closedOn === null ? [raised.date] : [raised.date, closedOn])).sort();
  const frame = { id: 'actions-by-month', title: 'Actions by month', legend: null };
  if (dates.length === 0) return { ...frame, sentences: ['No action is published yet.'], chart: null, table: null, file: [] };
  const periods = periodsOf(dates);
  const { raised, closed, open } = flowOf(actions, periods);
  const rows = periods.all.map(({ name }, place) => [name, raised[place] ?? 0, closed[place] ?? 0, open[place] ?? 0] as const);
  const head = [capital(periods.unit), 'Raised', 'Closed', 'Open at its end'] as const;
  return {
    ...frame,
    sentences: [sentence(actions, open.at(-1) ?? 0, periods.all.at(-1))],
    chart: {
      kind: 'columns',
      columns: periods.all.map(({ column }) => column),
      rows: [
        { name: 'Raised', colour: 'all', values: raised },
        { name: 'Closed', colour: 'accent', values: closed },
        { name: 'Open at the end', colour: 'grey', values: open },
      ],
    },
    table: {
      head: head.map((heading, column) => (column === 0 ? text(heading) : number(heading))),
      rows: rows.map(([name, ...counts]) => [name, ...counts.map(thousands)]).reverse(),
      more: null,
    },
    file: [head, ...rows],
  };
}

function flowOf(actions: readonly LedgerAction[], periods: Periods): Flow {
  const raisedOn = actions.map(({ raised: { date } }) => date);
  const closedOn = actions.flatMap((one) => one.closedOn ?? []);
  const isBefore = (date: string): boolean => periods.placeOf(date) < 0;
  const [raised, closed] = [countBy(raisedOn, periods), countBy(closedOn, periods)];
  let sum = raisedOn.filter(isBefore).length - closedOn.filter(isBefore).length;
  const open = raised.map((count, place) => (sum += count - (closed[place] ?? 0)));
  return { raised, closed, open };
}

function sentence(actions: readonly LedgerAction[], open: number, last: Period | undefined): string {
  const closed = actions.filter(({ closedOn }) => closedOn !== null).length;
  return `${capital(counted(actions.length, 'action'))} raised, ${thousands(closed)} of them closed; ${thousands(open)} ${verb(open, 'was', 'were')} open at the end of ${last?.name ?? ''}.`;
}
