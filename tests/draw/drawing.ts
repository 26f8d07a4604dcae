import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import type { DrawingData } from '../../src/core/derive/page-data.ts';
import { timelineSource } from '../../src/core/render/timeline.ts';
import { createMeasure } from '../../src/draw/fonts.ts';
import type { DrawRequest } from '../../src/draw/request.ts';

export const measure = createMeasure(import.meta.filename);

type Event = DrawingData['events'][number];

/** The 18th of March 2024 at a time of day, as if the clock stood in UTC. */
export const at = (time: string): number => Date.parse(`2024-03-18T${time}:00Z`);

/** An event named by its time of day. */
export function event(time: string, text: string, more: Partial<Event> = {}): Event {
  return { id: `t-${time.replace(':', '')}`, at: at(time), end: null, label: time, text, milestone: null, vague: false, ...more };
}

export function drawing(events: readonly Event[], phases: DrawingData['phases'] = []): DrawingData {
  return { title: 'Timeline of an outage', description: 'What happened when', span: '', events, phases };
}

/** What the page asks of the drawer for a timeline, in one width. */
export function requestFor(data: DrawingData, width = 1000): DrawRequest {
  const idPrefix = `d${width}`;
  return {
    ...timelineSource(data, { widths: [{ width, idPrefix }], measure }),
    idPrefix,
    title: data.title,
    description: data.description,
  };
}

type Node = DefaultTreeAdapterMap['node'];
export interface Found {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
}

const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : []);
const textOf = (node: Node): string => ('value' in node ? node.value : childrenOf(node).map(textOf).join(''));

/** Every element of a piece of HTML, as a browser would read it. */
export function elementsIn(html: string): Found[] {
  const collect = (node: Node): Found[] => [
    ...('tagName' in node
      ? [{ name: node.tagName, attributes: new Map(node.attrs.map((a) => [a.name, a.value])), text: textOf(node) }]
      : []),
    ...childrenOf(node).flatMap(collect),
  ];
  return childrenOf(parseFragment(html)).flatMap(collect);
}

/** The elements of a class. */
export const withClass = (html: string, name: string): Found[] =>
  elementsIn(html).filter((found) => (found.attributes.get('class') ?? '').split(' ').includes(name));
