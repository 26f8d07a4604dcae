import { around, type Box } from './box.ts';

type XY = readonly [x: number, y: number];

/** Where the pen is: `control` is the last curve's second handle, which S and T mirror. */
interface Pen {
  readonly at: XY;
  readonly start: XY;
  readonly control: XY;
}

/** Points along a curve that stand for it: the error is below a thousandth of its size. */
const SAMPLES = 32;
const NUMBER = '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[-+]?\\d+)?';
const NUMBERS = new RegExp(NUMBER, 'gi');
const GAP = '[\\s,]*';
const ARC = new RegExp([NUMBER, NUMBER, NUMBER, '[01]', '[01]', NUMBER, NUMBER].map((part) => `(${part})`).join(GAP), 'gi');

/** What each command does: its number of arguments, and the points that it adds; the last one is where the pen ends. */
interface Command {
  readonly size: number;
  readonly draw: (pen: Pen, args: readonly number[], origin: XY) => { readonly points: readonly XY[]; readonly control?: XY };
}

const pair = (args: readonly number[], index: number, [ox, oy]: XY): XY => [(args[index] ?? 0) + ox, (args[index + 1] ?? 0) + oy];
const mirror = ({ at, control }: Pen): XY => [2 * at[0] - control[0], 2 * at[1] - control[1]];

const COMMANDS = new Map<string, Command>([
  ['M', { size: 2, draw: (_pen, args, o) => ({ points: [pair(args, 0, o)] }) }],
  ['L', { size: 2, draw: (_pen, args, o) => ({ points: [pair(args, 0, o)] }) }],
  ['H', { size: 1, draw: ({ at }, args, o) => ({ points: [[(args[0] ?? 0) + o[0], at[1]]] }) }],
  ['V', { size: 1, draw: ({ at }, args, o) => ({ points: [[at[0], (args[0] ?? 0) + o[1]]] }) }],
  ['C', { size: 6, draw: (pen, args, o) => curve(pen.at, pair(args, 0, o), pair(args, 2, o), pair(args, 4, o)) }],
  ['S', { size: 4, draw: (pen, args, o) => curve(pen.at, mirror(pen), pair(args, 0, o), pair(args, 2, o)) }],
  ['Q', { size: 4, draw: (pen, args, o) => quadratic(pen.at, pair(args, 0, o), pair(args, 2, o)) }],
  ['T', { size: 2, draw: (pen, args, o) => quadratic(pen.at, mirror(pen), pair(args, 0, o)) }],
  ['A', { size: 7, draw: (pen, args, o) => ({ points: arc(pen.at, args, pair(args, 5, o)) }) }],
]);

/** The points that a path's `d` passes, curves sampled. */
function pathPoints(d: string): XY[] {
  const points: XY[] = [];
  let pen: Pen = { at: [0, 0], start: [0, 0], control: [0, 0] };
  for (const [, letter = '', text = ''] of d.matchAll(/([MLHVCSQTAZ])([^MLHVCSQTAZ]*)/gi)) {
    const name = letter.toUpperCase();
    const command = COMMANDS.get(name);
    if (command === undefined) {
      points.push(pen.start);
      pen = { at: pen.start, start: pen.start, control: pen.start };
      continue;
    }
    const written = name === 'A' ? [...text.matchAll(ARC)].flatMap((found) => found.slice(1)) : (text.match(NUMBERS) ?? []);
    const numbers = written.map(Number);
    for (let index = 0; index + command.size <= numbers.length; index += command.size) {
      const drawn = command.draw(pen, numbers.slice(index, index + command.size), letter === name ? [0, 0] : pen.at);
      const at = drawn.points.at(-1) ?? pen.at;
      points.push(...drawn.points);
      pen = { at, start: name === 'M' && index === 0 ? at : pen.start, control: drawn.control ?? at };
    }
  }
  return points;
}

function curve(a: XY, b: XY, c: XY, d: XY): { points: XY[]; control: XY } {
  const points = Array.from({ length: SAMPLES }, (_, index): XY => {
    const t = (index + 1) / SAMPLES;
    const u = 1 - t;
    const mix = (i: 0 | 1): number => u ** 3 * a[i] + 3 * u * u * t * b[i] + 3 * u * t * t * c[i] + t ** 3 * d[i];
    return [mix(0), mix(1)];
  });
  return { points, control: c };
}

function quadratic(a: XY, b: XY, c: XY): { points: XY[]; control: XY } {
  const toward = (from: XY): XY => [from[0] + (2 / 3) * (b[0] - from[0]), from[1] + (2 / 3) * (b[1] - from[1])];
  return { points: curve(a, toward(a), toward(c), c).points, control: b };
}

/** By SVG's own arithmetic (implementation notes, B.2.4): from end points to a centre and two angles. */
function arc(from: XY, args: readonly number[], to: XY): XY[] {
  const [radiusX = 0, radiusY = 0, degrees = 0, large = 0, sweep = 0] = args;
  let rx = Math.abs(radiusX);
  let ry = Math.abs(radiusY);
  if (rx === 0 || ry === 0 || (from[0] === to[0] && from[1] === to[1])) return [to];
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const halfX = (from[0] - to[0]) / 2;
  const halfY = (from[1] - to[1]) / 2;
  const x = cos * halfX + sin * halfY;
  const y = cos * halfY - sin * halfX;
  const scale = Math.sqrt(Math.max(1, (x / rx) ** 2 + (y / ry) ** 2));
  rx *= scale;
  ry *= scale;
  const rest = (rx * ry) ** 2 / ((rx * y) ** 2 + (ry * x) ** 2) - 1;
  const side = (large === sweep ? -1 : 1) * Math.sqrt(Math.max(0, rest));
  const centreX = (side * rx * y) / ry;
  const centreY = (-side * ry * x) / rx;
  const first = Math.atan2((y - centreY) / ry, (x - centreX) / rx);
  let turn = Math.atan2((-y - centreY) / ry, (-x - centreX) / rx) - first;
  if (sweep === 1 && turn < 0) turn += 2 * Math.PI;
  if (sweep === 0 && turn > 0) turn -= 2 * Math.PI;
  return Array.from({ length: SAMPLES }, (_, index): XY => {
    if (index === SAMPLES - 1) return to;
    const angle = first + (turn * (index + 1)) / SAMPLES;
    const u = centreX + rx * Math.cos(angle);
    const v = centreY + ry * Math.sin(angle);
    return [cos * u - sin * v + (from[0] + to[0]) / 2, sin * u + cos * v + (from[1] + to[1]) / 2];
  });
}

export const pathBox = (d: string): Box | null => around(pathPoints(d));

const step = (points: readonly XY[], index: number): number => {
  const [a, b] = [points[index - 1], points[index]];
  return a === undefined || b === undefined ? 0 : Math.hypot(b[0] - a[0], b[1] - a[1]);
};

export function pathLength(d: string): number {
  const points = pathPoints(d);
  return points.reduce((length, _, index) => length + step(points, index), 0);
}

/** The point `length` px along the path, clamped to its ends. */
export function pointAt(d: string, length: number): { x: number; y: number } {
  const points = pathPoints(d);
  let left = Math.max(0, length);
  for (let index = 1; index < points.length; index++) {
    const [a, b] = [points[index - 1], points[index]];
    if (a === undefined || b === undefined) break;
    const here = step(points, index);
    if (left <= here) {
      const part = here === 0 ? 0 : left / here;
      return { x: a[0] + part * (b[0] - a[0]), y: a[1] + part * (b[1] - a[1]) };
    }
    left -= here;
  }
  const [x, y] = points.at(-1) ?? [0, 0];
  return { x, y };
}
