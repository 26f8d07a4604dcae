import { escapeHtml } from './escape-html.ts';

/** Markup that is safe to print: made of escaped texts, or handed over by what has made it safe. */
export interface Html {
  readonly html: string;
}

type Child = Html | string | null | readonly Child[];
/** Null leaves an attribute out, true gives it without a value. */
type Attributes = Readonly<Record<string, string | number | true | null>>;

const VOID = new Set(['br', 'input', 'meta', 'link']);

/** An element; its texts and the values of its attributes are escaped. Names of both are ours, never a document's. */
export function el(tag: string, attributes: Attributes = {}, ...children: readonly Child[]): Html {
  const said = Object.entries(attributes).flatMap(([name, value]) =>
    value === null ? [] : [value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`],
  );
  return { html: `<${tag}${said.join('')}>${VOID.has(tag) ? '' : `${join(children)}</${tag}>`}` };
}

/** Several things beside each other. */
export const together = (...children: readonly Child[]): Html => ({ html: join(children) });

/** Markup that something else has made safe: a drawing. */
export const safe = (html: string): Html => ({ html });

const join = (children: readonly Child[]): string =>
  children
    .map((child) => (child === null ? '' : typeof child === 'string' ? escapeHtml(child) : isList(child) ? join(child) : child.html))
    .join('');

const isList = (child: Html | readonly Child[]): child is readonly Child[] => Array.isArray(child);
