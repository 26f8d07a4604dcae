import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';

/**
 * Writes the two weights of the site's type family to src/styles/fonts, each in two files: Latin, which every page
 * loads, and Latin Extended-A, which a browser fetches only for a page that needs it (`unicode-range` in fonts.css).
 * Run `node scripts/subset-fonts.ts` after an update of @fontsource/inter; the results are committed.
 */
const WEIGHTS = [400, 600];

/** Kerning, accents, tabular figures, the contextual forms that centre a colon between figures. */
const FEATURES = ['kern', 'ccmp', 'tnum', 'calt'];

const range = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');

/** Printable ASCII and Latin-1, and the punctuation and signs that the templates and good authors use. */
const LATIN = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ıŒœˆ˜‐‑–—‘’‚“”„†‡•…‰′″‹›⁄€™−≈≠≤≥×←↑→↓`;
const LATIN_EXTENDED_A = range(0x100, 0x17f);

const FILES = [
  { script: 'latin', text: LATIN },
  { script: 'latin-ext', text: LATIN_EXTENDED_A },
];

const source = join(dirname(createRequire(import.meta.url).resolve('@fontsource/inter/package.json')), 'files');
const target = join(import.meta.dirname, '../src/styles/fonts');

for (const weight of WEIGHTS) {
  for (const { script, text } of FILES) {
    const font = readFileSync(join(source, `inter-${script}-${String(weight)}-normal.woff2`));
    const subset = await subsetFont(font, text, { targetFormat: 'woff2', keepFeatures: FEATURES, noHinting: true });
    const name = `inter-${script}-${String(weight)}.woff2`;
    writeFileSync(join(target, name), subset);
    console.log(`${name}: ${String(font.length)} -> ${String(subset.length)} bytes`);
  }
}
