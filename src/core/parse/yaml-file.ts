import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml';
import type { Place } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';

/** More would be a program's output, not a file that people keep. */
const MAX_YAML_CHARACTERS = 256 * 1024;
/** The parser calls itself once a level. */
const MAX_DEPTH = 30;

/** A YAML file as plain data, and where each of its values stands. */
export interface YamlFile {
  /** `null` for an empty file. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** The place of the value at `path`, or of the nearest thing above it that is there. */
  readonly placeOfValue: (path: readonly PropertyKey[]) => Place;
  /** The place of the key `key` of the object at `path`. */
  readonly placeOfKey: (path: readonly PropertyKey[], key: string) => Place;
  /** Whether anything is written at `path`. */
  readonly stands: (path: readonly PropertyKey[]) => boolean;
  /** The value at `path` as the author wrote it; null where it is not a scalar. */
  readonly written: (path: readonly PropertyKey[]) => string | null;
}

/** Reads the text of a YAML file named `path`, YAML 1.2 (so `no` is text and dates are text), without aliases. Never throws. */
export function parseYamlFile(text: string, path: string): YamlFile {
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { kind: 'line', path, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const start: Place = { kind: 'line', path, line: 1, column: 1 };
  const refused = (refusal: Problem): YamlFile => ({
    value: null,
    problems: [refusal],
    placeOfValue: () => start,
    placeOfKey: () => start,
    stands: () => false,
    written: () => null,
  });
  const bulk = oversize(text);
  if (bulk !== null) return refused(problem('bad-config', start, bulk));
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error', merge: false });
  const faults = [...document.errors, ...document.warnings];
  const problems = faults.map((fault) => problem('bad-config', place(fault.pos[0]), `not valid YAML: ${faultText(fault)}`));
  problems.push(...unreadParts(document, place));
  const offsetOf = (steps: readonly PropertyKey[]): number => offsetAt(document, steps);
  return {
    value: problems.length > 0 ? null : document.toJS({ mapAsMap: false }),
    problems,
    placeOfValue: (steps) => place(offsetOf(steps)),
    stands: (steps) => nodeAt(document, steps) !== null,
    placeOfKey: (steps, key) => place(keyOffset(document, steps, key) ?? offsetOf(steps)),
    written: (steps) => scalarSource(document, steps),
  };
}

function faultText({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'a second document starts here';
  return quote(message.charAt(0).toLowerCase() + message.slice(1)).replace(/\.$/, '');
}

function oversize(text: string): string | null {
  if (text.length > MAX_YAML_CHARACTERS) return `the file has ${text.length} characters; the limit is ${MAX_YAML_CHARACTERS}`;
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, (depth += 1));
    else if (character === ']' || character === '}') depth -= 1;
  }
  const dashes = /^(?:[-?:] ?){31,}/m.test(text) || /^ {600,}\S/m.test(text);
  return deepest > MAX_DEPTH || dashes ? `the file is nested more than ${MAX_DEPTH} levels deep` : null;
}

/** Aliases, which can make a small file huge, and keys that are not plain words. */
function unreadParts(document: Document, place: (offset: number) => Place): Problem[] {
  const problems: Problem[] = [];
  const refuse = (node: Node, what: string): void => {
    problems.push(problem('yaml-alias', place(node.range?.[0] ?? 0), what));
  };
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) refuse(node, `\`*${quote(node.source)}\` stands for another value`);
      else if ((isScalar(node) || isCollection(node)) && node.anchor) refuse(node, `\`&${quote(node.anchor)}\` names a value`);
    },
    Pair(_, pair) {
      if (isScalar(pair.key) && pair.key.value === '<<') refuse(pair.key, '`<<` merges another value');
      else if (isCollection(pair.key))
        problems.push(problem('bad-config', place(pair.key.range?.[0] ?? 0), 'a list stands where a key is expected'));
    },
  });
  return problems;
}

function nodeAt(document: Document, steps: readonly PropertyKey[]): Node | null {
  const node = steps.length === 0 ? document.contents : document.getIn(steps, true);
  return isNode(node) ? node : null;
}

function offsetAt(document: Document, steps: readonly PropertyKey[]): number {
  for (let length = steps.length; length >= 0; length -= 1) {
    const offset = nodeAt(document, steps.slice(0, length))?.range?.[0];
    if (offset !== undefined) return offset;
  }
  return 0;
}

function keyOffset(document: Document, steps: readonly PropertyKey[], key: string): number | null {
  const node = nodeAt(document, steps);
  if (!isMap(node)) return null;
  const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key);
  return isScalar(pair?.key) ? (pair.key.range?.[0] ?? null) : null;
}

function scalarSource(document: Document, steps: readonly PropertyKey[]): string | null {
  const node = nodeAt(document, steps);
  return isScalar(node) ? (node.source ?? String(node.value)) : null;
}
