import type { PlotOptions } from '@observablehq/plot';
import type { MeasureText } from '../fonts.ts';

/** What a chart is drawn in. Sizes are px of the picture, which is shown at about that size. */
export interface Frame {
  readonly narrow: boolean;
  readonly width: number;
  /** Width of the column of names; 0 where names stand above. */
  readonly gutter: number;
  readonly measure: MeasureText;
}

/** Shown at 85 % in the narrowest column that it stands in, text is still 12 px. */
export const TEXT_SIZE = 14;
export const LINE = 20;
const WIDTH = { wide: 680, narrow: 328 } as const;
const MOST_GUTTER = 220;
const GAP = 16;
/** Half of what is drawn at the very end of a scale. */
export const EDGE = 10;

/** `names`: what stands in the column of names. */
export function frameOf(narrow: boolean, names: readonly string[], measure: MeasureText): Frame {
  const longest = Math.max(0, ...names.map((name) => measure(name, TEXT_SIZE, 600)));
  return {
    narrow,
    width: narrow ? WIDTH.narrow : WIDTH.wide,
    gutter: narrow ? 0 : Math.min(MOST_GUTTER, Math.ceil(longest) + GAP),
    measure,
  };
}

/** What all charts have in common. Heights and margins are in the chart's hands. */
export const plotOptions = ({ width, gutter }: Frame): PlotOptions => ({
  className: 'chart',
  width,
  marginLeft: gutter === 0 ? EDGE : gutter,
  marginRight: EDGE,
  color: { type: 'identity' },
  opacity: { type: 'identity' },
  axis: null,
});

export const colour = (name: string): string => `var(--c-${name})`;

export const INK = colour('ink');
export const QUIET = colour('quiet');
export const RULE = colour('rule');
export const GRID = colour('grid');
export const BAND = colour('band');

/** The labels, from the first on, that keep apart from the one before. `at`: their middles in px. */
export function roomFor<Label extends { readonly at: number; readonly label: string }>(
  labels: readonly Label[],
  { measure }: Frame,
): Label[] {
  let end = -Infinity;
  return labels.filter(({ at, label }) => {
    const half = measure(label, TEXT_SIZE) / 2;
    if (at - half < end + EDGE) return false;
    end = at + half;
    return true;
  });
}
