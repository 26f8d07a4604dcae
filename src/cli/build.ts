import { rmSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { printable, quote, type Problem } from '../core/problem.ts';
import { LockedError, withLock } from '../io/lock.ts';
import { checkOutDir, publish, PublishError, recoverSite } from '../io/publish.ts';
import { readChanges } from '../io/git.ts';
import { indexSite, SearchIndexError } from '../io/search-index.ts';
import { inputsKey, isUpToDate, rememberPublished } from '../io/up-to-date.ts';
import { verifySite } from '../io/verify-site.ts';
import { makeCacheDir, makeStagingDir } from '../io/work-dirs.ts';
import { countsText } from '../report/reporter.ts';
import { programRoot } from '../site/settings.ts';
import type { BuildTools, BuiltSite } from './build-tools.ts';
import { counted, runStep } from './progress.ts';
import { judgeDocuments, type Verdicts } from './refused.ts';
import type { Format } from './formats.ts';
import { isData, report } from './reporters.ts';
import { shownPath, shownProblems, shownTexts, surveyContent, type Survey } from './survey.ts';
import { CommandError } from './usage-error.ts';
import type { World } from './world.ts';

export interface BuildOptions {
  /** As typed, relative to where the program was called. */
  readonly content: string;
  readonly out: string;
  readonly base: string;
  readonly keepGoing: boolean;
  readonly format: Format;
}

/** Another build of the same content may be drawing a thousand timelines. */
const BUILD_WAIT_MS = 10 * 60_000;
const PUBLISH_WAIT_MS = 60_000;
const MAX_FAULTS = 20;

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
      () => surveyContent(contentDir, tools),
      ({ folder }) => counted(folder.documents.length, 'document'),
    );
    const verdicts = judge(survey, options, world);
    if (verdicts === null) return 1;
    const root = programRoot();
    const cacheDir = makeCacheDir(root, contentDir);
    const settings = { root, contentDir, cacheDir, outDir, base: options.base, exclude: verdicts.refused, entriesFile: null };
    await withLock(`${cacheDir}.lock`, waiting(world, BUILD_WAIT_MS, 'builds this content'), () =>
      buildUnlessDone(settings, survey, verdicts, tools, world),
    );
    return conclude(verdicts, options, world);
  } catch (error) {
    throw explain(error);
  }
}

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

/** Prints the problems. Null where the build ends here. */
function judge(survey: Survey, { content, format, keepGoing }: BuildOptions, world: World): Verdicts | null {
  const show = (path: string): string => shownPath(content, path);
  const { problems } = survey;
  const verdicts = judgeDocuments(survey);
  // Whoever builds an archive did not come for advice on each document of it.
  const kept = format === 'text' ? problems.filter(isAdvice) : [];
  const said = kept.length === 0 ? problems : problems.filter((problem) => !isAdvice(problem));
  const text = report(format, shownProblems(said, show), shownTexts(survey.texts, show), world, world.colourLog);
  if (said.length > 0 || isData(format)) (format === 'text' ? world.log : world.out)(text);
  if (kept.length > 0) world.log(`${countsText(kept)}: \`afterword check\` shows ${kept.length === 1 ? 'it' : 'them'}.\n`);
  for (const path of verdicts.lost) world.log(`${printable(show(path))} was neither published nor refused: a defect of Afterword's.\n`);
  const hasError = problems.some(({ severity }) => severity === 'error');
  const nothingLeft = verdicts.published.length === 0;
  if (verdicts.lost.length === 0 && !nothingLeft && (!hasError || keepGoing)) return verdicts;
  if (!hasError && nothingLeft) world.log('No document is an incident or a meeting to publish.\n');
  const hint = hasError && !keepGoing && !nothingLeft ? ' Correct the documents, or publish the good ones with --keep-going.' : '';
  world.log(`Nothing was published.${hint}\n`);
  return null;
}

const isAdvice = ({ severity }: Problem): boolean => severity === 'advice';

interface BuildFolders {
  readonly root: string;
  readonly contentDir: string;
  readonly cacheDir: string;
  readonly outDir: string;
  readonly base: string;
  readonly exclude: readonly string[];
  readonly entriesFile: null;
}

/** A folder that holds the very site already is left as it is: most builds of a large archive change nothing. */
async function buildUnlessDone(folders: BuildFolders, survey: Survey, verdicts: Verdicts, tools: BuildTools, world: World): Promise<void> {
  const { root, contentDir, cacheDir, outDir, base, exclude } = folders;
  const { changes, note } = await readChanges(contentDir);
  const rest = [base, exclude, [...changes], note];
  const key = inputsKey({ root, contentDir, files: survey.folder.files, rest });
  if (isUpToDate(cacheDir, outDir, key)) {
    world.log('Nothing has changed since the last build.\n');
    return;
  }
  await buildAndPublish(folders, survey, verdicts, tools, world);
  rememberPublished(cacheDir, outDir, key);
}

async function buildAndPublish(folders: BuildFolders, survey: Survey, verdicts: Verdicts, tools: BuildTools, world: World): Promise<void> {
  const stagingDir = makeStagingDir(folders.cacheDir);
  try {
    const settings = { ...folders, outDir: stagingDir };
    const built = await runStep(
      world,
      'Building pages',
      ({ update }) => tools.buildPages({ settings, survey, onProgress: update }).catch(refusePages),
      ({ pages, summary }) => [counted(pages.length, 'page'), summary].filter((part) => part !== '').join(', '),
    );
    await finishSite(stagingDir, folders, survey, built, world);
    await runStep(
      world,
      'Verifying links',
      () => verify(stagingDir, folders.base, built, verdicts),
      ({ linkCount, pageCount }) => `${counted(linkCount, 'link')} on ${counted(pageCount, 'page')}`,
    );
    await publish({
      stagingDir,
      outDir: folders.outDir,
      base: folders.base,
      ...waiting(world, PUBLISH_WAIT_MS, 'publishes to the same folder'),
    });
  } finally {
    rmSync(stagingDir, { recursive: true, force: true });
  }
}

/** Whatever a renderer throws, the reader of the message did not write the renderer: one message, the rest with AFTERWORD_DEBUG. */
function refusePages(error: unknown): never {
  if (error instanceof CommandError || !(error instanceof Error)) throw error;
  const hint = 'hint' in error && typeof error.hint === 'string' ? ` ${error.hint}` : '';
  const message = printable(stripVTControlCharacters(`${error.message}${hint}`).replace(/\s+/g, ' '));
  throw new CommandError(`The pages could not be built, so nothing was published: ${message}`, { cause: error });
}

async function finishSite(
  siteDir: string,
  { cacheDir }: BuildFolders,
  { context }: Survey,
  { records }: BuiltSite,
  world: World,
): Promise<void> {
  const language = new Intl.Locale(context.site.language).language;
  await runStep(
    world,
    'Indexing for search',
    () => indexSite({ siteDir, records, cacheDir, language }),
    ({ pageCount, recordCount, reused }) => `${counted(pageCount, 'page')}, ${counted(recordCount, 'line')}${reused ? ', unchanged' : ''}`,
  );
}

function verify(siteDir: string, base: string, built: BuiltSite, verdicts: Verdicts) {
  const verdict = verifySite(siteDir, { pages: [...new Set([...built.pages, ...verdicts.pages])], base });
  const { faults } = verdict;
  if (faults.length === 0) return verdict;
  const more = faults.length > MAX_FAULTS ? `\n  and ${faults.length - MAX_FAULTS} more` : '';
  const list = faults.slice(0, MAX_FAULTS).map((fault) => `\n  ${quote(fault)}`);
  throw new CommandError(`The built site is not whole, so it was not published:${list.join('')}${more}`);
}

function conclude({ published, refused, unpublished }: Verdicts, { content, out }: BuildOptions, world: World): number {
  const rest = unpublished.length === 0 ? '' : `, ${unpublished.length} not meant for the site`;
  world.log(`Published ${counted(published.length, 'document')} to ${printable(out)}${rest}.\n`);
  if (refused.length > 0) {
    const list = refused.map((path) => `  ${printable(shownPath(content, path))}\n`).join('');
    world.log(`Refused ${counted(refused.length, 'file')}:\n${list}`);
  }
  return refused.length > 0 ? 1 : 0;
}

/** Failures that a person can act on become one message; anything else is a defect and stays what it is. */
function explain(error: unknown): unknown {
  if (error instanceof PublishError) return new CommandError(`${error.message} The last site stays as it was.`);
  if (error instanceof LockedError) return new CommandError(`Another build is running, and ${error.message}. Try again when it has ended.`);
  if (error instanceof SearchIndexError)
    return new CommandError(`The search index could not be made, so nothing was published: ${error.message}`);
  return error;
}
