import { indexesOf } from './indexes.ts';
import type { Names } from './names.ts';
import { optionsOf, type Plan } from './plan.ts';
import { loadProgram, type Pagefind, type Result, type ResultData } from './pagefind.ts';

/** A result of another site, with that site's name. */
export interface SiteResult extends Omit<Result, 'data'> {
  readonly data: () => Promise<ResultData & { readonly site: string }>;
}

export interface SitesAnswer {
  readonly results: readonly SiteResult[];
  /** Sites that did not answer. */
  readonly silent: readonly string[];
}

export interface OtherSites {
  readonly origins: readonly string[];
  readonly ask: (plan: Plan) => Promise<SitesAnswer>;
}

/** A site that is slower is left out: it must cost nothing. */
const PATIENCE_MS = 3000;

/** The sites that site.yml names. `bundle`: this site's own program asks them, whatever program they have. */
export function otherSites(bundle: string, sites: Names['sites']): OtherSites {
  const opened = sites.map(({ name, url }) => ({ name, index: once(() => openSite(bundle, url)) }));
  return {
    origins: sites.flatMap(({ url }) => URL.parse(url)?.origin ?? []),
    ask: async (plan) => {
      const answers = await Promise.allSettled(opened.map(({ name, index }) => patiently(askSite(name, index(), plan))));
      return {
        results: answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])),
        silent: answers.flatMap((answer, at) => (answer.status === 'rejected' ? (opened[at]?.name ?? []) : [])),
      };
    },
  };
}

function openSite(bundle: string, url: string): Promise<Pagefind> {
  const base = url.endsWith('/') ? url : `${url}/`;
  return indexesOf(() => loadProgram(bundle), `${base}pagefind/`, { noWorker: true })('pages');
}

async function askSite(site: string, index: Promise<Pagefind>, plan: Plan): Promise<SiteResult[]> {
  const terms = [...plan.words, ...plan.phrases].join(' ');
  const { results } = await (await index).search(terms === '' ? null : terms, optionsOf({ ...plan, sort: 'relevance' }, 'pages'));
  return results.map(({ id, score, data }) => ({ id: `${site} ${id}`, score, data: async () => ({ ...(await data()), site }) }));
}

function patiently<T>(promise: Promise<T>): Promise<T> {
  const slow = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), PATIENCE_MS));
  return Promise.race([promise, slow]);
}

/** A site that failed is asked again with the next question. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}
