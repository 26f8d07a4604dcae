import { createHash } from 'node:crypto';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { AstroError } from 'astro/errors';
import settings from 'virtual:afterword/settings';
import { formatProblem, type Problem } from '../core/problem.ts';
import { audienceOf, mayShow } from '../core/derive/visibility.ts';
import type { Incident } from '../core/schema/incident.ts';
import type { Meeting } from '../core/schema/meeting.ts';
import { loadEntries, readEntries, type Entries } from './read-entries.ts';

const audience = audienceOf(settings.audience, settings.previewFile !== null);

/** Both collections come from one reading of the folder: a meeting brings its incidents along. */
let reading: Entries | null = null;

function entriesOnce(): Entries {
  const entries = reading ?? (settings.entriesFile === null ? readEntries(settings) : loadEntries(settings.entriesFile));
  reading = entries;
  return entries;
}

/** The loader of one collection: an entry a document, and one for each incident found in a meeting. */
export const incidentLoader = (): Loader => loader('afterword-incidents', (entries) => entries.incidents);
export const meetingLoader = (): Loader => loader('afterword-meetings', (entries) => entries.meetings);

function loader(name: string, pick: (entries: Entries) => readonly (Incident | Meeting)[]): Loader {
  return {
    name,
    load: async (context) => {
      await fill(context, pick, new Set());
      context.watcher?.add(settings.contentDir);
      const reload = (path: string): void => {
        if (!path.startsWith(settings.contentDir)) return;
        reading = null;
        fill(context, pick, new Set(context.store.keys())).catch((error: unknown) => {
          context.logger.error(error instanceof Error ? error.message : String(error));
        });
      };
      for (const event of ['add', 'change', 'unlink'] as const) context.watcher?.on(event, reload);
    },
  };
}

/** `shown`: the ids of the entries whose pages are served already; of a document that breaks meanwhile the last good ones stay. */
async function fill(
  context: LoaderContext,
  pick: (entries: Entries) => readonly (Incident | Meeting)[],
  shown: ReadonlySet<string>,
): Promise<void> {
  const entries = entriesOnce();
  const refused = refusedIn(entries, context);
  const unseen = new Set(context.store.keys());
  for (const id of shown) if (refused.has(String(context.store.get(id)?.data['path']))) unseen.delete(id);
  for (const entry of pick(entries)) {
    if (refused.has(entry.path)) continue;
    unseen.delete(entry.id);
    const digest = createHash('sha256').update(JSON.stringify(entry)).digest('hex');
    const kept = context.store.get(entry.id);
    if (kept?.digest === digest) {
      // Astro lists the modules in one file for all content folders, and else leaves the list of the folder that was built before.
      if (kept.deferredRender === true && kept.filePath !== undefined) context.store.addModuleImport(kept.filePath);
      continue;
    }
    const data = await context.parseData({ id: entry.id, data: { ...entry }, filePath: join(settings.contentDir, entry.path) });
    const own = entry.format === 'mdx' && !(entry.kind === 'incident' && entry.foundIn !== null);
    context.store.set({
      id: entry.id,
      data,
      digest,
      ...(own && mayShow(entry, audience) ? { filePath: filePathFor(context, entry.path), deferredRender: true } : {}),
    });
  }
  for (const id of unseen) context.store.delete(id);
}

/** Astro wants the path of a deferred module relative to its root, also where the content folder lies elsewhere. */
function filePathFor(context: LoaderContext, path: string): string {
  return relative(fileURLToPath(context.config.root), join(settings.contentDir, path)).split(sep).join('/');
}

let told: Entries | null = null;

/** The paths of the documents that cannot be shown. A build ends with them; in development they are told, once, and the others are served. */
function refusedIn(entries: Entries, { watcher, logger }: LoaderContext): ReadonlySet<string> {
  const [first] = entries.errors;
  if (first === undefined) return new Set();
  if (watcher === undefined) throw refusal(first, entries.errors);
  if (told !== entries) for (const problem of entries.errors) logger.error(formatProblem(problem));
  told = entries;
  return new Set(entries.errors.map(({ place }) => place.path));
}

/** One error that names every refused document: Astro would stop at the first, and at line 0. */
function refusal(first: Problem, all: readonly Problem[]): AstroError {
  const error = new AstroError(
    all.map(formatProblem).join('\n'),
    'Nothing was published. Correct the documents, or build with --keep-going.',
  );
  const { place } = first;
  const loc = { file: join(settings.contentDir, place.path), ...(place.kind === 'line' ? { line: place.line, column: place.column } : {}) };
  return Object.assign(error, { loc, stack: '' });
}
