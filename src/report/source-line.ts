import { maskAddresses } from '../core/masked-address.ts';
import { printable, type Problem } from '../core/problem.ts';
import type { Palette } from './colour.ts';
import { columnsOf } from './columns.ts';
import { inertLine, type Sources } from './reporter.ts';

/** A source line longer than this is shown around the column only. */
const WINDOW = 100;
const MARGIN = 5;

/** Finds the lines of texts. */
export type LineFinder = (place: Problem['place']) => string | undefined;

/** Each text is split once, so that a thousand problems of one file stay linear. A line with a secret is shown for no problem. */
export function lineFinder(sources: Sources, problems: readonly Problem[]): LineFinder {
  const split = new Map<string, readonly string[]>();
  const secret = new Set(problems.flatMap(({ code, place }) => (code === 'secret' ? lineKey(place) : [])));
  return (place) => {
    if (place.kind !== 'line' || secret.has(lineKey(place))) return undefined;
    const lines = split.get(place.path) ?? sources.get(place.path)?.split('\n');
    if (lines !== undefined) split.set(place.path, lines);
    return lines?.[place.line - 1];
  };
}

const lineKey = (place: Problem['place']): string => `${place.kind === 'line' ? place.line : 0} ${place.path}`;

/** A line of the source and a caret below its column (from 1, in UTF-16 units). Secrets of its addresses are as many stars. */
export function renderSourceLine(written: string, line: number, column: number, paint: Palette): string {
  const source = maskAddresses(written, (secret) => '*'.repeat(secret.length));
  const start = column > WINDOW - 20 ? column - 1 - WINDOW / 2 : 0;
  const shown = inertLine(`| ${printable(source.slice(start, start + WINDOW))}`);
  const caret = `${blank(source.slice(start, column - 1))}${' '.repeat(Math.max(0, column - 1 - source.length))}^`;
  return `${paint.dim(String(line).padStart(MARGIN))} ${shown}\n${' '.repeat(MARGIN)} | ${paint.red(caret)}\n`;
}

/** Spaces as wide as the text. */
const blank = (text: string): string =>
  [...printable(text)].map((letter) => (columnsOf(letter) === 2 ? '\u3000' : ' '.repeat(columnsOf(letter)))).join('');

/** As far in as the source line stands. */
export const INDENT = ' '.repeat(MARGIN + 1);
