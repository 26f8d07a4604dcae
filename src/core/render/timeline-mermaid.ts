import type { Row } from './timeline-rows.ts';

/** An invisible character: sections of one name would become one row. */
const WORD_JOINER = '\u2060';

/** How rows become Mermaid's gantt notation. */
export interface Notation {
  /** From an instant of a row to Mermaid's, in whole ms from 1970 on. */
  readonly at: (instant: number) => number;
  readonly escape: (text: string) => string;
  /** d3's format of a tick, "%H:%M", and Mermaid's `tickInterval`, "15minute". */
  readonly format: string;
  readonly interval: string;
  /** Instants without a mark, for a scale that no event spans. */
  readonly unseen: readonly number[];
}

/** Mermaid's gantt notation of `rows`. */
export function ganttSource(rows: readonly Row[], { at, escape, format, interval, unseen }: Notation): string {
  const lines = ['gantt', 'dateFormat x', `axisFormat ${format}`, `tickInterval ${interval}`, 'todayMarker off'];
  const seen = new Map<string, number>();
  let current = -1;
  for (const { row, task, shape, name, text, start, end } of rows) {
    if (row !== current) {
      const before = seen.get(name) ?? 0;
      seen.set(name, before + 1);
      lines.push(`section ${escape(name)}${WORD_JOINER.repeat(before)}`);
      current = row;
    }
    const isInstant = shape === 'diamond' || shape === 'ring';
    lines.push(`${escape(text)} :${isInstant ? 'milestone, ' : ''}${task}, ${at(start)}, ${isInstant ? '0s' : at(end)}`);
  }
  for (const [index, instant] of unseen.entries()) lines.push(`${escape('.')} :vert, end${index}, ${at(instant)}, 0s`);
  return lines.join('\n');
}
