import type { Segment } from './excerpt.ts';
import type { Hit, HitLine } from './hits.ts';

/** The words for each kind of result, in the order of the facet. */
const KINDS = new Map([
  ['incident', 'Incidents'],
  ['meeting', 'Meetings'],
  ['decision', 'Decisions'],
  ['action', 'Actions'],
]);

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

/** `2024-03-22` as the pages write it. */
function dateNode(iso: string): Node {
  const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
  const date = new Date(`${iso}T00:00:00Z`);
  const text = Number.isNaN(date.getTime()) ? iso : new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
  const time = element('time', 'hit-more', text);
  time.dateTime = iso;
  return time;
}

/** A link inside this site, or null: an index must not be able to lead anywhere else, or to a script. */
function link(url: string, className: string, ...children: (Node | string)[]): HTMLAnchorElement | null {
  const target = URL.parse(url, location.href);
  if (target?.origin !== location.origin) return null;
  const made = element('a', className, ...children);
  made.href = target.href;
  return made;
}

const textNodes = (segments: readonly Segment[]): (Node | string)[] =>
  segments.map(({ text, found }) => (found ? element('mark', '', text) : text));

function lineNode(line: HitLine): Node | null {
  const place = element('span', 'hit-place', line.place ?? '');
  return link(line.url, 'hit-line', place, ' ', element('span', 'hit-text', ...textNodes(line.text)));
}

function hitNode(hit: Hit): Node | null {
  const title = link(hit.url, '', hit.title);
  if (title === null) return null;
  const date = hit.date === null ? [] : [dateNode(hit.date)];
  const mark = hit.mark === null ? [] : [' ', element('span', 'doc-mark', hit.mark)];
  return element('section', 'hit', element('h2', '', title, ...mark), ...date, ...hit.lines.map(lineNode).filter((node) => node !== null));
}

export function showHits(into: Element, hits: readonly Hit[]): void {
  into.replaceChildren(...hits.map(hitNode).filter((node) => node !== null));
}

/** One choice of kind with its counts; `onChoose` is called with the kind, or null for all. */
export function showKinds(
  facets: Element,
  counts: Readonly<Record<string, number>>,
  chosen: string | null,
  onChoose: (kind: string | null) => void,
): void {
  const fieldset = facets.querySelector('fieldset');
  if (fieldset === null) return;
  const known = [...KINDS].filter(([kind]) => (counts[kind] ?? 0) > 0 || kind === chosen);
  facets.toggleAttribute('hidden', known.length === 0);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const all = kindNode('', 'All', total, chosen === null, () => {
    onChoose(null);
  });
  const rest = known.map(([kind, label]) =>
    kindNode(kind, label, counts[kind] ?? 0, chosen === kind, () => {
      onChoose(kind);
    }),
  );
  const had = fieldset.contains(document.activeElement);
  const legend = fieldset.querySelector('legend');
  fieldset.replaceChildren(...(legend instanceof Element ? [legend] : []), all, ...rest);
  if (had) fieldset.querySelector<HTMLInputElement>('input:checked')?.focus();
}

function kindNode(value: string, label: string, count: number, checked: boolean, onChange: () => void): HTMLElement {
  const input = element('input', '');
  input.type = 'radio';
  input.name = 'kind';
  input.value = value;
  input.checked = checked;
  input.addEventListener('change', onChange);
  return element('label', '', input, label, ' ', element('span', 'count', String(count)));
}
