import { writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import { isKeptPart, type KeptPart } from '../io/kept-pages.ts';
import { SearchIndexError, type IndexSummary } from '../io/search-index.ts';
import { startSideProcess } from '../io/side-process.ts';
import type { ScannedPages } from '../io/verify-site.ts';
import type { RenderJob } from './renderer.ts';
import type { SiteIndexJob } from './site-index.ts';

/** A second process of a build, which does what the first has no time for. */
export interface RenderBeside {
  /** Takes what the site is made of, as a copy (some 0.3 ms a document), makes the search index of it and writes that. Before all else. */
  readonly index: (job: SiteIndexJob) => Promise<IndexSummary>;
  readonly open: (job: RenderJob) => Promise<void>;
  /** Renders these files of `Renderer.files`; says how many were not kept. After `open`. */
  readonly render: (range: Range) => Promise<number>;
  readonly part: () => Promise<KeptPart>;
  /** Scans these pages of the site in `siteDir`, which is finished. */
  readonly scan: (siteDir: string, files: readonly string[]) => Promise<ScannedPages>;
  /** Resolves when the process has ended. */
  readonly close: () => Promise<void>;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

export type BesideTask =
  /** The file that has the job. */
  | { readonly index: string }
  | { readonly open: RenderJob }
  | { readonly render: Range }
  | { readonly part: true }
  | { readonly scan: { readonly siteDir: string; readonly files: readonly string[] } };

const NAMES = ['index', 'open', 'render', 'part', 'scan'];
export const isBesideTask = (task: unknown): task is BesideTask =>
  typeof task === 'object' && task !== null && NAMES.some((name) => name in task);

export const isIndexJob = (value: unknown): value is SiteIndexJob =>
  typeof value === 'object' && value !== null && 'settings' in value && 'building' in value && 'context' in value;

const worker = fileURLToPath(new URL(`./render-worker${extname(import.meta.url)}`, import.meta.url));

/** Starts it, which takes a third of a second: best before there is anything for it to do. */
export function startBeside(): RenderBeside {
  const side = startSideProcess({ module: worker, errors: [SearchIndexError] });
  const ask = async <T>(task: BesideTask, isRight: (answer: unknown) => answer is T): Promise<T> => {
    const answer = await side.ask(task);
    if (!isRight(answer)) throw new Error(`the second process of a build gave a wrong answer to ${JSON.stringify(Object.keys(task))}`);
    return answer;
  };
  return {
    index: (job) => {
      // Through a channel between processes it would go in small pieces, each when this one has nothing else to do.
      const file = join(job.settings.cacheDir, 'building');
      writeFileSync(file, serialize(job));
      return ask({ index: file }, isSummary);
    },
    open: async (job) => {
      await ask({ open: job }, isNothing);
    },
    render: (range) => ask({ render: range }, isCount),
    part: () => ask({ part: true }, isKeptPart),
    scan: (siteDir, files) => ask({ scan: { siteDir, files } }, isScanned),
    close: side.close,
  };
}

const isNothing = (answer: unknown): answer is undefined => answer === undefined;
const isScanned = (answer: unknown): answer is ScannedPages => answer instanceof Map;
const isCount = (answer: unknown): answer is number => typeof answer === 'number';
const isSummary = (answer: unknown): answer is IndexSummary =>
  typeof answer === 'object' && answer !== null && 'pageCount' in answer && 'recordCount' in answer && 'reused' in answer;
