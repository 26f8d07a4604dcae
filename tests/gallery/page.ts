import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { timelineSource } from '../../src/core/render/timeline.ts';
import type { Drawer } from '../../src/draw/drawer.ts';
import type { Exhibit } from './timelines.ts';

const STYLES = path.resolve(import.meta.dirname, '../../src/styles');
const WIDTHS = [960, 360];

/** The rules of a style sheet of the site, its imports set in. */
function styles(file: string): string {
  return readFileSync(path.join(STYLES, file), 'utf8').replace(/@import '\.\/([\w.-]+)'[^;]*;/g, (_whole, name: string) => styles(name));
}

const fonts = path.join(path.dirname(createRequire(import.meta.filename).resolve('@fontsource/inter/package.json')), 'files');

/** Inter as the site shows it, without the site. */
export function fontFaces(): string {
  return ['latin', 'latin-ext', 'cyrillic', 'greek']
    .flatMap((script) => [400, 600].map((weight) => ({ script, weight })))
    .map(({ script, weight }) => {
      const data = readFileSync(path.join(fonts, `inter-${script}-${weight}-normal.woff2`)).toString('base64');
      return `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${data});unicode-range:${rangeOf(script)}}`;
    })
    .join('');
}

function rangeOf(script: string): string {
  const table: unknown = JSON.parse(readFileSync(path.join(fonts, '../unicode.json'), 'utf8'));
  const found: unknown = typeof table === 'object' && table !== null ? Reflect.get(table, script) : undefined;
  if (typeof found !== 'string') throw new Error(`no script ${script}`);
  return found;
}

/** Both drawings of an exhibit, as the site would print them. */
export async function drawExhibit({ data }: Exhibit, drawer: Drawer, index: number): Promise<string> {
  const widths = WIDTHS.map((width) => ({ width, idPrefix: `x${index}-${width}` }));
  const { title, description } = data;
  const source = timelineSource(data, { widths, measure: drawer.measure });
  return (await drawer.draw({ ...source, idPrefix: `x${index}`, title, description })).svg;
}

/** One static page of drawings, in the styles of the site. */
export function galleryPage(drawn: readonly { readonly name: string; readonly svg: string }[], theme: 'light' | 'dark'): string {
  const figures = drawn.map(
    ({ name, svg }, index) => `<section id="g${index}"><h2>${name}</h2><figure class="drawing">${svg}</figure></section>`,
  );
  const css = `${fontFaces()}${styles('tokens.css')}${styles('base.css')}${styles('diagram.css')}${styles('incident.css')}${styles('print.css')}
    main{max-width:var(--page);margin:0 auto;padding:24px}section{margin:0 0 40px}h2{margin:0 0 8px}`;
  return `<!doctype html><html lang="en" data-theme="${theme}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Gallery</title><style>${css}</style><main>${figures.join('')}</main></html>`;
}
