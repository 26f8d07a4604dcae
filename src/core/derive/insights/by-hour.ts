import { toLocal } from '../../parse/clock.ts';
import type { TimelineEvent } from '../../schema/parts.ts';
import type { Site } from '../../schema/site.ts';
import { INCIDENT_HEAD, incidentCells, type Counted, type Sample } from './counted.ts';
import { number, text, type Insight, type WeekChart } from './insight.ts';
import { counted, thousands } from '../../counted.ts';
import { capital, share, verb } from './words.ts';

const DAYS = [
  { id: 'mon', name: 'Monday' },
  { id: 'tue', name: 'Tuesday' },
  { id: 'wed', name: 'Wednesday' },
  { id: 'thu', name: 'Thursday' },
  { id: 'fri', name: 'Friday' },
  { id: 'sat', name: 'Saturday' },
  { id: 'sun', name: 'Sunday' },
] as const;

/** When an incident began on the site's clock: the day from 0, Monday, and the hours since its midnight. */
interface Began {
  readonly counted: Counted;
  /** Whether the document calls it the start; else it is the first event with a time. */
  readonly isStart: boolean;
  readonly local: string;
  readonly day: number;
  readonly hours: number;
}

/** Incidents by the weekday and hour of their start, of those that give a time. */
export function byHour({ incidents, site }: Sample): Insight {
  const began = incidents.flatMap((one) => beganOf(one, site.timeZone) ?? []);
  const counts = DAYS.map(() => Array.from({ length: 24 }, () => 0));
  for (const { day, hours } of began) {
    const row = counts[day];
    if (row !== undefined) row[Math.floor(hours)] = (row[Math.floor(hours)] ?? 0) + 1;
  }
  const shaded = shadedOf(site.workingHours);
  return {
    id: 'incidents-by-hour',
    title: 'Incidents by hour and weekday',
    sentences: incidents.length === 0 ? ['No incident is published yet.'] : sentences(began, incidents.length, site),
    chart: began.length === 0 ? null : { kind: 'week', days: DAYS.map(({ name }) => name), counts, shaded },
    legend: began.length === 0 ? null : 'A number is so many incidents that began in that hour; the grey bands are working hours.',
    table: began.length === 0 ? null : tableOf(began, shaded),
    file: fileOf(began, incidents),
  };
}

function beganOf(one: Counted, zone: string): Began | null {
  const start = one.moments.get('started');
  const event = start?.event ?? one.events.find(({ when }) => when.kind === 'instant');
  const local = event === undefined ? null : localIn(event, zone);
  if (local === null) return null;
  const day = (new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7;
  return { counted: one, isStart: start !== undefined, local, day, hours: Number(local.slice(11, 13)) + Number(local.slice(14, 16)) / 60 };
}

/** A region's rules take long to ask; most documents write the site's own clock. */
function localIn({ when }: TimelineEvent, zone: string): string | null {
  if (when.kind !== 'instant') return null;
  return when.zone === zone ? when.local : toLocal(when.instant, zone);
}

/** Working hours as stretches of single days; a shift that ends on the day after is two. */
function shadedOf({ days, start, end }: Site['workingHours']): WeekChart['shaded'] {
  const [from, to] = [hoursOf(start), hoursOf(end)];
  return days.flatMap((name) => {
    const day = DAYS.findIndex(({ id }) => id === name);
    return to > from ? [{ day, from, to }] : [{ day, from, to: 24 }, ...(to > 0 ? [{ day: (day + 1) % 7, from: 0, to }] : [])];
  });
}

const hoursOf = (time: string): number => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60;

const isIn = ({ day, hours }: Began, shaded: WeekChart['shaded']): boolean =>
  shaded.some((one) => one.day === day && hours >= one.from && hours < one.to);

function sentences(began: readonly Began[], all: number, { timeZone, workingHours }: Site): string[] {
  const rest = all - began.length;
  const without =
    rest === 0
      ? []
      : [`${capital(counted(rest, 'incident'))} ${verb(rest, 'gives', 'give')} no clock time and ${verb(rest, 'is', 'are')} not counted.`];
  if (began.length === 0) return ['No incident gives the time of day at which it began.'];
  const working = began.filter((one) => isIn(one, shadedOf(workingHours))).length;
  const guessed = began.filter(({ isStart }) => !isStart).length;
  const their = verb(guessed, 'its', 'their');
  const first =
    guessed === 0
      ? []
      : [
          `${thousands(guessed)} of them ${verb(guessed, 'does', 'do')} not give ${their} start: ${their} first event with a time stands for it.`,
        ];
  return [
    `${capital(share(working, began.length, 'incident'))} began in working hours (${daysText(workingHours.days)}, ${workingHours.start} to ${workingHours.end}), on the clock of ${timeZone}.`,
    ...first,
    ...without,
  ];
}

/** `['mon', 'tue', 'wed'] => 'Monday to Wednesday'`; days with gaps are named each. */
function daysText(days: Site['workingHours']['days']): string {
  const places = DAYS.flatMap(({ id }, place) => (days.includes(id) ? [place] : []));
  const names = places.map((place) => DAYS[place]?.name ?? '');
  const isRun = places.length > 2 && places.every((place, index) => place === (places[0] ?? 0) + index);
  return isRun ? `${names[0] ?? ''} to ${names.at(-1) ?? ''}` : names.join(', ');
}

function tableOf(began: readonly Began[], shaded: WeekChart['shaded']): Insight['table'] {
  const rows = DAYS.map(({ name }, day) => {
    const own = began.filter((one) => one.day === day);
    const inside = own.filter((one) => isIn(one, shaded)).length;
    return [name, thousands(own.length), thousands(inside), thousands(own.length - inside)];
  });
  return { head: [text('Weekday'), number('Incidents'), number('In working hours'), number('Outside')], rows, more: null };
}

function fileOf(began: readonly Began[], incidents: readonly Counted[]): Insight['file'] {
  const byIncident = new Map(began.map((one) => [one.counted, one]));
  return [
    [...INCIDENT_HEAD, 'Began', 'Weekday', 'Hour', 'What began it'],
    ...incidents.map((one) => {
      const when = byIncident.get(one);
      if (when === undefined) return [...incidentCells(one), null, null, null, null];
      return [
        ...incidentCells(one),
        when.local.replace('T', ' '),
        DAYS[when.day]?.name ?? null,
        Math.floor(when.hours),
        when.isStart ? 'start' : 'first event with a time',
      ];
    }),
  ];
}
