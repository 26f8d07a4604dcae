import type { Break, Mark } from './request.ts';
import { element, round, type SvgElement } from './svg-tree.ts';

const INK = 'var(--m-mark)';
const QUIET = 'var(--m-quiet)';
const DASHED = '2 2';
/** Half the width of a diamond, the radius of a ring, half the height of a bar. */
const DIAMOND = 6.5;
const RING = 4.25;
const BAR = 3;
/** How far the line through a vague mark reaches to both sides. */
const WHISKER = 9;

/** Where a task lies in the picture: from `x` on, `width` long. */
export interface Extent {
  readonly x: number;
  readonly width: number;
}

/** The mark of an event, its middle at the height `y`. Shape tells its kind, so that colour need not. */
export function drawEventMark(mark: Mark, { x, width }: Extent, y: number, breaks: readonly Break[]): SvgElement[] {
  if (mark.shape === 'bar') return [drawBar(mark, { x, width }, y), ...drawCuts({ x, width }, y, BAR + 2, breaks)];
  const middle = x + width / 2;
  const whisker = element('path', {
    d: `M${round(middle - WHISKER)} ${round(y)}h${WHISKER * 2}`,
    stroke: QUIET,
    'stroke-dasharray': DASHED,
  });
  const shape = mark.shape === 'diamond' ? drawDiamond(mark, middle, y) : drawRing(mark, middle, y);
  return mark.vague ? [whisker, shape] : [shape];
}

function drawDiamond({ vague }: Mark, x: number, y: number): SvgElement {
  const d = `M${round(x)} ${round(y - DIAMOND)}l${DIAMOND} ${DIAMOND}-${DIAMOND} ${DIAMOND}-${DIAMOND}-${DIAMOND}z`;
  return element('path', { d, fill: vague ? 'var(--m-paper)' : INK, stroke: vague ? INK : null, 'stroke-width': vague ? 1.5 : null });
}

function drawRing({ vague }: Mark, x: number, y: number): SvgElement {
  const dashes = vague ? DASHED : null;
  return element('circle', {
    cx: x,
    cy: y,
    r: RING,
    fill: 'var(--m-paper)',
    stroke: QUIET,
    'stroke-width': 1.5,
    'stroke-dasharray': dashes,
  });
}

function drawBar({ vague, kind }: Mark, { x, width }: Extent, y: number): SvgElement {
  const fill = vague ? 'var(--m-paper)' : kind === null ? 'var(--m-range)' : INK;
  return element('rect', {
    x,
    y: y - BAR,
    width: Math.max(2 * BAR, width),
    height: 2 * BAR,
    rx: BAR,
    fill,
    stroke: INK,
    'stroke-dasharray': vague ? DASHED : null,
  });
}

/** Two strokes through a bar at each break that it spans: it is longer than it looks. */
function drawCuts({ x, width }: Extent, y: number, half: number, breaks: readonly Break[]): SvgElement[] {
  return breaks
    .map(({ from, to }) => (from + to) / 2)
    .filter((middle) => middle > x && middle < x + width)
    .map((middle) =>
      element('path', {
        class: 'm-cut',
        d: `M${round(middle - 4)} ${round(y + half)}l4-${2 * half}M${round(middle)} ${round(y + half)}l4-${2 * half}`,
        stroke: 'var(--m-paper)',
        'stroke-width': 2,
      }),
    );
}

const PHASE_HEIGHT = 8;

/** A phase: a bar with its name above, where there is room for it. `baseline` and `barTop` are px of the picture. */
export function drawPhase(
  mark: Mark,
  { x, width }: Extent,
  text: string,
  baseline: number,
  barTop: number,
  breaks: readonly Break[],
): SvgElement {
  const hint = mark.hint === null ? [] : [element('title', {}, [mark.hint])];
  // A gap of 2 px keeps phases apart where their colours cannot be told.
  const bar = element('rect', {
    x,
    y: barTop,
    width: Math.max(1, width - 2),
    height: PHASE_HEIGHT,
    fill: `var(--m-${mark.kind ?? 'phase'})`,
  });
  const name = mark.labelX === null ? [] : [element('text', { x: mark.labelX, y: baseline }, [text])];
  const cuts = drawCuts({ x, width }, barTop + PHASE_HEIGHT / 2, PHASE_HEIGHT / 2 + 1, breaks);
  return element('g', { class: `m-phase m-${mark.kind ?? 'phase'}` }, [...hint, bar, ...cuts, ...name]);
}

/** How many events fell into a stretch of time: a column on `floor`, at most `height` px high. */
export function drawCount(mark: Mark, { x, width }: Extent, floor: number, height: number): SvgElement {
  const tall = Math.max(1.5, mark.level * height);
  const hint = mark.hint === null ? [] : [element('title', {}, [mark.hint])];
  return element('rect', { x, y: floor - tall, width: Math.max(1, width - 1), height: tall, fill: QUIET }, hint);
}
