import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from '../core/schema/site.ts';
import { isKeptPart, type KeptPart } from '../io/kept-pages.ts';
import { SearchIndexError, type IndexSummary } from '../io/search-index.ts';
import { startSideProcess } from '../io/side-process.ts';
import type { Building } from './building.ts';
import type { RenderJob } from './renderer.ts';
import type { SiteSettings } from './settings.ts';

/** What else a build consists of, beside rendering: the search index, and what other programs read. */
export interface BesideJob {
  readonly settings: SiteSettings;
  readonly building: Building;
  readonly context: Context;
  /** Where the search index is kept between builds. */
  readonly stateDir: string;
}

/** A second process of a build, which does what the first has no time for. */
export interface RenderBeside {
  /** Before all else. The archive goes as a copy: some 0.3 ms a document. */
  readonly build: (job: BesideJob) => void;
  /** Makes the search index and writes it. */
  readonly index: () => Promise<IndexSummary>;
  readonly open: (job: RenderJob) => Promise<void>;
  /** Writes what other programs read beside the pages. After `open`. */
  readonly doors: () => Promise<void>;
  /** Renders these files of `Renderer.files`; says how many were not kept. After `open`. */
  readonly render: (range: Range) => Promise<number>;
  readonly part: () => Promise<KeptPart>;
  /** Resolves when the process has ended. */
  readonly close: () => Promise<void>;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

export type BesideTask =
  | { readonly build: BesideJob }
  | { readonly index: true }
  | { readonly open: RenderJob }
  | { readonly doors: true }
  | { readonly render: Range }
  | { readonly part: true };

const NAMES = ['build', 'index', 'open', 'doors', 'render', 'part'];
export const isBesideTask = (task: unknown): task is BesideTask =>
  typeof task === 'object' && task !== null && NAMES.some((name) => name in task);

const worker = fileURLToPath(new URL(`./render-worker${extname(import.meta.url)}`, import.meta.url));

/** Starts it, which takes a third of a second: best before there is anything for it to do. */
export function startBeside(): RenderBeside {
  const side = startSideProcess({ module: worker, errors: [SearchIndexError] });
  const ask = (task: BesideTask): Promise<unknown> => side.ask(task);
  let given: Promise<unknown> = Promise.resolve();
  const build = (job: BesideJob): void => {
    given = ask({ build: job });
    // Whoever asks for more hears of it.
    given.catch(() => undefined);
  };
  const expect = async <T>(task: BesideTask, isRight: (answer: unknown) => answer is T): Promise<T> => {
    await given;
    const answer = await ask(task);
    if (!isRight(answer)) throw new Error(`the second process of a build gave a wrong answer to ${JSON.stringify(Object.keys(task))}`);
    return answer;
  };
  const done = async (task: BesideTask): Promise<void> => {
    await expect(task, isNothing);
  };
  return {
    build,
    index: () => expect({ index: true }, isSummary),
    open: (renderJob) => done({ open: renderJob }),
    doors: () => done({ doors: true }),
    render: (range) => expect({ render: range }, isCount),
    part: () => expect({ part: true }, isKeptPart),
    close: side.close,
  };
}

const isNothing = (answer: unknown): answer is undefined => answer === undefined;
const isCount = (answer: unknown): answer is number => typeof answer === 'number';
const isSummary = (answer: unknown): answer is IndexSummary =>
  typeof answer === 'object' && answer !== null && 'pageCount' in answer && 'recordCount' in answer && 'reused' in answer;
