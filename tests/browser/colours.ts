export interface ShownText {
  readonly text: string;
  /** `body`: running text; `drawing`: a text of an SVG. */
  readonly kind: 'body' | 'drawing' | 'other';
  /** Red, green, blue from 0 to 255, as painted. */
  readonly colour: readonly number[];
  /** What is painted under it. */
  readonly ground: readonly number[];
}

/** WCAG 2.2, relative luminance and contrast ratio: black on white is 21. */
export function ratio(one: readonly number[], other: readonly number[]): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: readonly number[]): number {
  if (colour.length !== 3) throw new Error('a colour has red, green and blue');
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Runs in the page: every text that is shown, with its computed colour and the backgrounds under it, painted one over the other. */
export function textsOf(): ShownText[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (canvas === null) throw new Error('no canvas');
  const paint = (colours: readonly string[]): number[] => {
    canvas.fillStyle = '#fff';
    canvas.fillRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const groundsOf = (element: Element): string[] => {
    const under = element.parentElement === null ? [] : groundsOf(element.parentElement);
    return [...under, getComputedStyle(element).backgroundColor];
  };
  const texts: ShownText[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = (node.textContent ?? '').trim();
    if (element === null || text === '' || element.closest('title, desc, script, noscript') !== null) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const drawn = element.closest('svg text') !== null;
    const style = getComputedStyle(element);
    const grounds = groundsOf(element);
    const running = element.closest('.prose, .event-text, .action-main > p:first-child, .decisions > li > p:first-child') !== null;
    const body = running && Number.parseFloat(style.fontSize) >= 16 && element.closest('a, blockquote, thead, .origin, .quiet') === null;
    texts.push({
      text: text.slice(0, 60),
      kind: drawn ? 'drawing' : body ? 'body' : 'other',
      colour: paint([...grounds, drawn ? style.fill : style.color]),
      ground: paint(grounds),
    });
  }
  return texts;
}
