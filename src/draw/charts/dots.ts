import { dodgeY, dot, ruleX, text, rect, type PlotOptions } from '@observablehq/plot';
import type { MeasureText } from '../fonts.ts';
import type { DotsSpec } from './chart-request.ts';
import { BAND, colour, EDGE, frameOf, GRID, INK, LINE, plotOptions, QUIET, roomFor, TEXT_SIZE, type Frame } from './frame.ts';

/** Room above the dots for what the median is. */
const HEAD = 24;
const LEAST_ROW = 44;
const MOST_ROW = 110;
const RADIUS = 5;
const LEAST_RADIUS = 2.5;
/** Of a mark that stands for many. */
const LARGEST_RADIUS = 15;

type Row = DotsSpec['rows'][number];

/** A row of dots for each kind over one logarithmic scale: median as a line, the middle half as a band. */
export function dotsPlot({ from, to, ticks, rows }: DotsSpec, narrow: boolean, measure: MeasureText): PlotOptions {
  const frame = frameOf(
    narrow,
    rows.flatMap(({ name, note }) => [name, note]),
    measure,
  );
  const options = plotOptions(frame);
  const lastLabel = measure(ticks.at(-1)?.label ?? '', TEXT_SIZE);
  const [left, right] = [(options.marginLeft ?? 0) + EDGE, frame.width - Math.max(EDGE * 2, lastLabel / 2)];
  const place = (at: number): number => left + (Math.log(at / from) / Math.log(to / from)) * (right - left);
  const top = narrow ? HEAD + LINE : HEAD;
  const heaps = rows.map((one) => ({ row: one, ...heapOf(one, place) }));
  const row = Math.min(MOST_ROW, Math.max(LEAST_ROW, ...heaps.map(({ height }) => height)));
  const last = rows.at(-1)?.name ?? '';
  const labels = roomFor(
    ticks.map((tick) => ({ ...tick, value: tick.at, at: place(tick.at) })),
    frame,
  );
  return {
    ...options,
    height: rows.length * (row + top) + LINE + 8,
    marginTop: 0,
    marginBottom: LINE + 8,
    x: { type: 'log', domain: [from, to], range: [left, right] },
    r: { type: 'identity' },
    y: { domain: [0, 1], range: [row + top - 2, top] },
    fy: { domain: rows.map(({ name }) => name), padding: 0 },
    marks: [
      ruleX(ticks, { x: 'at', y1: () => 0, y2: () => 1, stroke: GRID }),
      rect(rows.flatMap(quartilesOf), { x1: 'lower', x2: 'upper', y1: () => 0, y2: () => 1, fy: 'name', fill: BAND }),
      ...dotMarks(heaps, top / 2 - 1, narrow),
      ruleX(rows.flatMap(medianOf), { x: 'at', y1: () => 0, y2: () => 1, fy: 'name', stroke: INK, strokeWidth: 2 }),
      ...rows.flatMap((one) => medianLabel(one, place, frame)),
      ...rowWords(rows, frame),
      text(labels, { x: 'value', fy: () => last, text: 'label', frameAnchor: 'bottom', dy: LINE * 0.8, fill: QUIET }),
    ],
  };
}

const isGrouped = ({ points }: Row): boolean => points.some(({ count }) => count > 1);

/** Between the marks of a heap, and above and below it. */
const PADDING = 1;
const MARGIN = 8;

/** How large the dots of a row are, so that the highest heap of them has room, and how high it is. */
function heapOf(row: Row, place: (at: number) => number): { readonly radius: number; readonly height: number } {
  if (isGrouped(row)) return { radius: LARGEST_RADIUS, height: 2 * LARGEST_RADIUS + PADDING + MARGIN };
  const places = row.points.map(({ at }) => place(at));
  const most = Math.max(1, ...places.map((one) => places.filter((other) => Math.abs(other - one) < RADIUS).length));
  const radius = Math.max(LEAST_RADIUS, Math.min(RADIUS, ((MOST_ROW - MARGIN) / most - PADDING) / 2));
  return { radius, height: most * (2 * radius + PADDING) + MARGIN };
}

/** Each value once; or, of very many, a circle for those of a stretch, whose area is their number. `dy`: how far the middle of a row is below that of its facet. */
function dotMarks(heaps: readonly { readonly row: Row; readonly radius: number }[], dy: number, narrow: boolean) {
  // Nothing points at a dot on a phone.
  const title = narrow ? {} : { title: 'text' };
  const most = Math.max(1, ...heaps.flatMap(({ row }) => row.points.map(({ count }) => count)));
  const look = { x: 'at', fy: 'name', fill: colour('dot'), stroke: colour('paper'), strokeWidth: 1 } as const;
  return heaps.map(({ row, radius }) => {
    const points = row.points.map((point) => ({ ...point, name: row.name, r: radius * Math.sqrt(point.count / most) }));
    return isGrouped(row)
      ? dot(points, { ...look, y: () => 0.5, r: 'r', fillOpacity: 0.75 })
      : dot(points, dodgeY({ ...look, r: radius, padding: PADDING, anchor: 'middle', ...title, dy }));
  });
}

const quartilesOf = ({ name, quartiles }: Row) => (quartiles === null ? [] : [{ name, lower: quartiles[0], upper: quartiles[1] }]);
const medianOf = ({ name, median }: Row) => (median === null ? [] : [{ name, at: median.at }]);

/** Above its line, and inside the picture. */
function medianLabel({ name, median }: Row, place: (at: number) => number, { width, gutter, measure }: Frame) {
  if (median === null) return [];
  const half = measure(median.label, TEXT_SIZE, 600) / 2;
  const x = place(median.at);
  const dx = Math.max(0, gutter + half - x) - Math.max(0, x + half - width);
  return [text([median], { x: 'at', y: () => 1, fy: () => name, text: 'label', dy: -11, dx, fontWeight: 600, fill: INK })];
}

/** The name of each row, and how many values it has. */
function rowWords(rows: readonly Row[], { narrow, gutter }: Frame) {
  const common = { fy: 'name', textAnchor: 'start' } as const;
  const name = { ...common, text: 'name', fontWeight: 600, fill: INK } as const;
  const note = { ...common, text: 'note', fill: QUIET } as const;
  return narrow
    ? [
        text(rows, { ...name, frameAnchor: 'top-left', dy: LINE / 2, dx: -EDGE }),
        text(rows, { ...note, textAnchor: 'end', frameAnchor: 'top-right', dy: LINE / 2, dx: EDGE }),
      ]
    : [
        text(rows, { ...name, frameAnchor: 'left', dx: -gutter, dy: 2 }),
        text(rows, { ...note, frameAnchor: 'left', dx: -gutter, dy: 2 + LINE }),
      ];
}
