/** Dates and lengths of time in English. Written here, not by the platform, so that no machine's locale changes a page. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
/** As `Date.getUTCDay` counts them. */
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
/** Three letters each, from Monday on. */
export const WEEKDAYS: readonly string[] = [...DAYS.slice(1), DAYS[0]].map((name) => name.slice(0, 3));

const partsOf = (iso: string): { year: string; month: string; day: string } => ({
  year: String(Number(iso.slice(0, 4))),
  month: MONTHS[Number(iso.slice(5, 7)) - 1] ?? iso.slice(5, 7),
  day: String(Number(iso.slice(8, 10))),
});

/** `2024-03-22 => 22 March 2024` */
export function dateText(iso: string): string {
  const { year, month, day } = partsOf(iso);
  return `${day} ${month} ${year}`;
}

/** `2024-03-22 => 22 Mar` */
export function shortDate(iso: string): string {
  const { month, day } = partsOf(iso);
  return `${day} ${month.slice(0, 3)}`;
}

/** `2024-03-22 => Mar` */
export const shortMonth = (iso: string): string => partsOf(iso).month.slice(0, 3);

/** `2024-03-22 => March 2024` */
export function monthText(iso: string): string {
  const { year, month } = partsOf(iso);
  return `${month} ${year}`;
}

/** `2024-03-18 => Monday 18 March 2024` */
export function dayText(iso: string): string {
  const weekday = DAYS[new Date(`${iso}T00:00:00Z`).getUTCDay()];
  return weekday === undefined ? dateText(iso) : `${weekday} ${dateText(iso)}`;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length in ms to the minute, below an hour to the second: "45 min", "1 h 5 min", "3 d 4 h 5 min", "1 min 30 s". */
export function durationText(ms: number): string {
  const whole = Math.round(ms / SECOND) * SECOND;
  if (whole >= DAY && whole % DAY >= HOUR) return `${Math.floor(whole / DAY)} d ${pair(whole % DAY, HOUR, 'h', MINUTE, 'min')}`;
  if (whole >= DAY) return pair(whole, DAY, 'd', MINUTE, 'min');
  if (whole >= HOUR) return pair(whole, HOUR, 'h', MINUTE, 'min');
  if (whole >= MINUTE || whole === 0) return pair(whole, MINUTE, 'min', SECOND, 's');
  return `${whole / SECOND} s`;
}

/** The same in hours however many they are, for time that is no run of days: `107_700_000 => 29 h 55 min`. */
export function hoursText(ms: number): string {
  const whole = Math.round(ms / SECOND) * SECOND;
  return whole >= DAY ? pair(whole, HOUR, 'h', MINUTE, 'min') : durationText(whole);
}

function pair(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((ms % large) / small);
  return `${Math.floor(ms / large)} ${largeName}${rest === 0 ? '' : ` ${rest} ${smallName}`}`;
}

/** ISO 8601 in hours, minutes and seconds: `2_700_000 => PT45M`. Days are left out: a day of a timeline may have 23 hours. */
export function durationIso(ms: number): string {
  const total = Math.round(ms / SECOND);
  const part = (count: number, unit: string): string => (count === 0 ? '' : `${count}${unit}`);
  const text = part(Math.floor(total / 3600), 'H') + part(Math.floor((total % 3600) / 60), 'M') + part(total % 60, 'S');
  return `PT${text === '' ? '0S' : text}`;
}

/** Minutes in words: `45 => 45 minutes`, `110 => 1 hour 50 minutes`, `0.5 => 30 seconds`. */
export function minutesInWords(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  const counts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor((seconds % 86_400) / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ];
  const said = counts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return said.length === 0 ? '0 minutes' : said.join(' ');
}
