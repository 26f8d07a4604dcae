import { rect, text, type PlotOptions } from '@observablehq/plot';
import type { MeasureText } from '../fonts.ts';
import type { WeekSpec } from './chart-request.ts';
import { BAND, colour, EDGE, frameOf, GRID, INK, LINE, plotOptions, QUIET } from './frame.ts';

const HOURS = 24;
const WIDE_ROW = 28;
const NARROW_ROW = 18;
const NARROW_GUTTER = 48;
const LABELLED_HOURS = [0, 3, 6, 9, 12, 15, 18, 21] as const;
/** The least and the most that a cell is filled, so that the number in it can be read. */
const FILL = [0.2, 0.45] as const;
/** The number in a cell tells it exactly. */
const SHADES = 5;

interface Cell {
  readonly day: number;
  readonly hour: number;
  readonly count: number;
}

/** A number in each hour of the week that has one. Days run down and hours along; on a phone hours run down and days along. */
export function weekPlot(spec: WeekSpec, narrow: boolean, measure: MeasureText): PlotOptions {
  const cells = spec.counts.flatMap((hours, day) => hours.map((count, hour) => ({ day, hour, count }))).filter(({ count }) => count > 0);
  return narrow ? narrowPlot(spec, cells, measure) : widePlot(spec, cells, measure);
}

const time = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** A rectangle of the week: days and hours from and to. */
interface Area {
  readonly day: readonly [number, number];
  readonly hour: readonly [number, number];
}

const areaOf = ({ day, hour }: Cell): Area => ({ day: [day, day + 1], hour: [hour, hour + 1] });

function widePlot({ days, shaded }: WeekSpec, cells: readonly Cell[], measure: MeasureText): PlotOptions {
  const frame = frameOf(false, days, measure);
  return {
    ...plotOptions(frame),
    height: days.length * WIDE_ROW + LINE + 6,
    marginTop: 1,
    marginBottom: LINE + 5,
    x: { domain: [0, HOURS] },
    y: { domain: [days.length, 0] },
    marks: [
      ...areas(days, shaded, cells, ({ day, hour }) => ({ x1: hour[0], x2: hour[1], y1: day[0], y2: day[1] })),
      text(cells, { x: ({ hour }: Cell) => hour + 0.5, y: ({ day }: Cell) => day + 0.5, text: 'count', ...STRONG }),
      text(days, { x: () => 0, y: (_, day) => day + 0.5, text: (day: string) => day, textAnchor: 'start', dx: -frame.gutter, fill: INK }),
      text(LABELLED_HOURS, { x: (hour: number) => hour, y: () => days.length, text: time, dy: LINE * 0.8, fill: QUIET }),
    ],
  };
}

function narrowPlot({ days, shaded }: WeekSpec, cells: readonly Cell[], measure: MeasureText): PlotOptions {
  const beside = { textAnchor: 'start', dx: -NARROW_GUTTER, dy: NARROW_ROW / 2, fill: QUIET } as const;
  return {
    ...plotOptions(frameOf(true, days, measure)),
    height: HOURS * NARROW_ROW + LINE + 6,
    marginTop: LINE + 5,
    marginBottom: 1,
    marginLeft: NARROW_GUTTER,
    marginRight: EDGE / 2,
    x: { domain: [0, days.length] },
    y: { domain: [HOURS, 0] },
    marks: [
      ...areas(days, shaded, cells, ({ day, hour }) => ({ x1: day[0], x2: day[1], y1: hour[0], y2: hour[1] })),
      text(cells, { y: ({ hour }: Cell) => hour + 0.5, x: ({ day }: Cell) => day + 0.5, text: 'count', ...STRONG }),
      text(days, { y: () => 0, x: (_, day) => day + 0.5, text: (day: string) => day.slice(0, 3), dy: -LINE / 2, fill: INK }),
      text(LABELLED_HOURS, { y: (hour: number) => hour, x: () => 0, text: time, ...beside }),
    ],
  };
}

const STRONG = { fill: INK, fontWeight: 600 } as const;
const SIDES = { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2' } as const;

/** The frames of the days, the shaded stretches, and the cells over them; `place` lays an area out. */
function areas(days: readonly string[], shaded: WeekSpec['shaded'], cells: readonly Cell[], place: (area: Area) => object) {
  const frames = days.map((_, day) => place({ day: [day, day + 1], hour: [0, HOURS] }));
  const stretches = shaded.map(({ day, from, to }) => place({ day: [day, day + 1], hour: [from, to] }));
  const most = Math.max(...cells.map(({ count }) => count));
  const counted = cells.map((cell) => ({
    ...place(areaOf(cell)),
    opacity: FILL[0] + (FILL[1] - FILL[0]) * (Math.ceil((cell.count / most) * SHADES) / SHADES),
  }));
  return [
    rect(frames, { ...SIDES, stroke: GRID }),
    rect(stretches, { ...SIDES, inset: 1, fill: BAND }),
    rect(counted, { ...SIDES, inset: 1, fill: colour('accent'), fillOpacity: 'opacity' }),
  ];
}
