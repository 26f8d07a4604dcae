import type { GanttGeometry } from './gantt-geometry.ts';
import { drawLabel, nameOf, type LabelPlace } from './gantt-labels.ts';
import { drawCount, drawEventMark, drawPhase, type Extent } from './gantt-marks.ts';
import { CRISP, drawBreaks, drawScale } from './gantt-scale.ts';
import { decodeText } from './private-use.ts';
import type { Mark, RowArrangement } from './request.ts';
import { element, round, type SvgElement } from './svg-tree.ts';

const MARK_GAP = 14;
const COLUMN_GAP = 12;
/** A bar beside whose start the label stands lies below the label, which stands a little higher. */
const BAR_DROP = 11;
const BAR_LIFT = 4;

/** A row of the picture: its tasks, and where it lies. */
interface Row {
  readonly marks: readonly [Mark, ...Mark[]];
  readonly top: number;
  readonly height: number;
}

interface Sheet {
  readonly gantt: GanttGeometry;
  readonly rows: RowArrangement;
}

/**
 * Mermaid's gantt picture with one row an event, set anew around its scale: times in a column, a hairline
 * above each row, and each row a link to its event's anchor. Places in time are Mermaid's; texts are decoded.
 * Throws where the picture lacks a task of the arrangement.
 */
export function arrangeRows(gantt: GanttGeometry, rows: RowArrangement): SvgElement {
  const sheet: Sheet = { gantt, rows };
  const placed = placeRows(rows);
  const last = placed.at(-1);
  const height = (last === undefined ? rows.header : last.top + last.height) + rows.footer;
  const events = placed.filter((row) => row.marks[0].event !== null);
  const className = `m-drawing m-rows ${rows.stacked ? 'm-stacked' : 'm-beside'}`;
  return element('svg', { viewBox: `0 0 ${round(rows.width)} ${round(height)}`, class: className }, [
    ...drawScale(rows, height),
    element('path', {
      class: 'm-rules',
      d: events.map(({ top }) => `M0 ${round(top)}H${round(rows.width)}`).join(''),
      stroke: 'var(--m-rule)',
      ...CRISP,
    }),
    ...drawBreaks(rows, height),
    ...placed.filter((row) => row.marks[0].event === null).map((row) => drawStrip(row, sheet)),
    element(
      'g',
      { class: 'm-events', 'font-size': rows.textSize, fill: 'var(--m-ink)' },
      events.map((row) => drawEvent(row, sheet)),
    ),
  ]);
}

function placeRows(rows: RowArrangement): Row[] {
  const byRow = new Map<number, [Mark, ...Mark[]]>();
  for (const mark of rows.marks) {
    const known = byRow.get(mark.row);
    if (known === undefined) byRow.set(mark.row, [mark]);
    else known.push(mark);
  }
  let top = rows.header;
  return [...byRow.values()].map((marks) => {
    const row = { marks, top, height: heightOf(marks[0], rows) };
    top += row.height;
    return row;
  });
}

function heightOf({ shape, ends }: Mark, rows: RowArrangement): number {
  if (shape === 'phase') return rows.stripHeight;
  // The counts leave their name a line of its own where there is no column for it.
  if (shape === 'count') return rows.stripHeight + (rows.stacked ? rows.lineHeight : 0);
  return rows.rowHeight + Math.max(0, ends.length - 1) * rows.lineHeight;
}

/** Where a task lies in the picture: Mermaid's canvas laid between the ends of the scale. */
function extentOf(mark: Mark, { gantt, rows }: Sheet): Extent & { readonly text: string } {
  const task = gantt.tasks.get(mark.task);
  if (task === undefined) throw new Error(`Mermaid drew no task ${mark.task}`);
  const scale = (rows.right - rows.left) / gantt.width;
  return { x: rows.left + task.x * scale, width: task.width * scale, text: task.text };
}

/** A row that is not an event: the phases, or the counts. */
function drawStrip({ marks, top, height }: Row, sheet: Sheet): SvgElement {
  const { rows, gantt } = sheet;
  const [first] = marks;
  const baseline = top + 13;
  const parts = marks.map((mark) => {
    const extent = extentOf(mark, sheet);
    if (mark.shape === 'count') return drawCount(mark, extent, top + height - 5, rows.stripHeight - 10);
    return drawPhase(mark, extent, decodeText(extent.text), baseline, top + 18, rows.breaks);
  });
  const name = element('text', { class: 'm-name', x: 0, y: baseline }, [decodeText(gantt.names[first.row] ?? '')]);
  // Where labels are stacked the phases name themselves.
  const label = rows.stacked && first.shape === 'phase' ? [] : [name];
  return element('g', { class: 'm-strip', 'font-size': rows.tickSize, fill: 'var(--m-quiet)' }, [...label, ...parts]);
}

function drawEvent({ marks: [mark], top, height }: Row, sheet: Sheet): SvgElement {
  const { rows, gantt } = sheet;
  const extent = extentOf(mark, sheet);
  const { place, markY } = placeLabel(mark, extent, top, rows);
  const hit = element('rect', { class: 'm-hit', x: 0, y: top, width: rows.width, height, fill: 'none', 'pointer-events': 'all' });
  const time = element('text', { class: 'm-time', x: 0, y: place.baseline, fill: 'var(--m-quiet)' }, [
    nameOf(mark, gantt.names[mark.row] ?? ''),
  ]);
  const hint = mark.hint === null ? [] : [element('title', {}, [mark.hint])];
  const drawn = drawEventMark(mark, extent, markY, rows.breaks);
  const link = element('a', { href: `#${mark.event ?? ''}` }, [...hint, hit, time, ...drawn, drawLabel(mark, extent.text, place, rows)]);
  const milestone = mark.kind === null ? '' : ` m-milestone m-is-${mark.kind}`;
  const attributes = {
    class: `m-event${milestone}${mark.vague ? ' m-vague' : ''}`,
    id: `${rows.idPrefix}-${mark.event ?? ''}`,
    'data-event': mark.event,
  };
  return element('g', { ...attributes, 'font-weight': mark.kind === null ? null : 600 }, [link]);
}

/** Where the label starts, and how high the mark stands. */
function placeLabel(mark: Mark, { x, width }: Extent, top: number, rows: RowArrangement): { place: LabelPlace; markY: number } {
  const more = Math.max(0, mark.ends.length - 1) * rows.lineHeight;
  if (mark.label === 'above') {
    const baseline = top + rows.textSize + 4;
    return { place: { x: rows.column + COLUMN_GAP, baseline, atEnd: false }, markY: baseline + more + 14 };
  }
  const isBar = mark.shape === 'bar';
  const middle = top + rows.rowHeight / 2;
  const baseline = middle + rows.textSize * 0.36 - (isBar ? BAR_LIFT : 0);
  const isLeft = mark.label === 'left';
  const at = isBar ? (isLeft ? x + width : x) : x + width / 2 + (isLeft ? -MARK_GAP : MARK_GAP);
  return { place: { x: at, baseline, atEnd: isLeft }, markY: isBar ? middle + more + BAR_DROP : middle };
}
