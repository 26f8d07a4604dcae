import type { TaskGeometry } from './gantt-geometry.ts';
import type { Mark } from './request.ts';
import { element, round, type SvgElement } from './svg-tree.ts';

const INK = 'var(--m-mark)';
const QUIET = 'var(--m-quiet)';
const DASHED = '2 2';
/** Half the width of a diamond, the radius of a ring, half the height of a bar. */
const DIAMOND = 6.5;
const RING = 4.25;
const BAR = 4;
/** A bar with its label above it in a low row is thinner, and lies below the middle. */
const LOW_BAR = 2.5;
const LOW_BAR_DROP = 11;
/** How far the line through a vague mark reaches to both sides. */
const WHISKER = 9;

/** The mark of an event around the place that Mermaid gave it. Shape tells its kind, so that colour need not. */
export function drawEventMark(mark: Mark, task: TaskGeometry): SvgElement[] {
  const y = task.y + task.height / 2;
  if (mark.shape === 'bar') return [mark.label === 'above' ? drawBar(mark, task, y, BAR) : drawBar(mark, task, y + LOW_BAR_DROP, LOW_BAR)];
  const x = task.x + task.width / 2;
  const whisker = element('path', { d: `M${round(x - WHISKER)} ${round(y)}h${WHISKER * 2}`, stroke: QUIET, 'stroke-dasharray': DASHED });
  const shape = mark.shape === 'diamond' ? drawDiamond(mark, x, y) : drawRing(mark, x, y);
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

function drawBar({ vague, kind }: Mark, task: TaskGeometry, y: number, half: number): SvgElement {
  const fill = vague ? 'var(--m-paper)' : kind === null ? 'var(--m-range)' : INK;
  return element('rect', {
    x: task.x,
    y: y - half,
    width: Math.max(2 * half, task.width),
    height: 2 * half,
    rx: half,
    fill,
    stroke: INK,
    'stroke-dasharray': vague ? DASHED : null,
  });
}

const PHASE_HEIGHT = 6;

/** A phase: a thin bar with its name above, where there is room for it. `baseline` and `barTop` are px of the canvas. */
export function drawPhase(mark: Mark, task: TaskGeometry, text: string, baseline: number, barTop: number): SvgElement {
  const hint = mark.hint === null ? [] : [element('title', {}, [mark.hint])];
  // A gap of 2 px keeps phases apart where their colours cannot be told.
  const bar = element('rect', {
    x: task.x,
    y: barTop,
    width: Math.max(1, task.width - 2),
    height: PHASE_HEIGHT,
    fill: `var(--m-${mark.kind ?? 'phase'})`,
  });
  const name = mark.labelX === null ? [] : [element('text', { x: mark.labelX, y: baseline }, [text])];
  return element('g', { class: `m-phase m-${mark.kind ?? 'phase'}` }, [...hint, bar, ...name]);
}

/** How many events fell into a stretch of time: a column on `floor`, at most `height` px high. */
export function drawCount(mark: Mark, task: TaskGeometry, floor: number, height: number): SvgElement {
  const tall = Math.max(1.5, mark.level * height);
  const hint = mark.hint === null ? [] : [element('title', {}, [mark.hint])];
  return element('rect', { x: task.x, y: floor - tall, width: Math.max(1, task.width - 1), height: tall, fill: QUIET }, hint);
}
