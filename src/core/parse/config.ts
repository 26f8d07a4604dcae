import type { z } from 'zod';
import { problem, quote, type Problem } from '../problem.ts';
import { peopleSchema, servicesSchema, siteSchema, type Context } from '../schema/site.ts';
import { keysAt, nearestKey } from './known-keys.ts';
import { lookOf } from './look.ts';
import { parseYamlFile, type YamlFile } from './yaml-file.ts';

/** The texts of the three settings files; a file that is not there is undefined. */
export interface ConfigInput {
  readonly site?: string | undefined;
  readonly people?: string | undefined;
  readonly services?: string | undefined;
}

/** The settings, and what is wrong with them. A file with a problem counts as not there, so that all files are still checked. */
export function readContext(input: ConfigInput): { context: Context; problems: Problem[] } {
  const problems: Problem[] = [];
  const read = <T>(schema: z.ZodType<T>, name: string, text: string | undefined, empty: unknown): T => {
    const { value, found } = readFile(schema, `${name}.yml`, text ?? '', empty);
    problems.push(...found);
    return value ?? schema.parse(empty);
  };
  const site = read(siteSchema, 'site', input.site, {});
  const people = read(peopleSchema, 'people', input.people, []);
  const services = read(servicesSchema, 'services', input.services, []);
  return { context: { site, people, services }, problems };
}

function readFile<T>(schema: z.ZodType<T>, path: string, text: string, empty: unknown): { value: T | null; found: Problem[] } {
  const file = parseYamlFile(text, path);
  if (file.problems.length > 0) return { value: null, found: [...file.problems] };
  const result = schema.safeParse(file.value ?? empty);
  if (!result.success) return { value: null, found: result.error.issues.flatMap((issue) => toProblems(issue, schema, file)) };
  const found = [...repeatedNames(result.data, file), ...droppedKeys(file)];
  return { value: found.length > 0 ? null : result.data, found };
}

/** zod passes over this key of a record without a word. */
function droppedKeys(file: YamlFile): Problem[] {
  const key = '__proto__';
  if (!file.stands(['redirects', key])) return [];
  return [problem('bad-config', file.placeOfKey(['redirects'], key), `\`${key}\` must be an address of this site`)];
}

/** A key that names nothing we know by name, but an address. */
function wrongKey(issue: z.core.$ZodIssueInvalidKey, file: YamlFile): Problem {
  const key = String(issue.path.at(-1) ?? '');
  const why = issue.issues[0]?.message ?? 'a key that is known';
  return problem('bad-config', file.placeOfKey(issue.path.slice(0, -1), key), `\`${quote(key)}\` must be ${why}`);
}

function toProblems(issue: z.core.$ZodIssue, schema: z.ZodType, file: YamlFile): Problem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, issue.path, schema, file));
  if (issue.code === 'invalid_key') return [wrongKey(issue, file)];
  const place = file.placeOfValue(issue.path);
  if (!file.stands(issue.path) && issue.path.length > 0) return [problem('missing-field', place, `${nameOf(issue.path)} is missing`)];
  const name = nameOf(issue.path);
  const written = file.written(issue.path);
  const wrote = written === null || written === '' ? '' : `, not \`${quote(written)}\``;
  if (issue.code !== 'invalid_type') return [problem('bad-config', place, `${name} must be ${expectation(issue)}${wrote}`)];
  const expected = KINDS.get(issue.expected) ?? issue.expected;
  const quotes = issue.expected === 'string' && written !== null && written !== '';
  const advice = quotes ? `Put it in quotes: \`"${quote(written)}"\`.` : undefined;
  const found = problem('wrong-type', place, `${name} must be ${expected}${wrote}`, advice);
  return [quotes ? { ...found, meant: `"${written}"` } : found];
}

/** `['severities', 0, 'colour']` -> "`colour` of entry 1 of `severities`". */
function nameOf(path: readonly PropertyKey[]): string {
  const words = path.map((part) => (typeof part === 'number' ? `entry ${part + 1}` : `\`${quote(String(part))}\``));
  return words.length === 0 ? 'the file' : words.reverse().join(' of ');
}

const KINDS = new Map([
  ['string', 'text'],
  ['array', 'a list'],
  ['object', 'a list of keys with values'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
]);

/** What the schema asks for, in words that follow "must be". Our own refinements say it themselves. */
function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small') return issue.origin === 'array' ? 'a list of at least one' : 'text that is not empty';
  if (issue.code === 'invalid_format' && issue.format === 'url') return 'an address that starts with http:// or https://';
  if (issue.code === 'invalid_format' && issue.format === 'includes')
    return `text that contains ${'includes' in issue ? String(issue.includes) : ''}`;
  return issue.message;
}

function unknownKey(key: string, path: readonly PropertyKey[], schema: z.ZodType, file: YamlFile): Problem {
  const known = keysAt(schema, path);
  const nearest = nearestKey(key, known);
  const advice =
    nearest === null ? `Delete it; the keys are ${known.join(', ')}.` : `Did you mean \`${nearest}\`? Correct the key or delete it.`;
  const found = problem('unknown-key', file.placeOfKey(path, key), `no key is called \`${quote(key)}\``, advice);
  return nearest === null ? found : { ...found, meant: nearest };
}

/** Two people (services, severities) of one name, or one alias of both: nobody could say which is meant. */
function repeatedNames(data: unknown, file: YamlFile): Problem[] {
  const list = namesOf(data);
  const seen = new Map<string, string>();
  const looks = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { name, owner, path } of list) {
    const key = name.normalize('NFC').toLowerCase();
    const look = lookOf(name);
    const [other, alike] = [seen.get(key), looks.get(look)];
    const refuse = (why: string): void => void problems.push(problem('bad-config', file.placeOfValue(path), `\`${quote(name)}\` ${why}`));
    if (other === undefined) seen.set(key, owner);
    if (alike === undefined) looks.set(look, owner);
    if (other !== undefined && other !== owner) refuse(`already names ${other}`);
    else if (alike !== undefined && alike !== owner) refuse(`looks like a name of ${alike}, and is spelt with other characters`);
  }
  return problems;
}

interface Named {
  readonly name: string;
  /** In words: "entry 2". */
  readonly owner: string;
  readonly path: readonly PropertyKey[];
}

function namesOf(data: unknown): Named[] {
  const [entries, prefix]: [unknown, readonly PropertyKey[]] = Array.isArray(data) ? [data, []] : [severitiesOf(data), ['severities']];
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown, index): Named[] => {
    const texts = (key: string): { text: string; path: PropertyKey[] }[] => textsAt(entry, key, [...prefix, index]);
    const all = [...texts('id'), ...texts('name'), ...texts('label'), ...texts('aliases'), ...texts('match')];
    return all.map(({ text, path }) => ({ name: text, owner: `entry ${index + 1}`, path }));
  });
}

const severitiesOf = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'severities' in data ? data.severities : null;

function textsAt(entry: unknown, key: string, path: PropertyKey[]): { text: string; path: PropertyKey[] }[] {
  if (typeof entry !== 'object' || entry === null || !Object.hasOwn(entry, key)) return [];
  const value: unknown = Object.entries(entry).find(([name]) => name === key)?.[1];
  if (typeof value === 'string') return [{ text: value, path: [...path, key] }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((text: unknown, index) => (typeof text === 'string' ? [{ text, path: [...path, key, index] }] : []));
}
