import type { Segment } from './excerpt.ts';

export type Child = Node | string;

/** An element with a class and children; text stays text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

/** What the page must have. */
export function part(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the search page has no ${selector}`);
  return found;
}

export function button(className: string, onPress: () => void, ...children: readonly Child[]): HTMLButtonElement {
  const made = element('button', className, ...children);
  made.type = 'button';
  made.addEventListener('click', onPress);
  return made;
}

/** A link to this site or to one of `origins`; null for any other address: an index must not be able to lead to a script. */
export function link(url: string, className: string, origins: readonly string[], ...children: readonly Child[]): HTMLAnchorElement | null {
  const target = URL.parse(url, location.href);
  if (target === null || ![location.origin, ...origins].includes(target.origin) || !/^https?:$/.test(target.protocol)) return null;
  const made = element('a', className, ...children);
  made.href = target.href;
  return made;
}

const language = (): string => (document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang);

export type DateStyle = 'day' | 'month';

const STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  day: { dateStyle: 'long' },
  month: { month: 'long', year: 'numeric' },
};
/** Making one takes longer than all else of a hit. */
const formats = new Map<DateStyle, Intl.DateTimeFormat>();

function formatOf(style: DateStyle): Intl.DateTimeFormat {
  const known = formats.get(style) ?? new Intl.DateTimeFormat(language(), { ...STYLES[style], timeZone: 'UTC' });
  formats.set(style, known);
  return known;
}

/** `2024-03-22` in the words of the pages; what is no day stays as it is. */
export function dateText(iso: string, style: DateStyle = 'day'): string {
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? iso : formatOf(style).format(date);
}

/** Text with what was found marked. */
export const marked = (segments: readonly Segment[]): Child[] =>
  segments.map(({ text, found }) => (found ? element('mark', '', text) : text));
