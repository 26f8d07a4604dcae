import { cycleShift, ticksFor, type Span } from './timeline-axis.ts';
import type { Row } from './timeline-marks.ts';

/** An invisible character: sections of one name would become one row. */
const WORD_JOINER = '\u2060';

/** Mermaid's gantt notation of `rows`, each named and labelled through `escape`; ticks for a scale of `innerPx`. */
export function ganttSource(rows: readonly Row[], span: Span, innerPx: number, escape: (text: string) => string): string {
  const { interval, format } = ticksFor(span.end - span.start, innerPx);
  const shift = cycleShift(span.start);
  const at = (instant: number): string => String(Math.round(instant + shift));
  const lines = [
    'gantt',
    'dateFormat x',
    `axisFormat ${format}`,
    ...(interval === null ? [] : [`tickInterval ${interval}`]),
    'todayMarker off',
  ];
  const seen = new Map<string, number>();
  let row = -1;
  for (const { mark, name, text, start, end } of rows) {
    if (mark.row !== row) {
      const before = seen.get(name) ?? 0;
      seen.set(name, before + 1);
      lines.push(`section ${escape(name)}${WORD_JOINER.repeat(before)}`);
      row = mark.row;
    }
    const tag = mark.shape === 'diamond' || mark.shape === 'ring' ? 'milestone, ' : '';
    lines.push(`${escape(text)} :${tag}${mark.task}, ${at(start)}, ${tag === '' ? at(end) : '0s'}`);
  }
  // Marks without a name, at the ends of a scale that no event spans.
  if (span.widened)
    for (const [index, end] of [span.start, span.end].entries()) lines.push(`${escape('.')} :vert, end${index}, ${at(end)}, 0s`);
  return lines.join('\n');
}
