import { carried } from './plain.ts';

/** Well-formed XML. */
export interface Xml {
  readonly xml: string;
}

type Child = Xml | string | null | readonly Child[];

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  // `]]>` must not stand in text.
  ['>', '&gt;'],
  ['"', '&quot;'],
  // As they stand, a parser makes spaces of them in an attribute.
  ['\n', '&#10;'],
  ['\t', '&#9;'],
]);

const escapeText = (text: string): string => carried(text).replace(/[&<>]/g, (character) => ESCAPES.get(character) ?? character);
const escapeValue = (text: string): string => carried(text).replace(/[&<>"\n\t]/g, (character) => ESCAPES.get(character) ?? character);

/** An element; its texts and the values of its attributes are escaped, and what XML cannot hold is left out. Names of both are ours. */
export function tag(name: string, attributes: Readonly<Record<string, string>> = {}, ...children: readonly Child[]): Xml {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeValue(value)}"`);
  const inner = join(children);
  return { xml: inner === '' ? `<${name}${said.join('')}/>` : `<${name}${said.join('')}>${inner}</${name}>` };
}

/** A whole document of one element. */
export const xmlDocument = ({ xml }: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;

const join = (children: readonly Child[]): string =>
  children
    .map((child) => (child === null ? '' : typeof child === 'string' ? escapeText(child) : isList(child) ? join(child) : `\n${child.xml}`))
    .join('');

const isList = (child: Xml | readonly Child[]): child is readonly Child[] => Array.isArray(child);
