import type { LedgerAction } from '../actions/ledger.ts';
import { daysBetween } from '../../parse/calendar.ts';
import { agedOf, isMeasured, type Aged } from './aged.ts';
import { text, type Insight, type InsightCell } from './insight.ts';
import { LEAST_DAYS, scaleOf } from './scale.ts';
import { spreadOf, spreadText, type Spread } from './spread.ts';
import { dotsRow, SPREAD_HEAD, spreadCells } from './spread-views.ts';
import { capital, counted, share, verb } from './words.ts';

const DAY_MS = 86_400_000;

/** The day that ages are counted to, and what it is. */
export interface AgedTo {
  readonly dateIso: string;
  readonly text: string;
}

/** How long actions take, and how old the open ones are. */
export function actionTimes(actions: readonly LedgerAction[], to: AgedTo): Insight {
  const aged = actions.map(agedOf);
  const closed = timesOf('Closed after', aged.filter(isMeasured), (one) => one.closedOn ?? one.raisedOn);
  const open = timesOf(
    'Open for',
    aged.filter(({ closedOn, raisedOn }) => closedOn === null && raisedOn <= to.dateIso),
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
    sentences: sentences(aged, closed, open, to),
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
    file: fileOf(aged, to),
  };
}

function fileOf(aged: readonly Aged[], to: AgedTo): Insight['file'] {
  const head = ['Action', 'Address', 'State', 'Raised', 'Said to be over', 'Days until then', `Days open on ${to.dateIso}`];
  const line = ({ action, raisedOn, closedOn }: Aged): Insight['file'][number] => [
    action.text,
    { text: action.text, href: action.href },
    action.status,
    raisedOn,
    closedOn,
    closedOn === null ? null : daysBetween(raisedOn, closedOn),
    closedOn !== null || raisedOn > to.dateIso ? null : daysBetween(raisedOn, to.dateIso),
  ];
  return [head, ...aged.map(line)];
}

interface Times {
  readonly name: string;
  readonly values: readonly { readonly aged: Aged; readonly days: number }[];
  readonly spread: Spread | null;
}

function timesOf(name: string, aged: readonly Aged[], end: (one: Aged) => string): Times {
  const values = aged.map((one) => ({ aged: one, days: daysBetween(one.raisedOn, end(one)) })).sort((a, b) => a.days - b.days);
  return { name, values, spread: spreadOf(values.map(({ days }) => days * DAY_MS)) };
}

function sentences(aged: readonly Aged[], closed: Times, open: Times, to: AgedTo): string[] {
  if (aged.length === 0) return ['No action is published yet.'];
  const over = aged.filter(({ closedOn }) => closedOn !== null).length;
  const atOnce = over - closed.values.length;
  return [
    `${capital(share(over, aged.length, 'action'))} ${verb(over, 'is', 'are')} done or dropped.`,
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

const pointOf = ({ aged, days }: Times['values'][number]): { value: number; text: string } => ({
  value: days * DAY_MS,
  text: `${daysText(days)}: ${aged.action.text}`,
});

function tableRow({ name, values, spread }: Times): InsightCell[] {
  const end = (one: Times['values'][number] | undefined): InsightCell =>
    one === undefined ? '' : { text: daysText(one.days), href: one.aged.action.href };
  return [name, ...spreadCells({ spread, shortest: end(values[0]), longest: end(values.at(-1)) }, msText)];
}
