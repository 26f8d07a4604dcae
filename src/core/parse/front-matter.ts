import { isAlias, isMap, isNode, isPair, isScalar, isSeq, parseDocument, visit, type Document, type YAMLMap } from 'yaml';
import type { SourceRange } from '../position.ts';
import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import type { Places } from './places.ts';

/** The front matter of a document, decoded but not yet checked against a schema. */
export interface FrontMatter {
  /** The text with the front matter blanked: every offset and line stays. */
  readonly body: string;
  /** Keys and their values: text as written, lists, objects without a prototype. Null where there is none. */
  readonly values: Readonly<Record<string, unknown>> | null;
  readonly problems: readonly Problem[];
  /** Where the value at `path` stands; the nearest thing above it where it does not stand. */
  readonly rangeOf: (path: readonly PropertyKey[]) => SourceRange;
  readonly keyRange: (path: readonly PropertyKey[], key: string) => SourceRange;
}

const MAX_CHARACTERS = 16 * 1024;
const MAX_DEPTH = 20;

/** Reads the front matter of `places.text`. Every fault is a problem at its line; nothing is thrown. */
export function readFrontMatter(path: string, places: Places): FrontMatter {
  const { text } = places;
  const at = text.startsWith('\uFEFF') ? 1 : 0;
  const found = delimit(text, at);
  if (found.kind === 'none') return without(text, [], places);
  const refuse = (offset: number, said: string, advice?: string): FrontMatter =>
    without(text, [problem('front-matter', placeOf(path, places.range(offset, offset)), said, advice)], places);
  if (found.kind === 'toml') return refuse(at, 'TOML front matter (`+++`) is not read', 'Write it as YAML between two lines of `---`.');
  if (found.kind === 'unclosed')
    return refuse(at, 'the front matter that starts here has no closing `---`', 'Close it with a line of `---`.');
  if (found.kind === 'second') return refuse(found.at, 'a second front matter starts here', 'Write all keys in one block.');
  const yaml = text.slice(found.start, found.end);
  const body = text.slice(0, at) + text.slice(at, found.after).replace(/[^\r\n]/g, ' ') + text.slice(found.after);
  if (yaml.length > MAX_CHARACTERS) {
    return { ...refuse(at, `the front matter has ${yaml.length} characters; the limit is ${MAX_CHARACTERS}`), body };
  }
  return { ...decode(path, yaml, found.start, places), body };
}

type Delimited =
  | { readonly kind: 'none' }
  | { readonly kind: 'toml' }
  | { readonly kind: 'unclosed' }
  | { readonly kind: 'second'; readonly at: number }
  | { readonly kind: 'found'; readonly start: number; readonly end: number; readonly after: number };

const FENCE = /^(?:---|\.\.\.)[ \t]*$/;
const KEY_LINE = /^[\w"'-][^:\n]{0,60}:(?:\s|$)/;

function delimit(text: string, at: number): Delimited {
  const lines = lineSpans(text, at);
  const { value: first, done } = lines.next();
  const opening = done === true ? '' : text.slice(first.start, first.end).trimEnd();
  if (opening === '+++') return { kind: 'toml' };
  if (opening !== '---' || done === true) return { kind: 'none' };
  let looksLikeKeys: boolean | null = null;
  for (const { start, end, next } of lines) {
    const line = text.slice(start, end);
    if (FENCE.test(line)) return second(text, next) ?? { kind: 'found', start: first.next, end: start, after: end };
    if (looksLikeKeys === null && line.trim() !== '' && !line.startsWith('#')) looksLikeKeys = KEY_LINE.test(line);
  }
  // A line of dashes over prose is a rule, not front matter.
  return looksLikeKeys === true ? { kind: 'unclosed' } : { kind: 'none' };
}

/** A block of nothing but keys, closed by another `---`, directly after the front matter, with or without a `---` of its own before it. */
function second(text: string, from: number): Delimited | null {
  let keys = 0;
  for (const { start, end } of lineSpans(text, from)) {
    const line = text.slice(start, end);
    if (FENCE.test(line) && start === from) continue;
    if (FENCE.test(line)) return keys > 0 ? { kind: 'second', at: from } : null;
    if (!KEY_LINE.test(line)) return null;
    keys += 1;
  }
  return null;
}

function* lineSpans(text: string, from: number): Generator<{ start: number; end: number; next: number }, undefined> {
  const ends = /\r\n|\n|\r|$/g;
  for (let start = from; start <= text.length;) {
    ends.lastIndex = start;
    const match = ends.exec(text);
    const end = match?.index ?? text.length;
    const next = end + (match?.[0].length ?? 0);
    yield { start, end, next };
    if (next === end) return;
    start = next;
  }
}

function without(text: string, problems: readonly Problem[], places: Places): FrontMatter {
  const start = places.range(0, 0);
  return { body: text, values: null, problems, rangeOf: () => start, keyRange: () => start };
}

function decode(path: string, yaml: string, start: number, places: Places): Omit<FrontMatter, 'body'> {
  const rangeAt = (from: number, to: number): SourceRange => places.range(start + from, start + to);
  const document = tooDeep(yaml) ? null : parseDocument(yaml, { schema: 'failsafe', merge: false, prettyErrors: false, logLevel: 'error' });
  const at = (offset: number): ReturnType<typeof placeOf> => placeOf(path, rangeAt(offset, offset));
  if (document === null) {
    const deep = problem('front-matter', at(0), `the front matter is nested more than ${MAX_DEPTH} levels deep`);
    return { values: null, problems: [deep], rangeOf: () => rangeAt(0, 0), keyRange: () => rangeAt(0, 0) };
  }
  const faults = [...document.errors, ...document.warnings];
  const problems = faults.map(({ message, pos, code }) =>
    problem(
      'front-matter',
      at(pos[0]),
      code === 'DUPLICATE_KEY' ? 'this key is written twice' : `not valid YAML: ${quote(message).replace(/\.$/, '')}`,
    ),
  );
  problems.push(...unread(document, at));
  const { contents } = document;
  if (contents !== null && !isMap(contents) && !(isScalar(contents) && contents.value === '')) {
    problems.push(problem('front-matter', at(0), 'the front matter is not a list of keys with values'));
  }
  const values = problems.length === 0 && isMap(contents) ? objectOf(contents) : null;
  return {
    values,
    problems,
    rangeOf: (steps) => rangeAt(...spanOf(document, steps)),
    keyRange: (steps, key) => rangeAt(...keySpan(document, steps, key)),
  };
}

/** The parser calls itself once a level. */
function tooDeep(yaml: string): boolean {
  let depth = 0;
  for (const character of yaml) {
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return /^ {200,}\S/m.test(yaml) || /^[^\S\n]*(?:[-?:] +){20,}/m.test(yaml);
}

/** Anchors, aliases, merge keys and tags: a small text that stands for a large one, or for code. */
function unread(document: Document, at: (offset: number) => ReturnType<typeof placeOf>): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Node(_, node) {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node)) problems.push(problem('yaml-alias', at(offset), `\`*${quote(node.source)}\` stands for another value`));
      else if ('anchor' in node && node.anchor)
        problems.push(problem('yaml-alias', at(offset), `\`&${quote(node.anchor)}\` names a value`));
      else if (node.tag?.startsWith('!') === true)
        problems.push(problem('front-matter', at(offset), `the tag \`${quote(node.tag)}\` is not read`));
    },
    Pair(_, pair) {
      const offset = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
      if (!isScalar(pair.key)) problems.push(problem('front-matter', at(offset), 'a list stands where a key is expected'));
      else if (pair.key.value === '<<') problems.push(problem('yaml-alias', at(offset), '`<<` merges another value'));
    },
  });
  return problems;
}

/** Objects without a prototype: `__proto__` is a key like any other, and is refused as an unknown one. */
function objectOf(map: YAMLMap): Record<string, unknown> {
  const object = Object.create(null) as Record<string, unknown>;
  for (const pair of map.items) if (isScalar(pair.key)) object[String(pair.key.value)] = valueOf(pair.value);
  return object;
}

function valueOf(node: unknown): unknown {
  if (isMap(node)) return objectOf(node);
  if (isSeq(node)) return node.items.map(valueOf);
  return isScalar(node) && typeof node.value === 'string' ? node.value : '';
}

type Span = [number, number];

function spanOf(document: Document, steps: readonly PropertyKey[]): Span {
  for (let length = steps.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(steps.slice(0, length), true);
    if (isNode(node) && node.range) return [node.range[0], node.range[1]];
  }
  return [0, 0];
}

function keySpan(document: Document, steps: readonly PropertyKey[], key: string): Span {
  const node = steps.length === 0 ? document.contents : document.getIn(steps, true);
  const pair = isMap(node) ? node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key) : undefined;
  const range = isScalar(pair?.key) ? pair.key.range : undefined;
  return range ? [range[0], range[1]] : spanOf(document, steps);
}
