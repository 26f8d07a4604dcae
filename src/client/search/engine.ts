import type { FacetName } from '../../core/derive/page-data.ts';
import { isEmpty, optionsOf, type IndexName, type Plan } from './plan.ts';
import type { Counts, Pagefind, Result, SearchAnswer, SearchOptions } from './pagefind.ts';

/** The indexes as they are needed: that of the lines is loaded when it is first asked for. */
export type Indexes = (name: IndexName) => Promise<Pagefind>;

export interface Answer {
  /** In the order that was asked for. */
  readonly results: readonly Result[];
  /** By facet; null where they cannot be told (words and a phrase together). */
  readonly counts: Counts | null;
  /** No page has all words: these have most of them. */
  readonly relaxed: boolean;
}

const NOTHING: Answer = { results: [], counts: {}, relaxed: false };
/** Of which a question without an answer is put again, word by word. */
const MOST_WORDS = 8;

/** Puts a plan to the indexes. `counted`: the facets whose counts are shown. */
export async function ask(plan: Plan, indexes: Indexes, counted: readonly FacetName[]): Promise<Answer> {
  if (isEmpty(plan)) return NOTHING;
  const answers = await Promise.all(plan.indexes.map(async (name) => askIndex(plan, await indexes(name), name, counted)));
  const results = await merge(
    answers.map((answer) => answer.results),
    plan,
  );
  const known = answers.map((answer) => answer.counts).filter((counts) => counts !== null);
  const counts = known.length < answers.length ? null : addCounts(known);
  if (results.length > 0 || plan.words.length < 2) return { results, counts, relaxed: false };
  const most = await Promise.all(plan.indexes.map(async (name) => mostWords(plan, await indexes(name), name)));
  return { results: most.flat(), counts: null, relaxed: most.some((found) => found.length > 0) };
}

type IndexAnswer = Pick<Answer, 'results' | 'counts'>;

async function askIndex(plan: Plan, index: Pagefind, name: IndexName, counted: readonly FacetName[]): Promise<IndexAnswer> {
  const options = optionsOf(plan, name);
  const [first, ...others] = termsOf(plan);
  await index.preload(first, { filters: Object.fromEntries(counted.map((facet) => [facet, { any: [] }])) });
  const answer = await index.search(first, options);
  if (others.length > 0) return { results: await within(answer, others, index, options), counts: null };
  const chosen = counted.filter((facet) => plan.filters.has(facet));
  const apart = await Promise.all(
    chosen.map(async (facet) => [facet, (await index.search(first, optionsOf(plan, name, facet))).filters[facet]] as const),
  );
  return { results: answer.results, counts: { ...answer.filters, ...Object.fromEntries(apart) } };
}

/** What Pagefind takes: words together, each phrase alone in quotation marks; null finds all. */
function termsOf({ words, phrases }: Plan): [string | null, ...string[]] {
  const exact = phrases.map((phrase) => `"${phrase.replaceAll('"', ' ')}"`);
  const [first, ...rest] = words.length > 0 ? [words.join(' '), ...exact] : exact;
  return [first ?? null, ...rest];
}

/** Of an answer, what answers the other terms, too. */
async function within(answer: SearchAnswer, terms: readonly string[], index: Pagefind, options: SearchOptions): Promise<readonly Result[]> {
  const others = await Promise.all(terms.map((term) => index.search(term, options)));
  const sets = others.map(({ results }) => new Set(results.map(({ id }) => id)));
  return answer.results.filter(({ id }) => sets.every((set) => set.has(id)));
}

/** Pages that have the most of the words, the best first. */
async function mostWords(plan: Plan, index: Pagefind, name: IndexName): Promise<Result[]> {
  const options = optionsOf({ ...plan, sort: 'relevance' }, name);
  const found = new Map<string, { result: Result; words: number; score: number }>();
  for (const word of plan.words.slice(0, MOST_WORDS)) {
    for (const result of (await index.search(word, options)).results) {
      const before = found.get(result.id);
      found.set(result.id, {
        result: before?.result ?? result,
        words: (before?.words ?? 0) + 1,
        score: (before?.score ?? 0) + result.score,
      });
    }
  }
  const ordered = [...found.values()].sort((a, b) => b.words - a.words || b.score - a.score);
  const most = ordered[0]?.words ?? 0;
  return most < 1 ? [] : ordered.filter(({ words }) => words === most).map(({ result }) => result);
}

/** Results of two indexes in one order. Their dates are read as far as they are needed. */
async function merge(lists: readonly (readonly Result[])[], { sort }: Plan): Promise<readonly Result[]> {
  const [pages = [], lines = []] = lists;
  if (lines.length === 0) return pages;
  if (sort === 'relevance') return [...pages, ...lines].sort((a, b) => b.score - a.score);
  if (sort === 'longest') return [...pages, ...lines];
  const dated = await Promise.all(
    [...pages, ...lines].slice(0, MOST_DATED).map(async (result) => ({ result, date: (await result.data()).meta['date'] ?? '' })),
  );
  const sign = sort === 'oldest' ? 1 : -1;
  return dated.sort((a, b) => sign * (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)).map(({ result }) => result);
}

/** Two kinds in one list by date: nobody reads further, and each costs a file. */
const MOST_DATED = 200;

function addCounts(all: readonly Counts[]): Counts {
  const sum = new Map<string, Map<string, number>>();
  for (const counts of all) {
    for (const [facet, values] of Object.entries(counts)) {
      const known = sum.get(facet) ?? new Map<string, number>();
      for (const [value, count] of Object.entries(values ?? {})) known.set(value, (known.get(value) ?? 0) + count);
      sum.set(facet, known);
    }
  }
  return Object.fromEntries([...sum].map(([facet, values]) => [facet, Object.fromEntries(values)]));
}
