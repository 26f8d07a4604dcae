import { barX, ruleX, text, type PlotOptions } from '@observablehq/plot';
import type { MeasureText } from '../fonts.ts';
import type { BarsSpec } from './chart-request.ts';
import { colour, EDGE, frameOf, INK, LINE, plotOptions, RULE, TEXT_SIZE } from './frame.ts';

const BAR = 14;
const GAP = 12;

/** A bar for each name, with its number at its end. */
export function barsPlot({ rows }: BarsSpec, narrow: boolean, measure: MeasureText): PlotOptions {
  const frame = frameOf(
    narrow,
    rows.map(({ name }) => name),
    measure,
  );
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const height = BAR + GAP + (narrow ? LINE : 0);
  const bars = rows.map((row) => ({ ...row, fill: colour(row.colour) }));
  const left = narrow ? 0 : frame.gutter;
  const name = { y: 'name', text: 'name', textAnchor: 'start', fill: INK } as const;
  return {
    ...plotOptions(frame),
    height: rows.length * height + 2,
    marginTop: 1,
    marginBottom: 1,
    x: { domain: [0, most], range: [left, frame.width - EDGE - measure(String(most), TEXT_SIZE) - 6] },
    y: { domain: rows.map((row) => row.name), padding: 0 },
    marks: [
      barX(bars, { x: 'value', y: 'name', fill: 'fill', insetTop: narrow ? LINE + 2 : GAP / 2, insetBottom: narrow ? GAP - 2 : GAP / 2 }),
      narrow ? null : ruleX([0], { stroke: RULE }),
      text(bars, {
        x: 'value',
        y: 'name',
        text: ({ value }: { value: number }) => String(value),
        textAnchor: 'start',
        dx: 6,
        dy: narrow ? LINE / 2 - 1 : 0,
        fill: INK,
      }),
      narrow ? text(bars, { ...name, x: () => 0, dy: -(BAR + GAP) / 2 + 2 }) : text(bars, { ...name, x: () => 0, dx: -frame.gutter }),
    ],
  };
}
