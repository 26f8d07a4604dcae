/** The light theme of styles/diagram.css and styles/tokens.css as plain colours: a picture that is taken elsewhere has no style sheet. */
export const LIGHT: ReadonlyMap<string, string> = new Map([
  ['--m-paper', '#fdfcfa'],
  ['--m-ink', '#1c1b19'],
  ['--m-quiet', '#5c5953'],
  ['--m-rule', '#dedad2'],
  ['--m-grid', '#ece9e4'],
  ['--m-torn', '#b9b8b4'],
  ['--m-mark', '#1b4f91'],
  ['--m-range', '#beccdd'],
  ['--m-detect', '#b3241c'],
  ['--m-respond', '#a24a00'],
  ['--m-diagnose', '#bb7c46'],
  ['--m-mitigate', '#1b4f91'],
  ['--m-recover', '#7191b9'],
  ['--sev-red', '#b3241c'],
  ['--sev-orange', '#a24a00'],
  ['--sev-yellow', '#7d6000'],
  ['--sev-blue', '#2360a8'],
  ['--sev-grey', '#5f5c57'],
]);

const MARGIN = 24;
const FONT = "Inter, 'Helvetica Neue', Arial, sans-serif";

/** The pictures of a drawing, one for each width. */
export const picturesOf = (drawing: string): string[] => drawing.split(/(?<=<\/svg>)(?=<svg )/);

/**
 * The first picture of a timeline's drawing as a file of its own: light, on paper, with a margin, without links. Throws where
 * `drawing` is no picture of `Drawer.draw`.
 */
export function standalone(drawing: string): string {
  const { width, height, attributes, content } = pictureBox(drawing);
  const [w, h] = [width + 2 * MARGIN, height + 2 * MARGIN];
  const box = `${-MARGIN} ${-MARGIN} ${w} ${h}`;
  const paper = `<rect x="${-MARGIN}" y="${-MARGIN}" width="${w}" height="${h}" fill="var(--m-paper)"/>`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${w}" height="${h}" font-family="${FONT}"`;
  return plainColours(`${head}${attributes}>${paper}${content}</svg>`);
}

/** A download is half as large again as on the page, less where it would be a huge file, and never smaller. */
const ZOOM = 1.5;
const MOST_PIXELS = 2_000_000;

/** How many pixels the first picture of a drawing has for each of its px, where it is taken elsewhere. */
export function downloadZoom(drawing: string): number {
  const { width, height } = pictureBox(drawing);
  return Math.round(Math.max(1, Math.min(ZOOM, Math.sqrt(MOST_PIXELS / (width * height)))) * 100) / 100;
}

/** Size and content of the first picture of a drawing, without its links. Throws where there is none. */
export function pictureBox(drawing: string): { width: number; height: number; attributes: string; content: string } {
  const found = /^<svg viewBox="0 0 ([\d.]+) ([\d.]+)"([^>]*)>([\s\S]*?)<\/svg>/.exec(drawing);
  if (found === null) throw new Error('not a drawing of a timeline');
  const [, width = '0', height = '0', attributes = '', content = ''] = found;
  return { width: Number(width), height: Number(height), attributes, content: withHalos(content.replace(/<\/?a(?: [^<>]*)?>/g, '')) };
}

/** As the style sheet has it: a line stops at a label instead of crossing it. */
const HALO = ' paint-order="stroke" stroke="var(--m-paper)" stroke-width="4" stroke-linejoin="round"';
const withHalos = (content: string): string =>
  content
    .replace(/<(text|g) class="(m-label|m-ticks)"/g, (tag) => `${tag}${HALO}`)
    .replace(/(<g class="m-phase[^>]*>[\s\S]*?<text)/g, `$1${HALO}`);

/** The colours of the light theme in place of variables. */
export const plainColours = (svg: string): string => svg.replace(/var\((--[\w-]+)\)/g, (whole, name: string) => LIGHT.get(name) ?? whole);

/** A halo in a file of its own, for what does without. */
export const PLAIN_HALO = plainColours(HALO);
