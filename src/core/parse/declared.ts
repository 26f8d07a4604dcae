import type { z } from 'zod';
import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import { FOREIGN_KEYS } from './foreign-keys.ts';
import type { FrontMatter } from './front-matter.ts';
import { keysAt, nearestKey } from './known-keys.ts';

/** The front matter as its schema gives it, without the keys that are wrong, and what is wrong with those. */
export interface Declared<T> {
  readonly values: T;
  readonly problems: readonly Problem[];
}

/** Checks front matter against the strict schema of its kind. A wrong key is left out, so that the rest of the document is still read. `isReadElsewhere`: keys that the schema need not know. */
export function checkFrontMatter<T>(
  front: FrontMatter,
  schema: z.ZodType<T>,
  path: string,
  isReadElsewhere: (key: string) => boolean = () => false,
): Declared<T> {
  const values = Object.fromEntries(Object.entries(withDay(front.values ?? {})).filter(([key]) => !isReadElsewhere(key)));
  const first = schema.safeParse(values);
  if (first.success) return { values: first.data, problems: [] };
  const problems = first.error.issues.flatMap((issue) => problemsOf(issue, schema, front, path));
  const wrong = new Set<PropertyKey>(first.error.issues.flatMap((issue) => wrongKeys(issue)));
  const kept = Object.fromEntries(Object.entries(values).filter(([key]) => !wrong.has(key)));
  const second = schema.safeParse(kept);
  return { values: second.success ? second.data : schema.parse({}), problems };
}

/** How other generators of sites write a date, with its zone: the time is when the page was posted, and nothing is counted from it. */
const DAY_AND_TIME = /^(\d{4}-\d{2}-\d{2})[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))$/;

function withDay(values: NonNullable<FrontMatter['values']>): NonNullable<FrontMatter['values']> {
  const day = typeof values['date'] === 'string' ? DAY_AND_TIME.exec(values['date'])?.[1] : undefined;
  return day === undefined ? values : { ...values, date: day };
}

function wrongKeys(issue: z.core.$ZodIssue): PropertyKey[] {
  const [top] = issue.path;
  if (top !== undefined) return [top];
  return issue.code === 'unrecognized_keys' ? issue.keys : [];
}

function problemsOf(issue: z.core.$ZodIssue, schema: z.ZodType, front: FrontMatter, path: string): Problem[] {
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue, schema, front, path);
  if (issue.code === 'invalid_union') return [unionProblem(issue, schema, front, path)].flat();
  const place = placeOf(path, front.rangeOf(issue.path));
  const name = nameOf(issue.path);
  const value = valueAt(front.values, issue.path);
  if (value === undefined) return [problem('missing-field', place, `${name} is missing`)];
  const scalar = typeof value === 'string' ? quote(value) : null;
  if (issue.code === 'invalid_format' && issue.format === 'date') {
    return [problem('bad-date', place, `${name} is not a day of the calendar: \`${scalar ?? ''}\``)];
  }
  const written = scalar === null ? '' : scalar === '' ? ', and is empty' : `, not \`${scalar}\``;
  return [problem('wrong-type', place, `${name} must be ${expected(issue)}${written}`)];
}

/** The branch of "one or several" that got furthest says what is wrong. */
function unionProblem(issue: z.core.$ZodIssueInvalidUnion, schema: z.ZodType, front: FrontMatter, path: string): Problem[] {
  const value = valueAt(front.values, issue.path);
  const branch = issue.errors.toSorted((a, b) => depthOf(b) - depthOf(a)).find((issues) => depthOf(issues) > 0);
  if (value !== undefined && branch !== undefined) {
    return branch.flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, schema, front, path));
  }
  const place = placeOf(path, front.rangeOf(issue.path));
  return value === undefined
    ? [problem('missing-field', place, `${nameOf(issue.path)} is missing`)]
    : [problem('wrong-type', place, `${nameOf(issue.path)} must be text or a list`)];
}

/** How far into the value a branch got before it met what is wrong. */
function depthOf(issues: readonly z.core.$ZodIssue[]): number {
  const depths = issues.map((issue) => {
    const inner = issue.code === 'invalid_union' ? Math.max(0, ...issue.errors.map(depthOf)) : issue.code === 'unrecognized_keys' ? 1 : 0;
    return issue.path.length + inner;
  });
  return Math.max(0, ...depths);
}

/** Keys of another program are harmless, and said in one line; what is left may be a slip. */
function unknownKeys({ keys, path: at }: z.core.$ZodIssueUnrecognizedKeys, schema: z.ZodType, front: FrontMatter, path: string): Problem[] {
  const foreign = at.length > 0 ? [] : keys.filter((key) => FOREIGN_KEYS.has(key));
  const unknown = keys.filter((key) => !foreign.includes(key)).map((key) => unknownKey(key, at, schema, front, path));
  const [first] = foreign;
  if (first === undefined) return unknown;
  const [verb, named] = [foreign.length === 1 ? 'is' : 'are', foreign.map((key) => `\`${quote(key)}\``).join(', ')];
  return [
    problem('foreign-key', placeOf(path, front.keyRange(at, first)), `${named} ${verb} for another program, and not used here`),
    ...unknown,
  ];
}

function unknownKey(key: string, path: readonly PropertyKey[], schema: z.ZodType, front: FrontMatter, file: string): Problem {
  const known = keysAt(schema, path);
  const nearest = nearestKey(key, known);
  const place = placeOf(file, front.keyRange(path, key));
  const keys = known.length === 0 ? 'Delete it.' : `Delete it; the keys are ${known.join(', ')}.`;
  const advice = nearest === null ? keys : `Did you mean \`${nearest}\`? Correct the key or delete it.`;
  const found = problem('unknown-key', place, `no key is called \`${quote(key)}\``, advice);
  return nearest === null ? found : { ...found, meant: nearest };
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['array', 'a list'],
  ['object', 'a list of keys with values'],
]);

function expected(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return KINDS.get(issue.expected) ?? issue.expected;
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small') return 'text that is not empty';
  return issue.message;
}

const nameOf = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'the front matter'
    : path
        .map((part) => (typeof part === 'number' ? `entry ${part + 1}` : `\`${quote(String(part))}\``))
        .reverse()
        .join(' of ');

function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  let current = values;
  for (const part of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, part)) return undefined;
    current = (current as Record<PropertyKey, unknown>)[part];
  }
  return current;
}
