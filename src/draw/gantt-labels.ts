import { decodeText } from './private-use.ts';
import type { Mark, RowArrangement } from './request.ts';
import { element, type SvgElement, type SvgNode } from './svg-tree.ts';

/** Where the first line of a label starts (or ends, where it stands on the left), and its baseline. */
export interface LabelPlace {
  readonly x: number;
  readonly baseline: number;
  readonly atEnd: boolean;
}

/** A space of Inter in em: a line that ends with one is anchored with it. */
const SPACE = 0.28;

/** An event's label, in as many lines as the arrangement says. The text is Mermaid's own, whole but for what is cut. */
export function drawLabel(mark: Mark, encoded: string, { x, baseline, atEnd }: LabelPlace, rows: RowArrangement): SvgElement {
  const lines = linesOf(mark, decodeText(encoded));
  // Read from the right, a line's end is its left.
  const anchor = atEnd === mark.rightToLeft ? null : 'end';
  const attributes = { class: 'm-label', 'text-anchor': anchor, direction: mark.rightToLeft ? 'rtl' : null };
  const [only] = lines;
  if (lines.length <= 1) return element('text', { ...attributes, x, y: baseline }, [only ?? '']);
  const children = lines.flatMap((line, index): SvgNode[] => {
    const isLast = index === lines.length - 1;
    const spaced = !isLast && line.endsWith(' ');
    const shift = spaced && anchor === 'end' ? SPACE * rows.textSize * (mark.rightToLeft ? -1 : 1) : 0;
    const span = element('tspan', { x: x + shift, y: baseline + index * rows.lineHeight }, [line.trimEnd()]);
    // Between two lines stands the space of the text, for those who search or copy it.
    return spaced ? [span, ' '] : [span];
  });
  return element('text', attributes, children);
}

function linesOf({ ends, cut }: Mark, text: string): string[] {
  const lines = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, index === ends.length - 1 && !cut ? text.length : end));
  return cut ? [...lines.slice(0, -1), `${lines.at(-1) ?? ''}…`] : lines;
}

/** The name of an event's row: its time. */
export function nameOf({ nameEnd }: Mark, encoded: string): string {
  const name = decodeText(encoded);
  return nameEnd === null ? name : `${name.slice(0, nameEnd)}…`;
}
