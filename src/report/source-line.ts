import { printable, type Problem } from '../core/problem.ts';
import type { Palette } from './colour.ts';
import { inertLine, type Sources } from './reporter.ts';

/** A source line longer than this is shown around the column only. */
const WINDOW = 100;
const MARGIN = 5;

/** Finds the lines of texts; each text is split once, so that a thousand problems of one file stay linear. */
export type LineFinder = (place: Problem['place']) => string | undefined;

export function lineFinder(sources: Sources): LineFinder {
  const split = new Map<string, readonly string[]>();
  return (place) => {
    if (place.kind !== 'line') return undefined;
    const lines = split.get(place.path) ?? sources.get(place.path)?.split('\n');
    if (lines !== undefined) split.set(place.path, lines);
    return lines?.[place.line - 1];
  };
}

/** A line of the source and a caret below its column (from 1, in UTF-16 units). */
export function renderSourceLine(source: string, line: number, column: number, paint: Palette): string {
  const start = column > WINDOW - 20 ? column - 1 - WINDOW / 2 : 0;
  const shown = inertLine(`| ${printable(source.slice(start, start + WINDOW))}`);
  const caret = `${blank(source.slice(start, column - 1))}${' '.repeat(Math.max(0, column - 1 - source.length))}^`;
  return `${paint.dim(String(line).padStart(MARGIN))} ${shown}\n${' '.repeat(MARGIN)} | ${paint.red(caret)}\n`;
}

const MARKS = /\p{Mn}/gu;
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/;

/** Spaces as wide as the text: Chinese, Japanese and Korean letters take two columns, accents on their own none. */
const blank = (text: string): string =>
  printable(text)
    .replace(MARKS, '')
    .split('')
    .map((letter) => (WIDE.test(letter) ? '\u3000' : ' '))
    .join('');

/** As far in as the source line stands. */
export const INDENT = ' '.repeat(MARGIN + 1);
