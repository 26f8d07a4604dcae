import type { z } from 'zod';
import { quote } from '../problem.ts';
import { keysAt, nearestKey } from './known-keys.ts';
import { tagOf, type MdxNode } from './mdx-tree.ts';

/** What is wrong with an element: a sentence without its full stop, and advice where the table's is not the best. */
export interface Fault {
  readonly found: string;
  readonly advice?: string;
  /** Where, if not where the looked-at node starts. */
  readonly at?: MdxNode;
}

/** What is wrong with the properties of `element`, which `schema` describes. Code in a property is never evaluated. */
export function propFaults(element: MdxNode, schema: z.ZodType): Fault[] {
  const tag = tagOf(element.name);
  const props = new Map<string, string | null>();
  const faults: Fault[] = [];
  for (const { name, value } of element.attributes ?? []) {
    if (name === undefined) {
      faults.push({ found: `the properties of ${tag} are code: \`{${quote(textOf(value))}}\`` });
    } else if (typeof value === 'object' && value !== null) {
      faults.push({
        found: `the property ${quote(name)} of ${tag} is code: \`{${quote(value.value)}}\``,
        advice: `Write it as text: ${quote(name)}="…".`,
      });
    } else if (props.has(name)) {
      faults.push({ found: `${tag} has the property ${quote(name)} twice`, advice: 'Delete one of them.' });
    } else props.set(name, value ?? null);
  }
  // What code would have been is not known: nothing is said to be missing beside it.
  return faults.length > 0 ? faults : schemaFaults(tag, props, schema);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function schemaFaults(tag: string, props: ReadonlyMap<string, string | null>, schema: z.ZodType): Fault[] {
  const known = keysAt(schema, []);
  const unknown = [...props.keys()].filter((name) => !known.includes(name));
  const result = schema.safeParse(Object.fromEntries([...props].filter(([name]) => known.includes(name))));
  const issues = result.success ? [] : result.error.issues;
  return [...unknown.map((name) => unknownProp(tag, name, known)), ...issues.map((issue) => wrongProp(tag, props, issue))];
}

function unknownProp(tag: string, name: string, known: readonly string[]): Fault {
  const nearest = nearestKey(name, known);
  const rest = known.length === 0 ? 'Delete it: it has none.' : `Its properties are ${known.join(', ')}.`;
  return {
    found: `${tag} has no property ${quote(name)}`,
    advice: nearest === null ? rest : `Did you mean ${nearest}?`,
  };
}

function wrongProp(tag: string, props: ReadonlyMap<string, string | null>, issue: z.core.$ZodIssue): Fault {
  const name = String(issue.path[0] ?? '');
  const value = props.get(name);
  if (value === undefined) return { found: `${tag} lacks the property ${name}`, advice: `Add it: ${name}="…".` };
  if (value === null || issue.code === 'too_small')
    return { found: `the property ${name} of ${tag} is empty`, advice: `Write its text: ${name}="…".` };
  const allowed = issue.code === 'invalid_value' ? issue.values.map(String).join(', ') : '';
  return { found: `the property ${name} of ${tag} is \`${quote(value)}\``, advice: `Write one of ${allowed}.` };
}
