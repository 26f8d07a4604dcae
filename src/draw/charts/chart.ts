import { plot, type PlotOptions } from '@observablehq/plot';
import { JSDOM } from 'jsdom';
import type { MeasureText } from '../fonts.ts';
import { renumberIds } from '../ids.ts';
import type { Drawing } from '../request.ts';
import { element, elementsOf, isElement, parseSvg, round, type SvgElement, type SvgNode } from '../svg-tree.ts';
import { writeSvg } from '../svg-write.ts';
import { addWords } from '../words.ts';
import { barsPlot } from './bars.ts';
import type { ChartRequest, ChartSpec } from './chart-request.ts';
import { columnsPlot } from './columns.ts';
import { dotsPlot } from './dots.ts';
import { TEXT_SIZE } from './frame.ts';
import { weekPlot } from './week.ts';

/** Draws charts as SVG for the middle of a page. Deterministic: the same request gives the same bytes. */
export function createCharts(measure: MeasureText): (request: ChartRequest) => Drawing {
  const { document } = new JSDOM('').window;
  return (request) => {
    const drawn = plot({ ...optionsOf(request.chart, request.narrow, measure), document });
    return { svg: writeSvg(finish(parseSvg(drawn.outerHTML), request)) };
  };
}

function optionsOf(chart: ChartSpec, narrow: boolean, measure: MeasureText): PlotOptions {
  switch (chart.kind) {
    case 'columns':
      return columnsPlot(chart, narrow, measure);
    case 'dots':
      return dotsPlot(chart, narrow, measure);
    case 'bars':
      return barsPlot(chart, narrow, measure);
    case 'week':
      return weekPlot(chart, narrow, measure);
  }
}

/** Plot's own style sheet, names and sizes go: the page's style sheet has them, and a policy would refuse them. */
function finish(svg: SvgElement, request: ChartRequest): SvgElement {
  svg.children = svg.children.filter((child) => !isElement(child) || child.name !== 'style');
  for (const node of elementsOf(svg))
    for (const name of ['aria-label', 'aria-hidden', 'class', 'font-family', 'height'])
      if (node !== svg && !(name === 'height' && node.name === 'rect')) node.attributes.delete(name);
  for (const node of elementsOf(svg)) mergeRectangles(node);
  renumberIds(svg, request.idPrefix);
  const [, , width = 0, height = 0] = (svg.attributes.get('viewBox') ?? '').split(/[\s,]+/).map(Number);
  svg.attributes.set('viewBox', `0 0 ${round(width)} ${round(height)}`);
  svg.attributes.set('class', `chart chart-${request.narrow ? 'narrow' : 'wide'}`);
  svg.attributes.set('font-size', String(TEXT_SIZE));
  svg.attributes.delete('fill');
  return addWords(svg, request);
}

const isRectangle = (node: SvgNode): node is SvgElement => isElement(node) && node.name === 'rect' && node.children.length === 0;

/** Rectangles of one look in a group become one path: hundreds of them would be a fifth of what a page may weigh. */
function mergeRectangles(group: SvgElement): void {
  if (group.children.length < 2 || !group.children.every(isRectangle)) return;
  const looks = new Map<string, SvgElement>();
  for (const { attributes } of group.children.filter(isRectangle)) {
    const side = (name: string): number => Number(attributes.get(name) ?? 0);
    const rest = Object.fromEntries([...attributes].filter(([name]) => !SIDES.has(name)));
    const look = JSON.stringify(rest);
    const path = looks.get(look) ?? element('path', { ...rest, d: '' });
    looks.set(look, path);
    const [width, height] = [side('width'), side('height')];
    if (width === 0 || height === 0) continue;
    const drawn = `M${round(side('x'))} ${round(side('y'))}h${round(width)}v${round(height)}h${round(-width)}z`;
    path.attributes.set('d', (path.attributes.get('d') ?? '') + drawn);
  }
  group.children = [...looks.values()].filter(({ attributes }) => attributes.get('d') !== '');
}

const SIDES: ReadonlySet<string> = new Set(['x', 'y', 'width', 'height']);
