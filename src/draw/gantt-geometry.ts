import { elementsOf, textOf, type SvgElement } from './svg-tree.ts';

/** What Mermaid worked out: where each task lies on its canvas, in px, and what it says. */
export interface GanttGeometry {
  readonly width: number;
  readonly tasks: ReadonlyMap<string, TaskGeometry>;
  /** The names of the rows, in order. */
  readonly names: readonly string[];
}

export interface TaskGeometry {
  readonly x: number;
  readonly width: number;
  readonly text: string;
}

/** Word joiners that keep rows of one name apart. */
const NUMBERING = /\u2060+$/;

const hasClass = (element: SvgElement, name: string): boolean => (element.attributes.get('class') ?? '').split(/\s+/).includes(name);
const number = (element: SvgElement, name: string): number => Number.parseFloat(element.attributes.get(name) ?? '0');

/** Reads Mermaid's gantt picture, whose root has the id `root`. */
export function readGantt(svg: SvgElement, root: string): GanttGeometry {
  const [, , width = 0] = (svg.attributes.get('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const rects = new Map<string, SvgElement>();
  const texts = new Map<string, string>();
  const names: string[] = [];
  for (const node of elementsOf(svg)) {
    const id = node.attributes.get('id');
    if (node.name === 'rect' && id?.startsWith(`${root}-`) === true) rects.set(id.slice(root.length + 1), node);
    else if (node.name === 'text' && hasClass(node, 'sectionTitle')) names.push(textOf(node).trim().replace(NUMBERING, ''));
    else if (node.name === 'text' && id?.endsWith('-text') === true)
      texts.set(id.slice(root.length + 1, -'-text'.length), textOf(node).trim());
  }
  const tasks = new Map(
    [...rects].map(([task, rect]) => [task, { x: number(rect, 'x'), width: number(rect, 'width'), text: texts.get(task) ?? '' }] as const),
  );
  return { width, tasks, names };
}
