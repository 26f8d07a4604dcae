import { elementsOf, isElement, textOf, type SvgElement } from './svg-tree.ts';

/** What Mermaid worked out: where each task lies, what it says, and the ticks of the scale, in px of its canvas. */
export interface GanttGeometry {
  readonly width: number;
  readonly height: number;
  readonly tasks: ReadonlyMap<string, TaskGeometry>;
  /** The names of the rows, in order. */
  readonly names: readonly string[];
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
}

export interface TaskGeometry {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

/** Word joiners that keep rows of one name apart. */
const NUMBERING = /\u2060+$/;

const hasClass = (element: SvgElement, name: string): boolean => (element.attributes.get('class') ?? '').split(/\s+/).includes(name);
const number = (element: SvgElement, name: string): number => Number.parseFloat(element.attributes.get(name) ?? '0');
const translation = (element: SvgElement): number =>
  Number.parseFloat(/translate\(\s*(-?[\d.]+)/.exec(element.attributes.get('transform') ?? '')?.[1] ?? '0');

/** Reads Mermaid's gantt picture, whose root has the id `root`. */
export function readGantt(svg: SvgElement, root: string): GanttGeometry {
  const [, , width = 0, height = 0] = (svg.attributes.get('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const rects = new Map<string, SvgElement>();
  const texts = new Map<string, string>();
  const names: string[] = [];
  let ticks: GanttGeometry['ticks'] = [];
  for (const node of elementsOf(svg)) {
    const id = node.attributes.get('id');
    if (node.name === 'rect' && id?.startsWith(`${root}-`) === true) rects.set(id.slice(root.length + 1), node);
    else if (node.name === 'text' && hasClass(node, 'sectionTitle')) names.push(textOf(node).trim().replace(NUMBERING, ''));
    else if (node.name === 'text' && id?.endsWith('-text') === true)
      texts.set(id.slice(root.length + 1, -'-text'.length), textOf(node).trim());
    else if (node.name === 'g' && hasClass(node, 'grid')) ticks = ticksOf(node);
  }
  const tasks = new Map(
    [...rects].map(([task, rect]) => {
      const [x, y] = [number(rect, 'x'), number(rect, 'y')];
      return [task, { x, y, width: number(rect, 'width'), height: number(rect, 'height'), text: texts.get(task) ?? '' }] as const;
    }),
  );
  return { width, height, tasks, names, ticks };
}

function ticksOf(grid: SvgElement): { x: number; label: string }[] {
  const left = translation(grid);
  return grid.children
    .filter(isElement)
    .filter((child) => hasClass(child, 'tick'))
    .map((tick) => ({ x: left + translation(tick), label: textOf(tick).trim() }));
}
