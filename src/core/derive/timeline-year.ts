import { monthText } from './dates-text.ts';
import type { IncidentRow, YearStrip } from './page-data.ts';
import { severityName, severityOrder } from './severity.ts';

const DAY_MS = 86_400_000;

/**
 * The twelve months up to that of the newest incident, its days laid out by severity; null where there is none. `scale`: the
 * names of the scale, the worst first; what is not on it stands behind them.
 */
export function yearStrip(rows: readonly IncidentRow[], scale: readonly string[]): YearStrip | null {
  const last = rows.reduce((latest, { dateIso }) => (dateIso > latest ? dateIso : latest), '');
  if (last === '') return null;
  const months = Array.from({ length: 13 }, (_, index) => monthStart(last, index - 11));
  const [first = 0, end = 0] = [months[0], months.at(-1)];
  const share = (ms: number): number => Math.round(((ms - first) / (end - first)) * 10_000) / 100;
  const shown = rows.filter(({ dateIso }) => Date.parse(dateIso) >= first);
  const nameOf = (row: IncidentRow): string => severityName(row.severity);
  const names = [...new Set(shown.map(nameOf))].sort(severityOrder(scale));
  return {
    title: `${monthText(iso(first))} to ${monthText(last)}`,
    months: months.slice(0, -1).map((start) => ({ label: monthText(iso(start)).slice(0, 3), at: share(start) })),
    rows: names.map((name) => ({ name, marks: shown.filter((row) => nameOf(row) === name).map((row) => markOf(row, share)) })),
  };
}

/** In the middle of its day, in per cent of the width. */
function markOf(
  { title, date, dateIso, href, severity }: IncidentRow,
  share: (ms: number) => number,
): YearStrip['rows'][number]['marks'][number] {
  return { at: share(Date.parse(dateIso) + DAY_MS / 2), colour: severity?.colour ?? 'none', text: `${date}: ${title}`, href };
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** The first of the month `months` after that of a date. */
function monthStart(date: string, months: number): number {
  const start = new Date(`${date.slice(0, 7)}-01T00:00:00Z`);
  return start.setUTCMonth(start.getUTCMonth() + months);
}
