import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { listedPreviews } from '../core/bundle/folder-listing.ts';
import { BUNDLE_LIMITS } from '../core/bundle/limits.ts';
import { readPreviewFacts } from '../core/bundle/preview-facts.ts';
import { eventFacts } from '../core/bundle/event-facts.ts';
import { mergeRequestFacts } from '../core/bundle/merge-request-facts.ts';
import type { AudienceName } from '../core/derive/visibility.ts';
import { printable, quote } from '../core/problem.ts';
import type { PreviewFacts } from '../core/schema/preview.ts';
import { downloadArtifact, openHead, pullRequestOf, runFault, writeComment, type GitHub } from '../io/preview/github.ts';
import { changeFolders, listFolders, type FolderChange, type PreviewBranch } from '../io/preview/preview-branch.ts';
import { COMMENT_MARK } from '../report/review-markdown.ts';
import { answered, commentOf, needed, type Env } from './preview-comment.ts';
import { CommandError } from './usage-error.ts';
import { runVerifyBundle } from './verify-bundle.ts';
import type { World } from './world.ts';

/** The name under which the workflow that builds hands the preview to the one that publishes. */
export const ARTIFACT = 'afterword-preview';
const DAY_MS = 86_400_000;
const folderOf = (number: number): string => `pr-${number}`;

interface FactsWanted {
  readonly out: string;
  readonly url: URL;
  readonly days: number;
  readonly audience: AudienceName;
}

/** Writes what the workflow knows of the pull request: `build --preview` reads it. Titles go from file to file, never through a shell. */
export function writeFacts({ out, url, days, audience }: FactsWanted, world: World, env: Env): number {
  const expires = new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const plan = { expires, previews: url.href.replace(/\/?$/, '/'), audience };
  const facts = env['GITLAB_CI'] === 'true' ? mergeRequestFacts(env, plan) : eventFacts(readEvent(env), plan);
  if (facts === null) throw new CommandError('The event is not one of a pull request.');
  writeFileSync(resolve(world.cwd, out), `${JSON.stringify(facts, null, 2)}\n`);
  return 0;
}

const readEvent = (env: Env): unknown => JSON.parse(readFileSync(needed(env, 'GITHUB_EVENT_PATH'), 'utf8'));

interface BundleWanted {
  readonly run: number;
  readonly head: string;
  readonly out: string;
  readonly audience: AudienceName;
}

/**
 * Finds the pull request by the commit that was built, downloads what the run has built, and verifies it. Exit code 0 without a
 * number in the step's outputs: another commit came meanwhile, and there is nothing to publish.
 */
export async function fetchBundle({ run, head, out, audience }: BundleWanted, world: World, env: Env): Promise<number> {
  const host = gitHub(env);
  const number = await asked(pullRequestOf(host, head));
  if (number === null) return superseded(head, world);
  const fault = await asked(runFault(host, run, head));
  if (fault !== null) throw new CommandError(`Nothing is published: ${printable(fault)}.`);
  const dir = mkdtempSync(join(tmpdir(), 'afterword-bundle-'));
  try {
    const zip = join(dir, 'bundle.zip');
    await asked(downloadArtifact(host, run, ARTIFACT, zip, BUNDLE_LIMITS.packedBytes));
    const code = await runVerifyBundle({ bundle: zip, out, expected: { head, pullRequest: number, audience } }, world);
    if (code !== 0) return code;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  // Downloading takes a while: somebody may have pushed.
  if ((await asked(openHead(host, number))) !== head) return superseded(head, world);
  const outputs = env['GITHUB_OUTPUT'];
  if (outputs !== undefined && outputs !== '') appendFileSync(outputs, `pull-request=${number}\n`);
  world.out(`The preview of pull request ${number} is in ${printable(out)}.\n`);
  return 0;
}

function superseded(head: string, world: World): number {
  world.out(`No open pull request has the head ${head} any more: nothing is published.\n`);
  return 0;
}

/** Puts a verified preview into its folder of the branch, in place of the one before. */
export async function publishBundle(
  { bundle, repository, branch }: { bundle: string; repository: string; branch: string },
  world: World,
  env: Env,
): Promise<number> {
  const dir = resolve(world.cwd, bundle);
  const { facts, number } = factsOf(dir);
  const folder = folderOf(number);
  const change = { siteDir: join(dir, 'site'), facts: `${JSON.stringify(facts, null, 2)}\n` };
  await pushed(changeFolders(branchOf(repository, branch, env), new Map([[folder, change]])));
  world.out(`Published ${folder} to the branch ${branch}.\n`);
  return 0;
}

/** Writes the review as the one comment of the pull request, from the report of a verified bundle and never from its words as markup. */
export async function writeReview(
  { bundle, url, sourceUrl }: { bundle: string; url: URL; sourceUrl: string | null },
  world: World,
  env: Env,
): Promise<number> {
  const dir = resolve(world.cwd, bundle);
  const { facts, number } = factsOf(dir);
  const host = gitHub(env);
  if ((await asked(openHead(host, number))) !== facts.head) return superseded(facts.head ?? '', world);
  const previewUrl = new URL(`${folderOf(number)}/`, url.href.replace(/\/?$/, '/')).href;
  const review = join(dir, 'review.json');
  const body = commentOf(existsSync(review) ? readFileSync(review, 'utf8') : null, previewUrl, sourceUrl);
  const done = await asked(writeComment(host, number, COMMENT_MARK, body));
  world.out(`The comment on pull request ${number} was ${done}.\n`);
  return 0;
}

/** Removes the previews of closed pull requests, and those whose day has come. What it removes, it finds in the branch itself. */
export async function expirePreviews(
  { repository, branch }: { repository: string; branch: string },
  world: World,
  env: Env,
): Promise<number> {
  const host = gitHub(env);
  const target = branchOf(repository, branch, env);
  const today = new Date().toISOString().slice(0, 10);
  const gone = new Map<string, FolderChange>();
  for (const [folder, text] of await pushed(listFolders(target))) {
    const facts = text === '' ? null : readPreviewFacts(text, { head: null, pullRequest: null });
    const expires = facts !== null && 'facts' in facts ? facts.facts.expires : null;
    const isOver = expires !== null && expires <= today;
    if (isOver || (await asked(openHead(host, Number(folder.slice('pr-'.length))))) === null) gone.set(folder, null);
  }
  if (gone.size > 0) await pushed(changeFolders(target, gone));
  world.out(gone.size === 0 ? 'No preview is to be removed.\n' : `Removed ${[...gone.keys()].join(', ')}.\n`);
  return 0;
}

/** Prints the folders of previews that are over, a line each: of pull requests that are closed, and of builds `days` days old. */
export async function listGone({ list, days }: { list: string; days: number }, world: World, env: Env): Promise<number> {
  const host = gitHub(env);
  const oldest = new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
  for (const { folder, number, built } of listedPreviews(readFileSync(resolve(world.cwd, list), 'utf8')))
    if (built <= oldest || (await asked(openHead(host, number))) === null) world.out(`${folder}\n`);
  return 0;
}

function factsOf(dir: string): { facts: PreviewFacts; number: number } {
  const read = readPreviewFacts(readFileSync(join(dir, 'preview.json'), 'utf8'), { head: null, pullRequest: null });
  if ('why' in read) throw new CommandError(`${quote(read.why)}.`);
  const number = read.facts.pullRequest?.number;
  if (number === undefined) throw new CommandError('`preview.json` names no pull request.');
  return { facts: read.facts, number };
}

const asked = <T>(answer: Promise<T>): Promise<T> => answered('GitHub', answer);

function gitHub(env: Env): GitHub {
  const api = env['GITHUB_API_URL'] ?? 'https://api.github.com';
  return { api, repository: needed(env, 'GITHUB_REPOSITORY'), token: needed(env, 'GITHUB_TOKEN') };
}

const branchOf = (repository: string, branch: string, env: Env): PreviewBranch => ({
  repository,
  branch,
  token: env['AFTERWORD_DEPLOY_TOKEN'] === '' ? null : (env['AFTERWORD_DEPLOY_TOKEN'] ?? null),
});

async function pushed<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : String(error);
    throw new CommandError(`git refused: ${quote(printable(said))}`);
  }
}
