import { monthText } from '../dates-text.ts';
import { severityName, severityOrder } from '../severity.ts';
import type { Counted, Sample } from './counted.ts';
import { number, text, type ChartColour, type Insight } from './insight.ts';
import { countBy, periodsOf, type Periods } from './periods.ts';
import { counted, listed, thousands } from '../../counted.ts';
import { capital } from './words.ts';

interface Group {
  readonly name: string;
  readonly colour: ChartColour;
  readonly counts: readonly number[];
  readonly total: number;
}

/** Incidents by the month of their date, and by severity. */
export function byMonth({ incidents, site }: Sample): Insight {
  const id = 'incidents-by-month';
  const title = 'Incidents by month';
  if (incidents.length === 0)
    return { id, title, sentences: ['No incident is published yet.'], chart: null, legend: null, table: null, file: [] };
  const periods = periodsOf(incidents.map(({ row }) => row.dateIso));
  const all = countBy(datesOf(incidents), periods);
  const groups = groupsOf(incidents, periods, site.severities);
  const rows = groups.map(({ name, colour, counts }) => ({ name, colour, values: counts }));
  const head = [text(capital(periods.unit)), number('All'), ...groups.map(({ name }) => number(name))];
  return {
    id,
    title,
    sentences: [
      ...sentences(incidents, periods, all),
      `By severity: ${listed(groups.map(({ name, total }) => `${thousands(total)} ${name}`))}.`,
    ],
    chart: {
      kind: 'columns',
      columns: periods.all.map(({ column }) => column),
      rows: [{ name: 'All', colour: 'all', values: all }, ...rows],
    },
    legend: null,
    table: {
      head,
      rows: periods.all
        .map(({ name }, place) => [name, ...[all, ...groups.map(({ counts }) => counts)].map((counts) => thousands(counts[place] ?? 0))])
        .reverse(),
      more: null,
    },
    file: fileOf(incidents, groups),
  };
}

const datesOf = (incidents: readonly Counted[]): string[] => incidents.map(({ row }) => row.dateIso);

function groupsOf(incidents: readonly Counted[], periods: Periods, scale: Sample['site']['severities']): Group[] {
  const order = severityOrder(scale.map(({ label }) => label));
  const groups = new Map<string, { colour: ChartColour; dates: string[] }>();
  for (const { row } of incidents) {
    const name = severityName(row.severity);
    const group = groups.get(name) ?? { colour: row.severity?.colour ?? 'none', dates: [] };
    group.dates.push(row.dateIso);
    groups.set(name, group);
  }
  return [...groups]
    .map(([name, { colour, dates }]) => ({ name, colour, counts: countBy(dates, periods), total: dates.length }))
    .sort((a, b) => order(a.name, b.name));
}

function sentences(incidents: readonly Counted[], { unit, all, placeOf }: Periods, counts: readonly number[]): string[] {
  const dates = datesOf(incidents);
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const span = first.slice(0, 7) === last.slice(0, 7) ? `in ${monthText(first)}` : `from ${monthText(first)} to ${monthText(last)}`;
  const said = [`${capital(counted(incidents.length, 'incident'))} ${span}.`];
  if (all.length > 1)
    said.push(
      mostSentence(
        unit,
        all.map(({ name }) => name),
        counts,
      ),
    );
  const before = dates.filter((date) => placeOf(date) < 0).length;
  if (before > 0)
    said.push(`${capital(counted(before, 'incident'))} before ${all[0]?.name ?? ''} ${before === 1 ? 'is' : 'are'} in the file alone.`);
  return said;
}

/** "Most were in May 2024 (3); 1 month had none." */
function mostSentence(unit: Periods['unit'], names: readonly string[], counts: readonly number[]): string {
  const most = Math.max(...counts);
  const where = names.filter((_, place) => counts[place] === most);
  const none = counts.filter((count) => count === 0).length;
  const without = none === 0 ? '' : `; ${counted(none, unit)} had none`;
  return where.length > 3
    ? `The most in one ${unit} were ${thousands(most)}${without}.`
    : `Most were in ${listed(where)} (${thousands(most)}${where.length > 1 ? ' each' : ''})${without}.`;
}

/** By month, whatever the chart's unit is. */
function fileOf(incidents: readonly Counted[], groups: readonly Group[]): Insight['file'] {
  const months = new Map<string, Map<string, number>>();
  for (const { row } of incidents) {
    const month = months.get(row.dateIso.slice(0, 7)) ?? new Map<string, number>();
    const name = severityName(row.severity);
    months.set(row.dateIso.slice(0, 7), month.set(name, (month.get(name) ?? 0) + 1));
  }
  const line = ([month, counts]: [string, Map<string, number>]): (string | number)[] => [
    month,
    [...counts.values()].reduce((sum, count) => sum + count, 0),
    ...groups.map(({ name }) => counts.get(name) ?? 0),
  ];
  return [['Month', 'All', ...groups.map(({ name }) => name)], ...[...months].map(line)];
}
