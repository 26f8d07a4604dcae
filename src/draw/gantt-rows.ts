import { readGantt, type GanttGeometry, type TaskGeometry } from './gantt-geometry.ts';
import { drawCount, drawEventMark, drawPhase } from './gantt-marks.ts';
import { decodeText } from './private-use.ts';
import type { Mark, RowArrangement } from './request.ts';
import { element, round, type SvgElement } from './svg-tree.ts';

const MARK_GAP = 14;
const COLUMN_GAP = 12;
const TICK_ROOM = 32;
/** From the foot of a strip to the baseline of its names. */
const STRIP_FOOT = 20;

/** One device pixel wide at every size. */
const CRISP = { 'shape-rendering': 'crispEdges', 'vector-effect': 'non-scaling-stroke' } as const;

interface Sheet {
  readonly gantt: GanttGeometry;
  readonly rows: RowArrangement;
  readonly prefix: string;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Mermaid's gantt picture with one row an event, set anew around its scale: times in a column, a hairline
 * above each row, and each row a link to its event's anchor. Places in time are Mermaid's; texts are decoded.
 * Throws where the picture lacks a task of the arrangement.
 */
export function arrangeRows(
  svg: SvgElement,
  root: string,
  rows: RowArrangement,
  crop: { top: number; bottom: number },
  prefix: string,
): SvgElement {
  const gantt = readGantt(svg, root);
  const sheet: Sheet = { gantt, rows, prefix, top: crop.top, bottom: gantt.height - crop.bottom };
  const strips = rows.marks.filter((mark) => mark.event === null);
  const events = rows.marks.filter((mark) => mark.event !== null);
  const className = `m-drawing m-rows ${rows.stacked ? 'm-stacked' : 'm-beside'}`;
  return element('svg', { viewBox: `0 ${round(sheet.top)} ${round(gantt.width)} ${round(sheet.bottom - sheet.top)}`, class: className }, [
    ...drawScale(sheet),
    drawRules(events, sheet),
    ...[...new Set(strips.map((mark) => mark.row))].map((row) =>
      drawStrip(
        row,
        strips.filter((mark) => mark.row === row),
        sheet,
      ),
    ),
    element(
      'g',
      { class: 'm-events', 'font-size': rows.textSize, fill: 'var(--m-ink)' },
      events.map((mark) => drawEvent(mark, sheet)),
    ),
  ]);
}

function taskOf(mark: Mark, { gantt }: Sheet): TaskGeometry {
  const task = gantt.tasks.get(mark.task);
  if (task === undefined) throw new Error(`Mermaid drew no task ${mark.task}`);
  return task;
}

const rowTop = (mark: Mark, sheet: Sheet): number => taskOf(mark, sheet).y - sheet.rows.barTop;

/** Gridlines, and the ticks' labels above them (and below, where the drawing is long). */
function drawScale({ gantt, rows, top, bottom }: Sheet): SvgElement[] {
  const [start, end] = [top + rows.header - 4, bottom - (rows.footer > rows.tickSize ? rows.footer - 4 : 0)];
  const lines = gantt.ticks.map(({ x }) => `M${round(x)} ${round(start)}V${round(end)}`).join('');
  const labels = (y: number): SvgElement[] =>
    gantt.ticks.map(({ x, label }) => {
      const anchor = x < TICK_ROOM ? 'start' : x > gantt.width - TICK_ROOM ? 'end' : null;
      const at = anchor === 'start' ? 0 : anchor === 'end' ? gantt.width : x;
      return element('text', { x: at, y, 'text-anchor': anchor }, [label]);
    });
  return [
    element('path', { class: 'm-grid', d: lines, stroke: 'var(--m-grid)', ...CRISP }),
    element('g', { class: 'm-ticks', 'font-size': rows.tickSize, fill: 'var(--m-quiet)', 'text-anchor': 'middle' }, [
      ...labels(top + rows.tickSize),
      ...(rows.footer > rows.tickSize ? labels(bottom - 6) : []),
    ]),
  ];
}

function drawRules(events: readonly Mark[], sheet: Sheet): SvgElement {
  const d = events.map((mark) => `M0 ${round(rowTop(mark, sheet))}H${round(sheet.gantt.width)}`).join('');
  return element('path', { class: 'm-rules', d, stroke: 'var(--m-rule)', ...CRISP });
}

/** A row that is not an event: the phases, or the counts. */
function drawStrip(row: number, marks: readonly Mark[], sheet: Sheet): SvgElement {
  const { rows, gantt } = sheet;
  const [first] = marks;
  const top = first === undefined ? 0 : rowTop(first, sheet);
  const baseline = top + rows.rowHeight - STRIP_FOOT;
  const parts = marks.map((mark) => {
    const task = taskOf(mark, sheet);
    if (mark.shape === 'count') return drawCount(mark, task, top + rows.rowHeight - 6, rows.rowHeight - (rows.stacked ? 30 : 8));
    return drawPhase(mark, task, decodeText(task.text), baseline, baseline + 6);
  });
  const name = element('text', { class: 'm-name', x: 0, y: baseline }, [decodeText(gantt.names[row] ?? '')]);
  // Where labels are stacked there is no column for it: the phases name themselves, the counts leave it the first line.
  const label = rows.stacked && first?.shape === 'phase' ? [] : [name];
  return element('g', { class: 'm-strip', 'font-size': rows.tickSize, fill: 'var(--m-quiet)' }, [...label, ...parts]);
}

function drawEvent(mark: Mark, sheet: Sheet): SvgElement {
  const { rows, gantt, prefix } = sheet;
  const task = taskOf(mark, sheet);
  const top = rowTop(mark, sheet);
  // Beside a mark a label stands on its height, above a bar a little higher.
  const lift = mark.shape === 'bar' ? 4 : 0;
  const baseline = rows.stacked ? top + rows.textSize + 3 : task.y + task.height / 2 + rows.textSize * 0.36 - lift;
  const hit = element('rect', {
    class: 'm-hit',
    x: 0,
    y: top,
    width: gantt.width,
    height: rows.rowHeight,
    fill: 'none',
    'pointer-events': 'all',
  });
  const time = element('text', { class: 'm-time', x: 0, y: baseline, fill: 'var(--m-quiet)' }, [decodeText(gantt.names[mark.row] ?? '')]);
  const label = element('text', { class: 'm-label', ...placeLabel(mark, task, rows), y: baseline }, [decodeText(task.text)]);
  const hint = mark.hint === null ? [] : [element('title', {}, [mark.hint])];
  const link = element('a', { href: `#${mark.event ?? ''}` }, [...hint, hit, time, ...drawEventMark(mark, task), label]);
  const milestone = mark.kind === null ? '' : ` m-milestone m-is-${mark.kind}`;
  const attributes = {
    class: `m-event${milestone}${mark.vague ? ' m-vague' : ''}`,
    id: `${prefix}-${mark.event ?? ''}`,
    'data-event': mark.event,
  };
  return element('g', { ...attributes, 'font-weight': mark.kind === null ? null : 600 }, [link]);
}

function placeLabel(mark: Mark, task: TaskGeometry, rows: RowArrangement): { x: number; 'text-anchor': string | null } {
  if (mark.label === 'above') return { x: rows.column + COLUMN_GAP, 'text-anchor': null };
  const isBar = mark.shape === 'bar';
  const middle = task.x + task.width / 2;
  if (mark.label === 'left') return { x: isBar ? task.x + task.width : middle - MARK_GAP, 'text-anchor': 'end' };
  return { x: isBar ? task.x : middle + MARK_GAP, 'text-anchor': null };
}
