import { barY, ruleY, text, type PlotOptions } from '@observablehq/plot';
import type { ColumnsSpec } from './chart-request.ts';
import { colour, EDGE, frameOf, INK, LINE, plotOptions, QUIET, RULE, TEXT_SIZE, type Frame } from './frame.ts';
import type { MeasureText } from '../fonts.ts';

const ROW = 58;
const WIDEST_BAR = 44;
/** Room of a number above its bar, and of a name above its row. */
const HEAD = 20;
/** Between the base line of a row and the name of the next, where names stand above. */
const GAP = 8;

/** A row of columns for each kind, all to one scale, so that they can be told apart without their colours. */
export function columnsPlot({ columns, rows }: ColumnsSpec, narrow: boolean, measure: MeasureText): PlotOptions {
  const names = rows.map(({ name }) => name);
  const frame = frameOf(narrow, names, measure);
  const options = plotOptions(frame);
  const step = (frame.width - (options.marginLeft ?? 0) - EDGE) / columns.length;
  const most = Math.max(1, ...rows.flatMap(({ values }) => values));
  const bars = rows.flatMap(({ name, colour: fill, values }) =>
    values.map((value, column) => ({ name, column, value, fill: colour(fill) })),
  );
  const labelled = numbered(bars, rows, step, measure);
  const top = narrow ? HEAD + LINE + GAP : HEAD;
  const inset = Math.max(0.5, (step - WIDEST_BAR) / 2);
  return {
    ...options,
    height: rows.length * (ROW + top) + 2 * LINE + 4,
    marginTop: 0,
    marginBottom: 2 * LINE + 4,
    x: { domain: columns.map((_, index) => index), padding: 0 },
    y: { domain: [0, most], range: [ROW + top, top] },
    fy: { domain: names, padding: 0 },
    marks: [
      barY(bars, { x: 'column', y: 'value', fy: 'name', fill: 'fill', insetLeft: inset, insetRight: inset }),
      ruleY([0], { stroke: RULE }),
      text(labelled, { x: 'column', y: 'value', fy: 'name', text: ({ value }: Bar) => String(value), dy: -9, fill: INK }),
      rowNames(names, frame),
      ticks(columns, names.at(-1) ?? '', step, measure),
    ],
  };
}

interface Bar {
  readonly name: string;
  readonly column: number;
  readonly value: number;
}

/** Every number that is not 0 where there is room for it, else the largest of each row. */
function numbered(bars: readonly Bar[], rows: ColumnsSpec['rows'], step: number, measure: MeasureText): Bar[] {
  const some = bars.filter(({ value }) => value > 0);
  if (some.every(({ value }) => measure(String(value), TEXT_SIZE) < step - 1)) return some;
  return rows.flatMap(({ name, values }) => some.find((bar) => bar.name === name && bar.value === Math.max(...values)) ?? []);
}

/** Beside the rows, or above them. */
function rowNames(names: readonly string[], { narrow, gutter }: Frame) {
  const options = { fy: (name: string) => name, text: (name: string) => name, textAnchor: 'start', fontWeight: 600, fill: INK } as const;
  return narrow
    ? text(names, { ...options, frameAnchor: 'top-left', dy: LINE / 2 + GAP, dx: -EDGE })
    : text(names, { ...options, frameAnchor: 'bottom-left', dx: -gutter, dy: -9 });
}

const STEPS = [1, 2, 3, 6, 12, 24, 60] as const;

/** Months below the last row, as many as have room, and their years below them. */
function ticks(columns: ColumnsSpec['columns'], row: string, step: number, measure: MeasureText) {
  const widest = Math.max(...columns.map(({ short }) => measure(short, TEXT_SIZE))) + 8;
  const every = STEPS.find((steps) => steps * step >= widest) ?? columns.length;
  const labels = columns.flatMap(({ short, phase }, column) => (phase % every === 0 ? [{ column, short }] : []));
  const years = columns.flatMap(({ group }, column) => (group !== '' && columns[column - 1]?.group !== group ? [{ column, group }] : []));
  const yearWidth = measure('2024', TEXT_SIZE) + EDGE;
  const shown = years.filter(({ column }, place) => ((years[place + 1]?.column ?? columns.length) - column) * step >= yearWidth - EDGE / 2);
  // The middle of a column that is narrower than its year would put the first year outside the picture.
  const year = step >= yearWidth ? {} : ({ textAnchor: 'start', dx: -step / 2 } as const);
  return [
    text(labels, { x: 'column', fy: () => row, text: 'short', frameAnchor: 'bottom', dy: LINE * 0.75, fill: QUIET }),
    text(shown, { x: 'column', fy: () => row, text: 'group', frameAnchor: 'bottom', dy: LINE * 1.75, fill: QUIET, ...year }),
  ];
}
