import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Blob, Buffer as Run, Face, Font, shape } from 'harfbuzzjs';
import { fallbackWidth } from './fallback-widths.ts';
import { woffToSfnt } from './woff.ts';

/** One file of the type family: `@fontsource/inter` has one for each script. */
interface Script {
  readonly name: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

interface OpenFace {
  readonly has: (code: number) => boolean;
  /** Width of a run of this face's characters, kerned and shaped, in em. */
  readonly width: (text: string) => number;
}

/** Width of a text in px, at a size in px and a weight of 400 to 700 (rounded to one that Inter ships). */
export type MeasureText = (text: string, sizePx: number, weight?: number) => number;

const WEIGHTS = [400, 500, 600, 700] as const;
const MOST_CACHED = 20_000;

/**
 * Measures text as a browser with the self-hosted Inter does (within 0.3 %). Files are read when the first text
 * needs them. `from` is a path inside the package, whose `node_modules` has the fonts; bundled code must give it.
 * Throws where the fonts are not installed.
 */
export function createMeasure(from: string): MeasureText {
  const require = createRequire(from);
  const folder = path.dirname(require.resolve('@fontsource/inter/package.json'));
  let scripts: readonly Script[] | undefined;
  const faces = new Map<string, OpenFace>();
  const widths = new Map<string, number>();
  const faceOf = (code: number, weight: number): OpenFace | undefined => {
    scripts ??= readScripts(folder);
    for (const script of scripts) {
      if (!script.ranges.some(([first, last]) => code >= first && code <= last)) continue;
      const file = path.join(folder, 'files', `inter-${script.name}-${weight}-normal.woff`);
      const face = faces.get(file) ?? openFace(file);
      faces.set(file, face);
      if (face.has(code)) return face;
    }
    return undefined;
  };
  return (text, sizePx, weight = 400) => {
    const shipped = WEIGHTS.findLast((known) => weight >= known - 50) ?? 400;
    const key = `${shipped} ${text}`;
    let em = widths.get(key);
    if (em === undefined) {
      em = widthOf(text, (code) => faceOf(code, shipped));
      if (widths.size >= MOST_CACHED) widths.clear();
      widths.set(key, em);
    }
    return em * sizePx;
  };
}

/** In em: stretches of one face are shaped together, so that kerning counts. */
function widthOf(text: string, faceOf: (code: number) => OpenFace | undefined): number {
  let em = 0;
  let run = '';
  let runFace: OpenFace | undefined;
  let before = '';
  const flush = (): void => {
    if (runFace !== undefined && run !== '') em += runFace.width(run);
    run = '';
  };
  for (const character of text) {
    const face = faceOf(character.codePointAt(0) ?? 0);
    if (face !== runFace) flush();
    runFace = face;
    if (face === undefined) em += fallbackWidth(character, before);
    else run += character;
    before = character;
  }
  flush();
  return em;
}

function openFace(file: string): OpenFace {
  const face = new Face(new Blob(woffToSfnt(readFileSync(file))));
  const font = new Font(face);
  const codes = new Set(face.collectUnicodes());
  const { upem } = face;
  const width = (text: string): number => {
    const run = new Run();
    run.addText(text);
    run.guessSegmentProperties();
    shape(font, run);
    let advance = 0;
    for (const glyph of run.getGlyphInfosAndPositions()) advance += glyph.xAdvance ?? 0;
    return advance / upem;
  };
  return { has: (code) => codes.has(code), width };
}

/** `unicode.json` names each script's ranges in CSS notation, rarest first; the first match wins, as in its style sheet. */
function readScripts(folder: string): Script[] {
  const table: unknown = JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8'));
  if (typeof table !== 'object' || table === null) throw new Error('@fontsource/inter: unicode.json is not a table');
  return Object.entries(table).map(([name, ranges]) => ({ name, ranges: String(ranges).split(',').map(parseRange) }));
}

function parseRange(text: string): readonly [number, number] {
  const [first = '', last = first] = text.trim().replace('U+', '').split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}
