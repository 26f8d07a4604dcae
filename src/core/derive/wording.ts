import MiniSearch, { type SearchResult } from 'minisearch';

/** How near two reports are in their words: 1 is the same text, half of the words in common about a quarter. `words`: what they share, the rarest first. */
export interface Likeness {
  readonly score: number;
  readonly words: readonly string[];
}

/** What is usual in an archive cannot be told from fewer reports. */
const FEWEST_REPORTS = 5;
/** A word of more than a sixth of all reports names nothing; in a large archive, one of more than twenty-five finds too much to compare. */
const MOST_OF_ALL = 1 / 6;
const [FEW, MOST] = [3, 25];
/** A report is looked for by its rarest words. */
const MOST_ASKED = 24;
const FEWEST_SHARED = 3;

/**
 * The reports that are nearest to each, by BM25: report -> other -> likeness. `reports`: the telling words of each. Every
 * report asks for a bounded number of words, and each word finds a bounded number of reports, so that time grows with their number.
 */
export function likenesses(reports: readonly (readonly string[])[]): ReadonlyMap<number, Likeness>[] {
  if (reports.length < FEWEST_REPORTS) return reports.map(() => new Map());
  const uses = new Map<string, number>();
  for (const words of reports) for (const word of new Set(words)) uses.set(word, (uses.get(word) ?? 0) + 1);
  const most = Math.min(MOST, Math.max(FEW, Math.floor(reports.length * MOST_OF_ALL)));
  const rarity = (word: string): number => uses.get(word) ?? 0;
  const telling = reports.map((words) => words.filter((word) => rarity(word) > 1 && rarity(word) <= most));
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'], tokenize: wordsIn, processTerm: (word) => word });
  index.addAll(telling.map((words, id) => ({ id, text: words.join(' ') })));
  const byRarity = (a: string, b: string): number => rarity(a) - rarity(b) || (a < b ? -1 : 1);
  const found = telling.map((words, at): Found => {
    const asked = [...new Set(words)].sort(byRarity).slice(0, MOST_ASKED);
    // What shares less is dropped at once: there is much more of it.
    const filter = ({ id, terms }: SearchResult): boolean => id === at || terms.length >= FEWEST_SHARED;
    const results = asked.length < FEWEST_SHARED ? [] : index.search(asked.join(' '), { filter });
    const near = new Map(results.map(({ id, score, terms }) => [Number(id), { score, words: terms }]));
    return { self: near.get(at)?.score ?? 0, near };
  });
  return found.map(({ self, near }, at) => {
    const likeness = new Map<number, Likeness>();
    for (const [other, { score, words }] of near) {
      const theirs = found[other];
      if (other === at || theirs === undefined || theirs.self === 0) continue;
      const both = (score + (theirs.near.get(at)?.score ?? 0)) / 2;
      likeness.set(other, { score: both / Math.sqrt(self * theirs.self), words: [...words].sort(byRarity) });
    }
    return likeness;
  });
}

/** The reports that one finds, itself among them. */
interface Found {
  readonly self: number;
  readonly near: ReadonlyMap<number, Likeness>;
}

const wordsIn = (text: string): string[] => (text === '' ? [] : text.split(' '));
