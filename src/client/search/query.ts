import type { FacetName } from '../../core/derive/page-data.ts';
import { fold, matching, nearest } from './name-match.ts';
import { valuesOf, type Names } from './names.ts';

/** What stands in the search field, understood. */
export interface Query {
  /** To be found in any order, each anywhere on the page. */
  readonly words: readonly string[];
  /** What stood in quotation marks: to be found as it stands. */
  readonly phrases: readonly string[];
  readonly filters: ReadonlyMap<FacetName, readonly string[]>;
  /** What could not be understood, for people: a sentence each. */
  readonly notes: readonly string[];
}

const MOST_CHARACTERS = 400;
const TOKEN = /(?<operator>\p{L}+):(?:"(?<quoted>[^"]*)"|(?<value>[^\s"]+))|"(?<phrase>[^"]*)"?|(?<word>[^\s"]+)/gu;

const OPERATORS: ReadonlyMap<string, FacetName> = new Map<string, FacetName>([
  ['kind', 'kind'],
  ['sev', 'severity'],
  ['severity', 'severity'],
  ['service', 'service'],
  ['person', 'person'],
  ['who', 'person'],
  ['owner', 'person'],
  ['team', 'team'],
  ['series', 'series'],
  ['year', 'year'],
  ['status', 'status'],
  ['tag', 'tag'],
]);

/** Not done yet, or not known to be done. */
const STATES: ReadonlyMap<string, readonly string[]> = new Map([
  ['open', ['Open', 'In progress', 'State not said']],
  ['done', ['Done']],
  ['dropped', ['Dropped']],
]);

/** Words of a question that say nothing of what is looked for. */
const FILLERS: ReadonlySet<string> = new Set(
  'a about all an and any are at be been by can did do does for from had has have how in is it its me of on or our still that the their there this to us was we were what when where which who whom whose why will with would'.split(
    ' ',
  ),
);

/** Understands what was typed. Never throws; what names nothing is said in `notes` and left out. */
export function parseQuery(text: string, names: Names): Query {
  const cut = text.slice(0, MOST_CHARACTERS);
  const parts: Parts = { words: [], phrases: [], filters: new Map(), notes: [] };
  if (cut.length < text.length)
    parts.notes.push(`The question is very long: its first ${String(MOST_CHARACTERS)} characters were searched for.`);
  for (const { groups } of cut.matchAll(TOKEN)) {
    const { operator, quoted, value, phrase, word } = groups ?? {};
    const named = quoted ?? value;
    if (operator !== undefined && named !== undefined) addOperator(operator.toLowerCase(), named, parts, names);
    else if (phrase !== undefined && fold(phrase) !== '') parts.phrases.push(phrase.trim());
    else if (word !== undefined && fold(word) !== '') parts.words.push(word);
  }
  const telling = parts.words.filter((word) => !FILLERS.has(fold(word)));
  if (cut.trim() !== '' && parts.words.length + parts.phrases.length + parts.filters.size + parts.notes.length === 0)
    parts.notes.push('There is no letter and no digit in it to search for.');
  return { ...parts, words: telling.length > 0 || parts.phrases.length > 0 ? telling : parts.words };
}

interface Parts {
  readonly words: string[];
  readonly phrases: string[];
  readonly filters: Map<FacetName, readonly string[]>;
  readonly notes: string[];
}

function addOperator(operator: string, value: string, parts: Parts, names: Names): void {
  const facet = OPERATORS.get(operator);
  if (operator === 'before' || operator === 'after' || operator === 'date') addDates(operator, value, parts, names);
  else if (operator === 'is') addState(value, parts);
  else if (facet !== undefined) {
    addValues(facet, value, parts, names);
    if (operator === 'owner') narrow(parts, 'kind', ['action']);
  } else parts.words.push(...`${operator} ${value}`.split(' '));
}

/** A second value of a facet widens it, as a second check box does. */
const widen = ({ filters }: Parts, facet: FacetName, values: readonly string[]): void => {
  filters.set(facet, [...new Set([...(filters.get(facet) ?? []), ...values])]);
};

const narrow = ({ filters }: Parts, facet: FacetName, values: readonly string[]): void => {
  const before = filters.get(facet);
  filters.set(facet, before === undefined ? values : before.filter((value) => values.includes(value)));
};

function addValues(facet: FacetName, value: string, parts: Parts, names: Names): void {
  const values = valuesOf(names, facet);
  const also = names.also.filter(([name]) => name === facet).map(([, spelling, of]) => [spelling, of] as const);
  const found = matching(value.replaceAll('-', ' '), values, also);
  if (found.length > 0) {
    widen(parts, facet, found);
    return;
  }
  const [near] = nearest(fold(value), values.map(fold));
  const meant = values.find((other) => fold(other) === near);
  const hint = meant === undefined ? '' : ` Did you mean “${meant}”?`;
  parts.notes.push(`No ${facet} is called “${value}”, so that was left out.${hint}`);
}

function addState(value: string, parts: Parts): void {
  const states = STATES.get(value.toLowerCase());
  if (states === undefined) {
    parts.notes.push(`“is:${value}” is not known: is:open, is:done and is:dropped are.`);
    return;
  }
  narrow(parts, 'kind', ['action']);
  widen(parts, 'status', states);
}

const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** `before:2024-04` is before the first day of April; `after:2024` is after the last day of the year. */
function addDates(operator: 'before' | 'after' | 'date', value: string, parts: Parts, names: Names): void {
  if (!DATE.test(value)) {
    parts.notes.push(`“${operator}:${value}” is no date: write 2024, 2024-04 or 2024-04-12.`);
    return;
  }
  const fits = (date: string): boolean => {
    const start = date.slice(0, value.length);
    return operator === 'before' ? start < value : operator === 'after' ? start > value : start === value;
  };
  const known = parts.filters.get('date') ?? names.facets.date;
  parts.filters.set('date', known.filter(fits));
}
