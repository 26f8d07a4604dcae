/** The light theme of styles/diagram.css as plain colours: a picture that is taken elsewhere has no style sheet. */
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
]);

const MARGIN = 24;
const FONT = "Inter, 'Helvetica Neue', Arial, sans-serif";

/**
 * The first picture of a timeline's drawing as a file of its own: light, on paper, with a margin, without links. Throws where
 * `drawing` is no picture of `Drawer.draw`.
 */
export function standalone(drawing: string): string {
  const found = /^<svg viewBox="0 0 ([\d.]+) ([\d.]+)"([\s\S]*?)<\/svg>/.exec(drawing);
  if (found === null) throw new Error('not a drawing of a timeline');
  const [, width = '0', height = '0', rest = ''] = found;
  const [w, h] = [Number(width) + 2 * MARGIN, Number(height) + 2 * MARGIN];
  const box = `${-MARGIN} ${-MARGIN} ${w} ${h}`;
  const paper = `<rect x="${-MARGIN}" y="${-MARGIN}" width="${w}" height="${h}" fill="var(--m-paper)"/>`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${w}" height="${h}" font-family="${FONT}"`;
  const end = rest.indexOf('>');
  return `${head}${rest.slice(0, end + 1)}${paper}${rest.slice(end + 1)}</svg>`
    .replace(/<\/?a(?: [^>]*)?>/g, '')
    .replace(/var\((--m-[\w-]+)\)/g, (whole, name: string) => LIGHT.get(name) ?? whole);
}
