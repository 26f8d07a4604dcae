import type { LedgerAction } from '../actions/ledger.ts';
import { daysBetween } from '../../parse/calendar.ts';
import type { AsOf } from '../page-data.ts';
import { text, type Insight, type InsightCell } from './insight.ts';
import { LEAST_DAYS, scaleOf } from './scale.ts';
import { spreadOf, spreadText, type Spread } from './spread.ts';
import { dotsRow, SPREAD_HEAD, spreadCells } from './spread-views.ts';
import { counted } from '../../counted.ts';
import { capital, share, verb } from './words.ts';

const DAY_MS = 86_400_000;

/** One that was over where it was first mentioned says nothing of how long it took. */
const isMeasured = ({ raised, closedOn }: LedgerAction): boolean => closedOn !== null && closedOn > raised.date;

/** How long actions take, and how old the open ones are on the day of the build. */
export function actionTimes(actions: readonly LedgerAction[], to: AsOf): Insight {
  const closed = timesOf('Closed after', actions.filter(isMeasured), (one) => one.closedOn ?? one.raised.date);
  const open = timesOf(
    'Open for',
    actions.filter(({ closedOn, raised }) => closedOn === null && raised.date <= to.dateIso),
    () => to.dateIso,
  );
  const scale = scaleOf(
    [...closed.values, ...open.values].map(({ days }) => days * DAY_MS),
    LEAST_DAYS,
  );
  const drawn = [closed, open].filter(({ spread }) => spread !== null);
  return {
    id: 'actions',
    title: 'Age of actions',
    sentences: sentences(actions, closed, open, to),
    chart:
      scale === null
        ? null
        : {
            kind: 'dots',
            ...scale,
            rows: drawn.map(({ name, values, spread }) =>
              dotsRow(name, { values: values.map(pointOf), spread, figure: msText }, scale.from),
            ),
          },
    legend:
      scale === null
        ? null
        : 'Each dot is an action; the line is the median, the band the middle half. The scale is logarithmic. Days are counted from the document that raised it to the one that says it is over.',
    table: scale === null ? null : { head: [text('Time'), ...SPREAD_HEAD], rows: drawn.map(tableRow), more: null },
    file: fileOf(actions, to),
  };
}

function fileOf(actions: readonly LedgerAction[], to: AsOf): Insight['file'] {
  const head = ['Action', 'Address', 'State', 'Raised', 'Said to be over', 'Days until then', `Days open on ${to.dateIso}`];
  const line = ({ text: said, href, status, raised: { date: raisedOn }, closedOn }: LedgerAction): Insight['file'][number] => [
    said,
    { text: said, href },
    status,
    raisedOn,
    closedOn,
    closedOn === null ? null : daysBetween(raisedOn, closedOn),
    closedOn !== null || raisedOn > to.dateIso ? null : daysBetween(raisedOn, to.dateIso),
  ];
  return [head, ...actions.map(line)];
}

interface Times {
  readonly name: string;
  readonly values: readonly { readonly action: LedgerAction; readonly days: number }[];
  readonly spread: Spread | null;
}

function timesOf(name: string, actions: readonly LedgerAction[], end: (one: LedgerAction) => string): Times {
  const values = actions.map((action) => ({ action, days: daysBetween(action.raised.date, end(action)) })).sort((a, b) => a.days - b.days);
  return { name, values, spread: spreadOf(values.map(({ days }) => days * DAY_MS)) };
}

function sentences(actions: readonly LedgerAction[], closed: Times, open: Times, to: AsOf): string[] {
  if (actions.length === 0) return ['No action is published yet.'];
  const over = actions.filter(({ closedOn }) => closedOn !== null).length;
  const atOnce = over - closed.values.length;
  return [
    `${capital(share(over, actions.length, 'action'))} ${verb(over, 'is', 'are')} done or dropped.`,
    ...(closed.spread === null ? [] : [`Closed after: ${spreadText(closed.spread, msText)}.`]),
    ...(atOnce === 0
      ? []
      : [
          `${capital(counted(atOnce, 'action'))} ${verb(atOnce, 'was', 'were')} over where first mentioned, and ${verb(atOnce, 'is', 'are')} not counted in that.`,
        ]),
    ...(open.spread === null ? [] : [`Open for: ${spreadText(open.spread, msText)}, counted to ${to.text}.`]),
  ];
}

const daysText = (days: number): string => `${String(Math.round(days * 10) / 10)} ${days === 1 ? 'day' : 'days'}`;
const msText = (ms: number): string => daysText(ms / DAY_MS);

const pointOf = ({ action, days }: Times['values'][number]): { value: number; text: string } => ({
  value: days * DAY_MS,
  text: `${daysText(days)}: ${action.text}`,
});

function tableRow({ name, values, spread }: Times): InsightCell[] {
  const end = (one: Times['values'][number] | undefined): InsightCell =>
    one === undefined ? '' : { text: daysText(one.days), href: one.action.href };
  return [name, ...spreadCells({ spread, shortest: end(values[0]), longest: end(values.at(-1)) }, msText)];
}
