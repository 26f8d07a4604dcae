import { dateText, element, link, marked } from './dom.ts';
import type { Hit, HitLine } from './hits.ts';

function lineNode(line: HitLine, origins: readonly string[]): Node | null {
  const place = element('span', 'hit-place', line.place ?? '');
  return link(line.url, 'hit-line', origins, place, ' ', element('span', 'hit-text', ...marked(line.text)));
}

function dateNode(iso: string): HTMLTimeElement {
  const time = element('time', 'hit-more', dateText(iso));
  time.dateTime = iso;
  return time;
}

function hitNode(hit: Hit, level: 'h2' | 'h3', origins: readonly string[]): Node | null {
  const title = link(hit.url, '', origins, hit.title);
  if (title === null) return null;
  const site = hit.site === null ? [] : [' ', element('span', 'hit-site', hit.site)];
  const mark = hit.mark === null ? [] : [' ', element('span', 'doc-mark', hit.mark)];
  const date = hit.date === null ? [] : [dateNode(hit.date)];
  return element('section', 'hit', element(level, 'hit-title', title, ...mark, ...site), ...date, ...linesOf(hit, origins));
}

const linesOf = (hit: Hit, origins: readonly string[]): Node[] =>
  hit.lines.map((line) => lineNode(line, origins)).filter((node) => node !== null);

/** Shows hits one after another; `grouped` sets a heading before each month. */
export function showHits(into: Element, hits: readonly Hit[], grouped: boolean, origins: readonly string[]): void {
  const nodes: Node[] = [];
  let month: string | null = null;
  for (const hit of hits) {
    const next = hit.date?.slice(0, 7) ?? '';
    if (grouped && next !== month) nodes.push(element('h2', 'hits-month', dateText(`${next}-01`, 'month')));
    month = next;
    const node = hitNode(hit, grouped ? 'h3' : 'h2', origins);
    if (node !== null) nodes.push(node);
  }
  into.replaceChildren(...nodes);
}

/** Links to the pages of results before and after; `addressOf` gives the address of a page, `open` shows it. */
export function showPages(
  into: HTMLElement,
  { page, last }: { page: number; last: number },
  addressOf: (page: number) => string,
  open: (page: number) => void,
): void {
  const to = (number: number, text: string): HTMLAnchorElement => {
    const made = element('a', '', text);
    made.href = addressOf(number);
    made.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(number);
    });
    return made;
  };
  into.hidden = last < 2;
  const before = page > 1 ? [to(page - 1, 'Previous results')] : [];
  const after = page < last ? [to(page + 1, 'More results')] : [];
  into.replaceChildren(...before, element('span', 'quiet', `Page ${String(page)} of ${String(last)}`), ...after);
}
