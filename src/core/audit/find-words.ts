import { folded, readingsOf } from './readings.ts';

/** A word that is looked for. */
export interface SoughtWord {
  /** As given. */
  readonly word: string;
  readonly folded: string;
}

/** A word where it stands. */
export interface Found {
  readonly word: string;
  /** From 1; null where it stands on no single line. */
  readonly line: number | null;
}

/** The words as they are looked for, each once; what is nothing but space is none. */
export function soughtWords(words: readonly string[]): SoughtWord[] {
  const known = new Map(words.map((word) => [folded(word.trim()), word.trim()]));
  known.delete('');
  return [...known].map(([key, word]) => ({ word, folded: key }));
}

/** Every line of `text` that has one of the words, however it is written there. */
export function findWords(text: string, words: readonly SoughtWord[]): Found[] {
  const readings = readingsOf(text);
  const there = words.filter((word) => readings.some((reading) => reading.includes(word.folded)));
  if (there.length === 0) return [];
  const left = new Set(there);
  const found: Found[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const ways = readingsOf(line);
    for (const word of there) {
      if (!ways.some((way) => way.includes(word.folded))) continue;
      left.delete(word);
      found.push({ word: word.word, line: index + 1 });
    }
  }
  return [...found, ...[...left].map(({ word }) => ({ word, line: null }))];
}
