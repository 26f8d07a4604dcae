/** A rectangle by its corners; null is "nothing drawn". */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export const box = (x0: number, y0: number, x1: number, y1: number): Box => ({ x0, y0, x1, y1 });

export function union(a: Box | null, b: Box | null): Box | null {
  if (a === null || b === null) return a ?? b;
  return box(Math.min(a.x0, b.x0), Math.min(a.y0, b.y0), Math.max(a.x1, b.x1), Math.max(a.y1, b.y1));
}

export function around(points: readonly (readonly [x: number, y: number])[]): Box | null {
  let all: Box | null = null;
  for (const [x, y] of points) if (Number.isFinite(x) && Number.isFinite(y)) all = union(all, box(x, y, x, y));
  return all;
}

/** An affine transformation, as SVG's `matrix(a b c d e f)`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

export const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

export function transformBox(b: Box, m: Matrix): Box | null {
  const corner = (x: number, y: number): readonly [number, number] => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
  return around([corner(b.x0, b.y0), corner(b.x1, b.y0), corner(b.x0, b.y1), corner(b.x1, b.y1)]);
}

const NUMBER = /-?[\d.]+(?:e-?\d+)?/gi;

/** Reads a `transform` attribute. */
export function parseTransform(text: string): Matrix {
  let matrix = IDENTITY;
  for (const [, name = '', values = ''] of text.matchAll(/(?<!\w)(\w+)\s*\(([^()]*)\)/g)) {
    const [a = 0, b, c, d = 1, e = 0, f = 0] = (values.match(NUMBER) ?? []).map(Number);
    matrix = multiply(matrix, single(name, a, b, c, d, e, f));
  }
  return matrix;
}

function single(name: string, a: number, b: number | undefined, c: number | undefined, d: number, e: number, f: number): Matrix {
  const angle = (a * Math.PI) / 180;
  switch (name) {
    case 'translate':
      return [1, 0, 0, 1, a, b ?? 0];
    case 'scale':
      return [a, 0, 0, b ?? a, 0, 0];
    case 'rotate': {
      const turn: Matrix = [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0];
      if (b === undefined || c === undefined) return turn;
      return multiply(multiply([1, 0, 0, 1, b, c], turn), [1, 0, 0, 1, -b, -c]);
    }
    case 'skewX':
      return [1, 0, Math.tan(angle), 1, 0, 0];
    case 'matrix':
      return [a, b ?? 0, c ?? 0, d, e, f];
    default:
      return IDENTITY;
  }
}
