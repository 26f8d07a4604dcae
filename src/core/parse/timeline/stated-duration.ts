/** A length of time as an author states it. */
export interface StatedLength {
  readonly written: string;
  readonly minutes: number;
}

const MINUTES_OF: readonly (readonly [unit: string, minutes: number])[] = [
  ['weeks?|wks?', 7 * 24 * 60],
  ['days?|d', 24 * 60],
  ['hours?|hrs?|h', 60],
  ['minutes?|mins?|m', 1],
  ['seconds?|secs?|s', 1 / 60],
];
const UNITS = MINUTES_OF.map(([unit]) => unit).join('|');
const WORDS: ReadonlyMap<string, number> = new Map([
  ['half an', 0.5],
  ['half a', 0.5],
  ...'an a one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index): [string, number] => [word, Math.max(1, index - 1)]),
]);
const DIGITS = '\\d{1,6}(?:[.,]\\d{1,3})?';
const SPELT = [...WORDS.keys()].join('|');
/** "and" is not "an d": a spelt number has a space after it. */
const AMOUNT = `(?:${DIGITS})[ \\u00a0]?-?|(?:${SPELT})[ -]`;
const PIECE = `(?:${AMOUNT})(?:${UNITS})(?!\\p{L})`;
const LENGTH = new RegExp(
  `(?<![\\p{L}\\p{N}.:,-])(?:${PIECE})(?:(?:,? (?:and )?|,|)(?:\\d{1,6})(?:[ \\u00a0]?)(?:${UNITS})(?!\\p{L})){0,3}`,
  'iu',
);
const CLOCK_LENGTH = /(?<![\d:.])(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?:\s?(?:hours?|hrs?|h)\b)/iu;
const TIGHT = /(?<![\p{L}\p{N}.:,-])(?:\d{1,4}d ?)?\d{1,4}h ?\d{1,4}(?:m(?:in)?)?(?: ?\d{1,2}s)?(?![\p{L}\p{N}])/iu;
/** "500s for all users" counts errors, not seconds. */
const HTTP_CODES = /^[45]\d\ds$/;
const PIECES = new RegExp(`(?:(${DIGITS})[ \\u00a0]?-?(${UNITS})?|(?<!\\p{L})(${SPELT})[ -](${UNITS}))(?!\\p{L})`, 'giu');
const TAIL = /^-? ?(?:\p{L}{1,20} )?(?:outage|downtime|incident|degradation|disruption|interruption)\b/iu;

/** "An hour and a half", "two and a half hours". */
const AND_A_HALF = new RegExp(
  `(?<![\\p{L}\\p{N}.:,-])(?:(\\d{1,3}|${SPELT})[ -](${UNITS}) and (?:a|one) half|(\\d{1,3}|${SPELT}) and (?:a|one)[ -]half[ -](${UNITS}))(?!\\p{L})`,
  'iu',
);

/** The regular expressions of this file, for the test of their speed. */
export const DURATION_PATTERNS: readonly RegExp[] = [LENGTH, CLOCK_LENGTH, TIGHT, PIECES, AND_A_HALF];

/** The first length of time in `text`: "45-minute outage" -> 45, "1h50m" -> 110, "3 days 4 hours" -> 4560. Null where none is stated. */
export function measureStated(text: string): StatedLength | null {
  const clock = CLOCK_LENGTH.exec(text);
  const candidates = [TIGHT.exec(text), LENGTH.exec(text)].filter((match) => match !== null).filter(([said]) => !HTTP_CODES.test(said));
  const best = candidates.sort((a, b) => a.index - b.index || b[0].length - a[0].length)[0];
  if (clock !== null && (best === undefined || clock.index <= best.index)) {
    return { written: clock[0], minutes: round(Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? 0) / 60) };
  }
  const half = AND_A_HALF.exec(text);
  if (half !== null && (best === undefined || half.index <= best.index)) return { written: half[0], minutes: round(withHalf(half)) };
  if (best === undefined) return null;
  const tail = TAIL.exec(text.slice(best.index + best[0].length, best.index + best[0].length + 40))?.[0] ?? '';
  return { written: `${best[0]}${tail}`.trim(), minutes: round(sum(best[0])) };
}

function withHalf([, amount, unit, before, behind]: RegExpExecArray): number {
  const said = (amount ?? before ?? '').toLowerCase();
  return ((WORDS.get(said) ?? Number(said)) + 0.5) * minutesOf(unit ?? behind ?? 'm');
}

const round = (minutes: number): number => Math.round(minutes * 100) / 100;

function sum(written: string): number {
  let total = 0;
  for (const [, digits, unit, word, wordUnit] of written.matchAll(PIECES)) {
    // `1h50`: a number without a unit follows hours, so it counts minutes.
    const minutes = minutesOf(unit ?? wordUnit ?? 'm');
    total += minutes * (digits === undefined ? (WORDS.get((word ?? '').toLowerCase()) ?? 0) : numberOf(digits));
  }
  return total;
}

/** `1,500` has a comma at the thousands, `1,5` at the fraction. */
const numberOf = (digits: string): number => Number(/,\d{3}$/.test(digits) ? digits.replace(',', '') : digits.replace(',', '.'));

function minutesOf(unit: string): number {
  return MINUTES_OF.find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'i').test(unit))?.[1] ?? 0;
}
