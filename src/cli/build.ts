import { rmSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { printable } from '../core/problem.ts';
import { audienceOf, type AudienceName } from '../core/derive/visibility.ts';
import type { PreviewFacts } from '../core/schema/preview.ts';
import { withLock } from '../io/lock.ts';
import { checkOutDir, publish, recoverSite } from '../io/publish.ts';
import { builtOn } from '../core/derive/as-of.ts';
import { readBuildMoment } from '../io/build-moment.ts';
import { readHistory, type FileHistory } from '../io/git-history.ts';
import { readSiteManifest } from '../io/site-manifest.ts';
import { inputsKey, isUpToDate, rememberPublished } from '../io/up-to-date.ts';
import { makeCacheDir, makeStagingDir } from '../io/work-dirs.ts';
import { programRoot } from '../site/settings.ts';
import { diskFaultOf, explain, refuseDisk, refusePages } from './build-faults.ts';
import { conclude, judge } from './build-report.ts';
import type { BuildTools, BuiltSite } from './build-tools.ts';
import { finishSite, verify } from './finish-site.ts';
import { sayLost } from './lost-pages.ts';
import { preparePreview, type Preview } from './preview.ts';
import { addReview } from './preview-review.ts';
import { counted } from '../core/counted.ts';
import { runStep } from './progress.ts';
import type { Verdicts } from './refused.ts';
import type { Format } from './formats.ts';
import { surveyContent, type Survey } from './survey.ts';
import { CommandError } from './usage-error.ts';
import type { World } from './world.ts';

export interface BuildOptions {
  /** As typed, relative to where the program was called. */
  readonly content: string;
  readonly out: string;
  readonly base: string;
  readonly keepGoing: boolean;
  readonly format: Format;
  /** Whom the site is for. */
  readonly audience: AudienceName;
  /** What is known of the preview that is built; null for the published site. */
  readonly preview: PreviewFacts | null;
}

/** Another build of the same content may be drawing a thousand timelines. */
const BUILD_WAIT_MS = 10 * 60_000;
const PUBLISH_WAIT_MS = 60_000;

/** Reads, checks, builds elsewhere, indexes, verifies and publishes. Whatever goes wrong, the last good site stays as it is. */
export async function runBuild(options: BuildOptions, world: World, given?: BuildTools): Promise<number> {
  const tools = given ?? (await import('./real-tools.ts')).buildTools;
  const contentDir = resolve(world.cwd, options.content);
  const outDir = resolve(world.cwd, options.out);
  refuseOverlap(contentDir, outDir, options, world.cwd);
  try {
    await recoverSite(outDir);
    checkOutDir(outDir);
    const survey = await runStep(
      world,
      `Reading ${printable(options.content)}`,
      () => surveyContent(contentDir, tools, audienceOf(options.audience, options.preview !== null)),
      ({ folder }) => counted(folder.documents.length, 'document'),
    );
    const verdicts = judge(survey, options, world);
    if (verdicts === null) return 1;
    const root = programRoot();
    const cacheDir = makeCacheDir(root, keptFor(contentDir, options));
    const prepared = options.preview === null ? null : preparePreview(options.preview, options.audience, survey, verdicts, cacheDir);
    const preview = prepared === null ? null : await addReview(prepared, { ...options, hideNames: survey.hideNames }, world, tools);
    const stateDir = preview?.stateDir ?? cacheDir;
    const previewFile = preview?.file ?? null;
    const common = { root, contentDir, cacheDir, stateDir, outDir, base: options.base, audience: options.audience, preview, previewFile };
    const settings = { ...common, exclude: verdicts.refused, entriesFile: null };
    await withLock(`${cacheDir}.lock`, waiting(world, BUILD_WAIT_MS, 'builds this content'), () =>
      buildUnlessDone(settings, survey, verdicts, tools, world),
    );
    return conclude(verdicts, options, world);
  } catch (error) {
    throw explain(error);
  }
}

/** What is kept of a site is kept apart from what is kept of the same documents for others. */
const keptFor = (contentDir: string, { audience }: BuildOptions): string =>
  audience === 'internal' ? contentDir : `${contentDir}\0${audience}`;

const waiting = (world: World, waitMs: number, what: string) => ({
  waitMs,
  onWait: ({ pid }: { pid: number }): void => world.log(`Waiting: process ${pid} ${what} …\n`),
});

/** Swapping `--out` replaces the folder whole: it must be nobody else's. */
function refuseOverlap(contentDir: string, outDir: string, { content, out }: BuildOptions, cwd: string): void {
  const holds = (outer: string, inner: string): boolean => inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
  const refuse = (why: string): never => {
    throw new CommandError(`--out ${printable(out)} ${why}. Name another folder.`);
  };
  if (holds(outDir, contentDir)) refuse(`would replace the content folder ${printable(content)}`);
  if (holds(contentDir, outDir)) refuse(`lies in the content folder ${printable(content)}`);
  if (holds(outDir, cwd)) refuse('would replace the folder that you are in');
  if (holds(outDir, programRoot())) refuse('would replace the program itself');
}

export interface BuildFolders {
  readonly root: string;
  readonly contentDir: string;
  readonly cacheDir: string;
  readonly outDir: string;
  readonly base: string;
  readonly audience: AudienceName;
  readonly exclude: readonly string[];
  readonly entriesFile: null;
  readonly previewFile: string | null;
  /** Where the search index and what was published last are kept: a preview has its own. */
  readonly stateDir: string;
  readonly preview: Preview | null;
}

/** The subject of a commit may name somebody. */
function withoutNames(history: FileHistory, { hideNames }: Survey): FileHistory {
  if (hideNames === null) return history;
  const changes = [...history.changes].map(([path, revisions]) => [path, revisions.map((one) => ({ ...one, subject: hideNames(one.subject) }))] as const); // prettier-ignore
  return { ...history, changes: new Map(changes) };
}

const NO_HISTORY: FileHistory = { changes: new Map(), note: null };

/** A folder that holds the very site already is left as it is: most builds of a large archive change nothing. */
async function buildUnlessDone(folders: BuildFolders, survey: Survey, verdicts: Verdicts, tools: BuildTools, world: World): Promise<void> {
  const { root, contentDir, stateDir, outDir, base, audience, exclude, preview } = folders;
  // It would tell the public of changes to what was cut, and of who made them.
  const history = audience === 'internal' ? withoutNames(await readHistory(contentDir), survey) : NO_HISTORY;
  const builtAt = await readBuildMoment(contentDir, audience === 'internal');
  const day = builtAt === null ? null : [builtOn(builtAt, survey.context.site.timeZone), builtAt.source];
  const rest = [base, audience, exclude, [...history.changes], history.note, preview, day];
  const key = inputsKey({ root, contentDir, files: survey.folder.files, rest });
  if (isUpToDate(stateDir, outDir, key)) {
    world.log('Nothing has changed since the last build.\n');
    return;
  }
  await buildAndPublish({ folders, survey, history, verdicts }, tools, world);
  try {
    rememberPublished(stateDir, outDir, key);
  } catch (error) {
    world.log(`${diskFaultOf(error, stateDir)} The site is published; the next build will not know that, and build all of it.\n`);
  }
}

/** "1,252 pages, 1,000 of them and 4,073 lines to search, 6 of 2,438 files rendered" */
function outcomeOf({ pages, index, summary }: BuiltSite): string {
  const found = `${index.pageCount.toLocaleString('en')} of them and ${counted(index.recordCount, 'line')} to search`;
  const parts = [counted(pages.length, 'page'), `${found}${index.reused ? ' as before' : ''}`, summary];
  return parts.filter((part) => part !== '').join(', ');
}

interface Given {
  readonly folders: BuildFolders;
  readonly survey: Survey;
  readonly history: FileHistory;
  readonly verdicts: Verdicts;
}

async function buildAndPublish({ folders, survey, history, verdicts }: Given, tools: BuildTools, world: World): Promise<void> {
  const stagingDir = makeStagingDir(folders.cacheDir);
  try {
    const settings = { ...folders, outDir: stagingDir, lastDir: folders.outDir };
    const job = { settings, survey, history, stateDir: folders.stateDir };
    const built = await runStep(
      world,
      'Building pages and the search index',
      ({ update }) => tools.buildPages({ ...job, onProgress: update }).catch(refusePages),
      outcomeOf,
    );
    await finishAndPublish({ stagingDir, folders, survey, verdicts, built }, world);
  } catch (error) {
    throw refuseDisk(error, folders.cacheDir);
  } finally {
    rmSync(stagingDir, { recursive: true, force: true });
  }
}

interface Finished extends Pick<Given, 'folders' | 'survey' | 'verdicts'> {
  readonly stagingDir: string;
  readonly built: BuiltSite;
}

async function finishAndPublish({ stagingDir, folders, survey, verdicts, built }: Finished, world: World): Promise<void> {
  try {
    finishSite(stagingDir, folders, survey, built, world);
    await runStep(
      world,
      'Verifying links',
      () => verify(stagingDir, folders, built, verdicts),
      ({ linkCount, pageCount }) => `${counted(linkCount, 'link')} on ${counted(pageCount, 'page')}`,
    );
  } catch (error) {
    await built.beside.close();
    throw error;
  }
  // It writes nothing any more; to end takes it as long as to publish.
  const closed = built.beside.close();
  const { redirects, manifest } = built;
  const { rules } = survey.context.site;
  if (manifest !== null) sayLost(readSiteManifest(folders.outDir, folders.audience), manifest, { redirects, rules }, world);
  await publish({
    stagingDir,
    outDir: folders.outDir,
    base: folders.base,
    ...waiting(world, PUBLISH_WAIT_MS, 'publishes to the same folder'),
  });
  await closed;
}
