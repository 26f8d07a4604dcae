import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { encodeFewColours } from './png.ts';
import type { PaintRequest } from './request.ts';
import { PLAIN_HALO } from './standalone.ts';
import { woffToSfnt } from './woff.ts';

export type Painter = (request: PaintRequest) => Uint8Array;

const WEIGHTS = [400, 600];
const LATIN = ['latin'];
const ALL_SCRIPTS = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext'];

/** Latin-1 and the marks of good typesetting. */
const BEYOND_LATIN = /[^\s\u0020-\u00ff\u2010-\u2026\u2032\u2033\u2060\u20ac\u2190-\u2193\u2212]/;
/** Inter has Latin, Greek and Cyrillic letters, and signs; for anything else the machine's own fonts are asked. */
const BEYOND_INTER = /[^\s\u0020-\u052f\u1c80-\u1c8f\u1d00-\u1dbf\u1e00-\u23ff\u25a0-\u25ff\u2c60-\u2c7f\ua640-\ua69f\ua720-\ua7ff]/;

/**
 * Makes pixels of SVG with the type family that the page ships. `from` is a path inside the package, whose `node_modules`
 * has the fonts. Nothing is loaded from anywhere but those, and from the machine's fonts where the text has letters that
 * Inter lacks.
 */
export function createPainter(from: string): Painter {
  const fonts = path.join(path.dirname(createRequire(from).resolve('@fontsource/inter/package.json')), 'files');
  return ({ svg, zoom, fontDir }) => {
    const text = svg.replace(/<[^<>]*>/g, '');
    const scripts = BEYOND_LATIN.test(text) ? ALL_SCRIPTS : LATIN;
    const fontFiles = scripts.flatMap((script) => WEIGHTS.map((weight) => unpacked(fonts, `inter-${script}-${weight}-normal`, fontDir)));
    const image = new Resvg(withFaces(svg), {
      font: { fontFiles, loadSystemFonts: BEYOND_INTER.test(text), defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' },
      fitTo: { mode: 'zoom', value: zoom },
    });
    const painted = image.render();
    const { width, height, pixels } = painted;
    return new Uint8Array(encodeFewColours({ width, height, rgba: pixels }) ?? painted.asPng());
  };
}

/** The painter reads fonts from files, and none that are packed. Whole or not at all: two processes may write one. */
function unpacked(fonts: string, name: string, fontDir: string): string {
  const file = path.join(fontDir, `${name}.ttf`);
  if (existsSync(file)) return file;
  mkdirSync(fontDir, { recursive: true });
  const partial = `${file}.${process.pid}.partial`;
  writeFileSync(partial, woffToSfnt(readFileSync(path.join(fonts, `${name}.woff`))));
  renameSync(partial, file);
  return file;
}

/**
 * What a browser does by itself: the semibold face is a family of its own in its file, and text from right to left is
 * anchored at its left edge, whatever its direction. Halos go: to paint them takes as long as all the rest.
 */
function withFaces(svg: string): string {
  return svg
    .replaceAll(PLAIN_HALO, '')
    .replace(/ font-weight="600"/g, ` font-weight="600" font-family="'Inter SemiBold', Inter, sans-serif"`)
    .replace(/(<text\b[^<>]* direction="rtl"[^<>]*>)([\s\S]*?)(?=<\/text>)/g, (_whole, tag: string, content: string) => {
      const plain = tag.replace(' direction="rtl"', '').replace(' text-anchor="end"', '');
      const anchored = tag.includes(' text-anchor="end"') ? plain : plain.replace('<text', '<text text-anchor="end"');
      return anchored + `>${content}<`.replace(/>([^<>]+)(?=<)/g, `>${RIGHT_TO_LEFT}$1`).slice(1, -1);
    });
}

/** An embedding: the painter takes every text for one from left to right. */
const RIGHT_TO_LEFT = '\u202b';
