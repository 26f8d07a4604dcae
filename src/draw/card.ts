import { pictureBox, plainColours } from './standalone.ts';
import { element, round, type SvgElement, type SvgNode } from './svg-tree.ts';
import { writeSvg } from './svg-write.ts';

/** What a link to a page shows where it is shared: texts that are ready, and a drawing. Sizes are px of the picture. */
export interface Card {
  /** Set in lines already. */
  readonly title: readonly string[];
  /** One line above the title, and the colour (`--sev-red`) of the mark before it; null: no mark. */
  readonly facts: string;
  readonly mark: string | null;
  /** One line at the foot, and another at its end. */
  readonly foot: string;
  readonly note: string;
  /** Narrow enough to be read where the card is small: SVG of `Drawer.draw`, one picture. */
  readonly drawing: string;
}

export const CARD = { width: 1200, height: 630, margin: 64, titleSize: 52, textSize: 28 } as const;
const { width, height, margin, titleSize, textSize } = CARD;
const TITLE_LINE = 56;
const FACTS_BASELINE = 82;
const FOOT_BASELINE = 592;
const FONT = "Inter, 'Helvetica Neue', Arial, sans-serif";

/** The card as a file of its own, in the light theme. Throws where its drawing is none. */
export function cardSvg(card: Card): string {
  const titleTop = FACTS_BASELINE + 20;
  const drawingTop = titleTop + card.title.length * TITLE_LINE + 20;
  const room = FOOT_BASELINE - textSize - 12 - drawingTop;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${FONT}">`;
  const parts = [
    element('rect', { width, height, fill: 'var(--m-paper)' }),
    ...factsOf(card),
    element(
      'g',
      { 'font-size': titleSize, 'font-weight': 600, fill: 'var(--m-ink)' },
      card.title.map((line, index) => element('text', { x: margin, y: titleTop + 44 + index * TITLE_LINE }, [line])),
    ),
    ...footOf(card),
  ];
  return plainColours(`${head}${parts.map(writeSvg).join('')}${placed(card.drawing, drawingTop, room)}</svg>`);
}

function factsOf({ facts, mark }: Card): SvgElement[] {
  const dot = mark === null ? [] : [element('circle', { cx: margin + 10, cy: FACTS_BASELINE - 10, r: 10, fill: `var(${mark})` })];
  const x = margin + (mark === null ? 0 : 34);
  return [...dot, line(x, FACTS_BASELINE, [facts], 'start')];
}

const footOf = ({ foot, note }: Card): SvgElement[] => [
  line(margin, FOOT_BASELINE, [foot], 'start'),
  line(width - margin, FOOT_BASELINE, [note], 'end'),
];

const line = (x: number, y: number, children: SvgNode[], anchor: 'start' | 'end'): SvgElement =>
  element('text', { x, y, 'font-size': textSize, fill: 'var(--m-quiet)', 'text-anchor': anchor }, children);

/** A picture as wide as the card allows, smaller where it would be too high. */
function placed(drawing: string, top: number, room: number): string {
  const box = pictureBox(drawing);
  const scale = Math.min((width - 2 * margin) / box.width, room / box.height);
  return `<g transform="translate(${margin} ${round(top)}) scale(${round(scale * 1000)}e-3)">${box.content}</g>`;
}
