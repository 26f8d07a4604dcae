import type { FacetName } from '../../core/derive/page-data.ts';
import { ask, type Answer, type Indexes } from './engine.ts';
import { groupHits, type FoundData, type Hit } from './hits.ts';
import type { Names } from './names.ts';
import type { Counts, Result } from './pagefind.ts';
import { isEmpty, planOf, type Plan } from './plan.ts';
import { parseQuery } from './query.ts';
import type { Question } from './question.ts';
import type { OtherSites } from './sites.ts';

/** What a search works with. */
export interface Library {
  readonly names: Names;
  readonly indexes: Indexes;
  /** Null where site.yml names no other site. */
  readonly sites: OtherSites | null;
}

/** An answer as a reader sees it. */
export interface Found {
  readonly plan: Plan;
  /** Those of the asked page of results. */
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly pages: number;
  readonly counts: Counts | null;
  readonly relaxed: boolean;
  /** What was not understood, and what did not answer: a sentence each. */
  readonly notes: readonly string[];
}

const PAGE_SIZE = 10;
/** An index of lines up to this size is loaded for its counts; a larger one when a reader asks for it. */
const SMALL_BYTES = 60_000;

/** Answers a question. `counted`: the facets whose counts are shown. Rejects where the index cannot be loaded. */
export async function find(question: Question, library: Library, counted: readonly FacetName[]): Promise<Found> {
  const { names, indexes, sites } = library;
  const query = parseQuery(question.text, names);
  const plan = planOf(question, query);
  const [answer, others] = await Promise.all([ask(plan, indexes, counted), sites === null || isEmpty(plan) ? null : sites.ask(plan)]);
  const results = others === null ? answer.results : [...answer.results, ...others.results].sort((a, b) => b.score - a.score);
  const pages = Math.max(1, Math.ceil(results.length / PAGE_SIZE));
  const page = Math.min(question.page, pages);
  const { data, gone } = await readResults(results.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE));
  return {
    plan,
    hits: await groupHits(data, { words: plan.words, synonyms: names.synonyms }, plan.sort === 'relevance'),
    total: results.length,
    pages,
    counts: answer.counts,
    relaxed: answer.relaxed,
    notes: [
      ...query.notes,
      ...(others?.silent ?? []).map((name) => `“${name}” did not answer, so its pages are missing here.`),
      ...(gone === 0 ? [] : [goneNote(gone)]),
    ],
  };
}

/** A page that was renamed or removed since the index was opened has lost its file of the index: the others are shown. */
async function readResults(results: readonly Result[]): Promise<{ readonly data: FoundData[]; readonly gone: number }> {
  const read = await Promise.allSettled(results.map((result) => result.data()));
  const data = read.flatMap((settled) => (settled.status === 'fulfilled' ? [settled.value] : []));
  return { data, gone: read.length - data.length };
}

const goneNote = (count: number): string =>
  `${count === 1 ? 'One result is' : `${String(count)} results are`} missing here: the site has changed since this page was opened. Load it again to search what is there now.`;

/** Counts of decisions and actions, which the pages' index does not have; null where their index would cost too much. */
export async function countLines({ plan }: Found, { names, indexes }: Library): Promise<Counts | null> {
  if (names.lines.count === 0 || isEmpty(plan) || (names.lines.bytes > SMALL_BYTES && !plan.indexes.includes('lines'))) return null;
  const filters = new Map(plan.filters);
  filters.delete('kind');
  const answer: Answer = await ask({ ...plan, filters, indexes: ['lines'] }, indexes, ['kind']);
  return answer.relaxed ? null : answer.counts;
}

/** What a question without an answer would find if a part of it were left out: the part in words, and how many results. */
export async function loosened(
  question: Question,
  library: Library,
): Promise<{ readonly question: Question; readonly facet: FacetName; readonly total: number }[]> {
  const without = [...question.chosen.keys()].map((facet) => {
    const chosen = new Map(question.chosen);
    chosen.delete(facet);
    return { facet, question: { ...question, chosen, page: 1 } };
  });
  const found = await Promise.all(
    without.map(async (other) => {
      const answer = await ask(planOf(other.question, parseQuery(question.text, library.names)), library.indexes, []);
      return { ...other, total: answer.relaxed ? 0 : answer.results.length };
    }),
  );
  return found.filter(({ total }) => total > 0);
}

/** The words of a plan that nothing has at all. */
export async function unknownWords(plan: Plan, indexes: Indexes): Promise<string[]> {
  const [name = 'pages'] = plan.indexes;
  const index = await indexes(name);
  const answers = await Promise.all(plan.words.map(async (word) => ({ word, found: (await index.search(word)).results.length })));
  return answers.filter(({ found }) => found === 0).map(({ word }) => word);
}
