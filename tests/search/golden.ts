import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { find, type Library } from '../../src/client/search/find.ts';
import { NOTHING } from '../../src/client/search/question.ts';

const goldenSchema = z.array(z.strictObject({ ask: z.string(), page: z.string(), line: z.array(z.string()).min(1) }));
export type Golden = z.infer<typeof goldenSchema>[number];

export const readGolden = (file: string): Golden[] => goldenSchema.parse(parse(readFileSync(file, 'utf8')));

/** Where the expected page stood among the hits, from 1, if one of the expected lines was shown under it; else null. */
export type Ranks = readonly { readonly golden: Golden; readonly rank: number | null; readonly seen: readonly string[] }[];

/** A hit as a reader sees it: the address of the page and of its lines, each without host. */
export interface SeenHit {
  readonly page: string;
  readonly lines: readonly string[];
}

export async function ranksOf(goldens: readonly Golden[], search: (ask: string) => Promise<readonly SeenHit[]>): Promise<Ranks> {
  const ranks: { golden: Golden; rank: number | null; seen: string[] }[] = [];
  for (const golden of goldens) {
    const hits = await search(golden.ask);
    const at = hits.findIndex(({ page, lines }) => page === golden.page && golden.line.some((line) => lines.includes(line)));
    ranks.push({ golden, rank: at < 0 ? null : at + 1, seen: hits.slice(0, 3).map(({ page, lines }) => `${page} ${lines.join(' ')}`) });
  }
  return ranks;
}

/** The site's own search. */
export const ownSearch =
  (library: Library) =>
  async (ask: string): Promise<SeenHit[]> => {
    const { hits } = await find({ ...NOTHING, text: ask }, library, []);
    return hits.map(({ url, lines }) => ({ page: pageOf(url), lines: lines.map((line) => anchorOf(line.url)) }));
  };

export const pageOf = (url: string): string => new URL(url, 'http://x').pathname.replace(/^\/|\/$/g, '');
export const anchorOf = (url: string): string => decodeURIComponent(new URL(url, 'http://x').hash.slice(1));

export interface Figures {
  readonly questions: number;
  readonly at1: number;
  readonly at3: number;
  /** Mean reciprocal rank. */
  readonly mrr: number;
}

export function figuresOf(ranks: Ranks): Figures {
  const share = (test: (rank: number) => boolean): number => ranks.filter(({ rank }) => rank !== null && test(rank)).length / ranks.length;
  return {
    questions: ranks.length,
    at1: share((rank) => rank === 1),
    at3: share((rank) => rank <= 3),
    mrr: ranks.reduce((sum, { rank }) => sum + (rank === null ? 0 : 1 / rank), 0) / ranks.length,
  };
}
