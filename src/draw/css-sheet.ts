import { compileSelector, matches, type Selector, type TreeView } from './css-selector.ts';

interface Declaration {
  readonly value: string;
  readonly important: boolean;
}
export type Declarations = ReadonlyMap<string, Declaration>;

interface StyleRule {
  readonly selector: Selector;
  readonly declarations: Declarations;
}

/** Rules in the order in which they apply: the last that matches wins. */
export type StyleSheet = readonly StyleRule[];

/** Reads `fill:red; stroke:blue!important`; a `font` shorthand gives its size and weight. */
export function parseDeclarations(text: string): Declarations {
  const declarations = new Map<string, Declaration>();
  for (const part of text.split(';')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const name = part.slice(0, colon).trim().toLowerCase();
    const written = part.slice(colon + 1).trim();
    const important = /!important$/i.test(written);
    const value = important ? written.slice(0, -'!important'.length).trimEnd() : written;
    if (name === 'font') {
      const size = /(?<![\d.])[\d.]+(?:px|em|pt|rem|%)/.exec(value)?.[0];
      if (size !== undefined) declarations.set('font-size', { value: size, important });
      const weight = /\b(?:bold|[1-9]00)\b/.exec(value)?.[0];
      if (weight !== undefined) declarations.set('font-weight', { value: weight, important });
    } else if (name !== '' && value !== '') declarations.set(name, { value, important });
  }
  return declarations;
}

const COMMENT = /\/\*[\s\S]*?\*\//g;
const AT_RULE = /@[\w-]+[^{;]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})/g;

/** Reads the style sheet inside a drawing, of the properties in `wanted` only; animations and states are left out. */
export function parseStyleSheet(css: string, wanted: ReadonlySet<string>): StyleSheet {
  const rules: StyleRule[] = [];
  for (const [, selectors = '', body = ''] of css
    .replace(COMMENT, '')
    .replace(AT_RULE, '')
    .matchAll(/(?<=^|[{}])([^{}]+)\{([^{}]*)\}/g)) {
    const declarations = new Map([...parseDeclarations(body)].filter(([name]) => wanted.has(name)));
    if (declarations.size === 0) continue;
    for (const text of selectors.split(',')) {
      const selector = compileSelector(text);
      if (selector !== null) rules.push({ selector, declarations });
    }
  }
  // A stable sort: of equal weight, the later rule stays later.
  return rules.sort((a, b) => a.selector.specificity - b.selector.specificity);
}

/** What the rules and the element's own `style` (null: none) say of it, `!important` honoured. */
export function cascade<T>(sheet: StyleSheet, node: T, view: TreeView<T>, style: string | null): Map<string, string> {
  const winning = new Map<string, Declaration>();
  const apply = (declarations: Declarations): void => {
    for (const [name, declaration] of declarations) {
      if (winning.get(name)?.important !== true || declaration.important) winning.set(name, declaration);
    }
  };
  for (const rule of sheet) if (matches(rule.selector, node, view)) apply(rule.declarations);
  if (style !== null && style !== '') apply(parseDeclarations(style));
  return new Map([...winning].map(([name, declaration]) => [name, declaration.value]));
}
