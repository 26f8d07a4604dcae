import type { Scanner } from './scanner.ts';

const END = '(?![\\p{L}\\p{N}])';
const RELATIVE_START = /T ?([-+−]) ?/uy;
const PLAIN_START = /([-+]) ?(?=\d)/uy;
const ZERO = new RegExp(`T(?: ?[-+−])? ?0(?!\\d|[:.]\\d)(?: ?(?:m|min|mins|minutes|h|s))?${END}`, 'yu');
const PIECE = new RegExp(
  `(\\d{1,5})\\s?(weeks?|w|days?|d|hours?|hrs?|hr|h|minutes?|mins?|min|m|seconds?|secs?|sec|s)(?:(?=\\d)|${END}) ?`,
  'yui',
);
const CLOCK = /(\d{1,3}):(\d{2})(?::(\d{2}))?(?![\d:])/uy;
const SECONDS_OF: ReadonlyMap<string, number> = new Map([
  ['w', 604_800],
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
]);

/** "T+5m", "T-0", "T+1h30m", "T+00:05" (hours and minutes), "+5m": seconds after a zero that the document does not date. */
export function takeRelative(scanner: Scanner): number | null {
  if (scanner.take(ZERO) !== null) return 0;
  return scanner.attempt(() => {
    const sign = scanner.take(RELATIVE_START) ?? scanner.take(PLAIN_START);
    if (sign === null) return null;
    const amount = clockAmount(scanner) ?? piecesAmount(scanner);
    return amount === null ? null : amount * (sign[1] === '+' ? 1 : -1);
  });
}

function clockAmount(scanner: Scanner): number | null {
  const clock = scanner.take(CLOCK);
  if (clock === null) return null;
  return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
}

function piecesAmount(scanner: Scanner): number | null {
  let total: number | null = null;
  for (let count = 0; count < 4; count += 1) {
    const piece = scanner.take(PIECE);
    if (piece === null) break;
    total = (total ?? 0) + Number(piece[1]) * (SECONDS_OF.get((piece[2] ?? '').charAt(0).toLowerCase()) ?? 0);
  }
  // The space after the last piece belongs to what follows.
  if (total !== null && scanner.text[scanner.at - 1] === ' ') scanner.at -= 1;
  return total;
}

const PART = 'early|mid|late|previous|prior|next|same|following|that|this';
const TIME_WORD = 'morning|afternoon|evening|day|night|week|month|midday|hours|noon|lunchtime';
const PHRASES = [
  `(?:the\\s)?(?:${PART})[\\s-](?:(?:${PART})[\\s-])?(?:${TIME_WORD})`,
  'pre-?existing',
  'morning|afternoon|evening|night|overnight|midday|noon|midnight|daytime|lunchtime|eod',
  'unknown(?:\\stime)?|time\\sunknown|time\\stbc|tbc|tbd',
  'earlier|later|previously|prior|before|afterwards|ongoing|background|historically',
  '(?:some\\s|a\\sfew\\s|several\\s|\\d{1,3}\\s)?(?:minutes|hours|days|weeks|months|years)\\s(?:before|earlier|prior|later|after)',
  '(?:prior\\sto|before|leading\\sup\\sto)\\s(?:the\\s)?(?:incident|outage)',
];
const VAGUE = new RegExp(`(?:in\\sthe\\s)?(?:${PHRASES.join('|')})(?:\\s?\\([^()\\n]{1,40}\\))?(?=\\s?(?::|[-–—|]\\s|,\\s?$|$))`, 'yui');
const NO_TIME = /(?:--[:.]--|(?:\d\d|\d?[x?]{1,2}):[x?]{2}|hh:mm|(?:time )?(?:tbc|tbd)(?![\p{L}\p{N}]))/iuy;
const APPROXIMATE =
  /(?:~|≈|∼|(?:approximately|approx|around|about|roughly|circa|ca|c|shortly after|shortly before|just before|just after|sometime after|before|after|prior to)(?![\p{L}\p{N}])\.?\s?)\s?/iuy;

/** The regular expressions of this file, for the test of their speed. */
export const ROUGH_PATTERNS: readonly RegExp[] = [RELATIVE_START, ZERO, PIECE, CLOCK, VAGUE, NO_TIME, APPROXIMATE];

/** Words that say when, not exactly: "Pre-existing:", "early morning -". A mark must end them. */
export const takeVagueWords = (scanner: Scanner): boolean => scanner.take(VAGUE) !== null;

/** "--:--" and "TBC" stand where a time is missing. */
export const takeNoTime = (scanner: Scanner): boolean => scanner.take(NO_TIME) !== null;

/** "~", "around", "shortly after" before a time. */
export const takeApproximate = (scanner: Scanner): boolean => scanner.take(APPROXIMATE) !== null;
