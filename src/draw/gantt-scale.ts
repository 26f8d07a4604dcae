import type { Break, RowArrangement, Tick } from './request.ts';
import { element, round, type SvgElement } from './svg-tree.ts';

/** One device pixel wide at every size. */
export const CRISP = { 'shape-rendering': 'crispEdges', 'vector-effect': 'non-scaling-stroke' } as const;

/** Half the width of the torn edge that stands for a break, and the height of one of its teeth. */
const TORN = 5;
const TOOTH = 6;
/** Room for the foot of the scale's labels, where they are repeated below. */
const FOOT_BASELINE = 7;

/** Gridlines, heavier where a day begins, and where time is left out a torn strip; labels above, and below where the drawing is long. */
export function drawScale(rows: RowArrangement, height: number): SvgElement[] {
  const isRepeated = rows.footer > rows.tickSize;
  const [top, bottom] = [rows.header - 4, height - (isRepeated ? rows.footer - 4 : 0)];
  const labels = [rows.tickSize, ...(isRepeated ? [height - FOOT_BASELINE] : [])].flatMap((y) => drawLabels(rows, y));
  return [
    ...drawLines(
      'm-grid',
      'var(--m-grid)',
      rows.ticks.filter(({ kind }) => kind === 'tick' || kind === 'clock'),
      top,
      bottom,
    ),
    ...drawLines(
      'm-days',
      'var(--m-rule)',
      rows.ticks.filter(({ kind }) => kind === 'day'),
      top,
      bottom,
    ),
    element('g', { class: 'm-ticks', 'font-size': rows.tickSize, fill: 'var(--m-quiet)', 'text-anchor': 'middle' }, labels),
  ];
}

function drawLines(className: string, stroke: string, ticks: readonly Tick[], top: number, bottom: number): SvgElement[] {
  if (ticks.length === 0) return [];
  const d = ticks.map(({ x }) => `M${round(x)} ${round(top)}V${round(bottom)}`).join('');
  return [element('path', { class: className, d, stroke, ...CRISP })];
}

function drawLabels({ ticks, breaks }: RowArrangement, y: number): SvgElement[] {
  const named = ticks.flatMap(({ label, labelX, kind }) =>
    label === null ? [] : [element('text', { x: labelX, y, ...(kind === 'day' || kind === 'start' ? STRONG : {}) }, [label])],
  );
  const leftOut = breaks.flatMap(({ from, to, label }) =>
    label === null ? [] : [element('text', { x: (from + to) / 2, y, 'font-style': 'italic' }, [label])],
  );
  return [...named, ...leftOut];
}

const STRONG = { 'font-weight': 600, fill: 'var(--m-ink)' } as const;

/** Breaks lie over the rules of the rows, and under the events. */
export function drawBreaks(rows: RowArrangement, height: number): SvgElement[] {
  const [top, bottom] = [rows.header - 4, height - (rows.footer > rows.tickSize ? rows.footer - 4 : 0)];
  return rows.breaks.map((one) => drawBreak(one, top, bottom));
}

function drawBreak({ from, to, hint }: Break, top: number, bottom: number): SvgElement {
  const middle = (from + to) / 2;
  const teeth = Math.max(1, Math.round((bottom - top) / (2 * TOOTH)));
  const tooth = (bottom - top) / (2 * teeth);
  const down = `l3 ${round(tooth)}-3 ${round(tooth)}`.repeat(teeth);
  const up = `l3-${round(tooth)}-3-${round(tooth)}`.repeat(teeth);
  const edges = [`M${round(middle - TORN)} ${round(top)}${down}`, `M${round(middle + TORN - 3)} ${round(top)}${down}`];
  const strip = `${edges[0] ?? ''}H${round(middle + TORN - 3)}${up}z`;
  return element('g', { class: 'm-break' }, [
    element('title', {}, [hint]),
    element('path', { d: strip, fill: 'var(--m-paper)' }),
    element('path', { d: edges.join(''), fill: 'none', stroke: 'var(--m-torn)' }),
  ]);
}
