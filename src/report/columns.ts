import { printable } from '../core/problem.ts';

const MARKS = /\p{Mn}/u;
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}]/u;

/** How many columns of a terminal one letter takes: Chinese, Japanese and Korean letters and emoji take two, accents on their own none. */
export const columnsOf = (letter: string): number => (WIDE.test(letter) ? 2 : MARKS.test(letter) ? 0 : 1);

/** The text cut to `width` columns, with `…` where something is left out, and filled up with spaces. Nothing in it steers a terminal. */
export function fit(text: string, width: number): string {
  const cut = cutTo(text, width);
  return cut + ' '.repeat(Math.max(0, width - widthOf(cut)));
}

/** The text cut to `width` columns. */
export function cutTo(text: string, width: number): string {
  const clean = printable(text);
  // Most lines are short, and a letter never takes more than two columns.
  if (clean.length * 2 <= width || widthOf(clean) <= width) return clean;
  let [taken, columns] = ['', 0];
  for (const letter of clean) {
    columns += columnsOf(letter);
    if (columns > width - 1) break;
    taken += letter;
  }
  return `${taken}…`;
}

const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + columnsOf(letter), 0);
