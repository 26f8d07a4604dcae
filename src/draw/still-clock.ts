import { isElement, type SvgElement } from './svg-tree.ts';

/** The day that it is for every picture: a source that names times of day alone is drawn on it. */
const NOON = Date.UTC(2000, 0, 1, 12);

/** Does the work while the clock stands still: a picture must not depend on the day when it was drawn. */
export async function withStillClock<Result>(work: () => Promise<Result>): Promise<Result> {
  const Running = globalThis.Date;
  globalThis.Date = new Proxy(Running, {
    // A date of parts (year, month, …) has more numbers; only none means now.
    construct: (target, given: [] | [number]) => (given.length === 0 ? new target(NOON) : new target(...given)),
    apply: () => new Running(NOON).toString(),
    get: (target, name): unknown => (name === 'now' ? () => NOON : Reflect.get(target, name)),
  });
  try {
    return await work();
  } finally {
    globalThis.Date = Running;
  }
}

/** Mermaid marks the day of the drawing on every gantt chart: on a page that stands for years, a line that means nothing. */
export function withoutToday(picture: SvgElement): SvgElement {
  picture.children = picture.children.filter((node) => !isElement(node) || node.attributes.get('class') !== 'today');
  return picture;
}
