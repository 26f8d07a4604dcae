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

/** `2024-03-22` in the words of the pages; what is no day stays as it is. */
export function dateText(iso: string, options: Intl.DateTimeFormatOptions = { dateStyle: 'long' }): string {
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? iso : new Intl.DateTimeFormat(language(), { ...options, timeZone: 'UTC' }).format(date);
}

/** Text with what was found marked. */
export const marked = (segments: readonly Segment[]): Child[] =>
  segments.map(({ text, found }) => (found ? element('mark', '', text) : text));
