/** How a tree answers a selector: the browser's elements while Mermaid draws, ours afterwards. */
export interface TreeView<T> {
  readonly name: (node: T) => string;
  readonly attribute: (node: T, name: string) => string | null;
  readonly parent: (node: T) => T | null;
}

interface Compound {
  readonly name: string | null;
  readonly tests: readonly (readonly [attribute: string, operator: string, value: string])[];
}

/** A complex selector read right to left: each step says how to reach the next compound. */
export interface Selector {
  readonly last: Compound;
  readonly before: readonly (readonly [combinator: '>' | ' ', compound: Compound])[];
  readonly specificity: number;
}

const PART = /^(?:([*\w-]+)|#([\w-]+)|\.([\w-]+)|\[([\w-]+)(?:([~^$*|]?=)["']?([^"'\]]*)["']?)?\])/;

/** Compiles the selectors that Mermaid writes; null for what cannot match a picture at rest (`:hover`, `::before`) and for what it never uses. */
export function compileSelector(text: string): Selector | null {
  const compounds: Compound[] = [];
  const combinators: ('>' | ' ')[] = [];
  let specificity = 0;
  let rest = text.trim();
  while (rest !== '') {
    let name: string | null = null;
    const tests: (readonly [string, string, string])[] = [];
    const before = rest;
    for (let part = PART.exec(rest); part !== null; part = PART.exec(rest)) {
      const [found, tag, id, className, attribute, operator = '', value = ''] = part;
      if (tag !== undefined) name = tag === '*' ? null : tag.toLowerCase();
      if (id !== undefined) tests.push(['id', '=', id]);
      if (className !== undefined) tests.push(['class', '~=', className]);
      if (attribute !== undefined) tests.push([attribute, operator, value]);
      specificity += id !== undefined ? 10_000 : tag === undefined ? 100 : tag === '*' ? 0 : 1;
      rest = rest.slice(found.length);
    }
    const combinator = /^\s*(>)\s*|^\s+/.exec(rest);
    if (before === rest || (rest !== '' && combinator === null)) return null;
    compounds.push({ name, tests });
    if (combinator !== null) combinators.push(combinator[1] === undefined ? ' ' : '>');
    rest = rest.slice(combinator?.[0].length ?? 0);
  }
  const last = compounds.pop();
  if (last === undefined) return null;
  const steps = compounds.map((compound, index) => [combinators[index] ?? ' ', compound] as const);
  return { last, before: steps.reverse(), specificity };
}

export function matches<T>(selector: Selector, node: T, view: TreeView<T>): boolean {
  return matchesCompound(selector.last, node, view) && matchesBefore(selector.before, 0, view.parent(node), view);
}

function matchesBefore<T>(steps: Selector['before'], index: number, from: T | null, view: TreeView<T>): boolean {
  const step = steps[index];
  if (step === undefined) return true;
  const [combinator, compound] = step;
  for (let node = from; node !== null; node = view.parent(node)) {
    if (matchesCompound(compound, node, view) && matchesBefore(steps, index + 1, view.parent(node), view)) return true;
    if (combinator === '>') return false;
  }
  return false;
}

function matchesCompound<T>(compound: Compound, node: T, view: TreeView<T>): boolean {
  if (compound.name !== null && view.name(node).toLowerCase() !== compound.name) return false;
  return compound.tests.every(([attribute, operator, expected]) => matchesValue(view.attribute(node, attribute), operator, expected));
}

function matchesValue(value: string | null, operator: string, expected: string): boolean {
  if (value === null) return false;
  switch (operator) {
    case '':
      return true;
    case '=':
      return value === expected;
    case '~=':
      return value.split(/\s+/).includes(expected);
    case '^=':
      return value.startsWith(expected);
    case '$=':
      return value.endsWith(expected);
    default:
      return value.includes(expected);
  }
}
