import { contentPath } from '../core/content-path.ts';
import { proseLinks } from '../core/check/prose-links.ts';
import type { Problem } from '../core/problem.ts';
import { folderProblem } from '../io/content.ts';
import { changedSince, type Changed } from '../io/changed-since.ts';
import { GitError } from '../io/git-ask.ts';
import { UsageError } from './usage-error.ts';

/** They say how every document is read. */
const SETTINGS = ['site.yml', 'people.yml', 'services.yml'];

/**
 * Whether a problem may come from what changed in the folder `dir` since `ref`: it stands in a file that differs, it is
 * about the folder, or it is a link to what differs. Where the settings differ, every problem may.
 */
export async function differs(dir: string, ref: string, texts: ReadonlyMap<string, string>): Promise<(problem: Problem) => boolean> {
  // Without a folder there is nothing to compare: the report says what is wrong with it.
  if (folderProblem(dir) !== null) return () => true;
  const since = await ask(dir, ref);
  if (SETTINGS.some((file) => since.changed.has(file) || since.gone.has(file))) return () => true;
  return (problem) => {
    const { path } = problem.place;
    return path === '' || since.changed.has(path) || isBetweenDocuments(problem) || leadsToChange(problem, since, texts.get(path));
  };
}

async function ask(dir: string, ref: string): Promise<Changed> {
  try {
    return await changedSince(dir, ref);
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`--since ${ref}: ${error.message}`);
    throw error;
  }
}

/** Stands at one of two documents, and the other may be the one that is new. */
const isBetweenDocuments = ({ code }: Problem): boolean => code === 'duplicate-address';

/** A link in a document that stayed, to a file that went or whose headings may have changed. */
function leadsToChange({ code, place }: Problem, { changed, gone }: Changed, text: string | undefined): boolean {
  if ((code !== 'dead-link' && code !== 'dead-anchor') || place.kind === 'unavailable' || text === undefined) return false;
  const here = proseLinks(place.path, text).filter(({ range }) => range?.start.line === place.line && range.start.column === place.column);
  return here.some(({ url }) => {
    const target = contentPath(url, place.path);
    return target.kind === 'file' && (gone.has(target.path) || changed.has(target.path));
  });
}
