/** Puts text in colour, or leaves it alone. */
export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
}

const ESCAPE = '\u001B[';
const wrap =
  (on: number, off: number) =>
  (text: string): string =>
    `${ESCAPE}${on}m${text}${ESCAPE}${off}m`;
const plain = (text: string): string => text;

const COLOURS: Palette = { bold: wrap(1, 22), dim: wrap(2, 22), red: wrap(31, 39), yellow: wrap(33, 39), blue: wrap(34, 39) };
const NO_COLOURS: Palette = { bold: plain, dim: plain, red: plain, yellow: plain, blue: plain };

export const palette = (colour: boolean): Palette => (colour ? COLOURS : NO_COLOURS);
