import { elementsOf, type SvgElement } from './svg-tree.ts';

/** Colour (in small letters) -> what stands for it. */
type Colours = ReadonlyMap<string, string>;

const ink = 'var(--m-ink)';
const line = 'var(--m-line)';

/**
 * Colours that Mermaid gives a kind of diagram whatever the theme says, by the kind's name in the picture: those of words
 * and those of shapes and lines. What is missing here can be read on both papers.
 */
const OWN: ReadonlyMap<string, { readonly words: Colours; readonly shapes: Colours }> = new Map([
  [
    'c4',
    {
      words: new Map([['#444444', ink]]),
      // White words on its grey had a contrast of 2.8.
      shapes: new Map([
        ['#444444', line],
        ['#000000', line],
        ['black', line],
        ['#999999', '#686868'],
      ]),
    },
  ],
  ['er', { words: new Map(), shapes: new Map([['white', 'var(--m-paper)']]) }],
  // Words of a section have the colour of its box: they were written for HTML inside the picture.
  ['journey', { words: new Map([['#fff', ink], ...series(ink)]), shapes: new Map() }],
  [
    'packet',
    {
      words: new Map([['black', ink]]),
      shapes: new Map([
        ['#efefef', 'var(--m-fill)'],
        ['black', line],
      ]),
    },
  ],
]);

function series(stands: string): [string, string][] {
  return [1, 2, 3, 4, 5, 6].map((index) => [`var(--m-series-${String(index)})`, stands]);
}

/** Puts colours of the site in place of those that a kind of diagram has of its own. */
export function replaceOwnColours(svg: SvgElement, kind: string): void {
  const own = OWN.get(kind);
  if (own === undefined) return;
  for (const { name, attributes } of elementsOf(svg)) {
    const colours = name === 'text' || name === 'tspan' ? own.words : own.shapes;
    for (const attribute of ['fill', 'stroke']) {
      const stands = colours.get(attributes.get(attribute)?.toLowerCase() ?? '');
      if (stands !== undefined) attributes.set(attribute, stands);
    }
  }
}
