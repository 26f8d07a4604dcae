import { join, resolve } from 'node:path';
import type { AudienceName } from '../core/derive/visibility.ts';
import { compareDocuments } from '../core/review/compare-documents.ts';
import type { AssetPair, FilePair, FileState, Version } from '../core/review/change.ts';
import type { Review } from '../core/review/review.ts';
import { DOCUMENT } from '../io/content-rules.ts';
import { findPair, type Pair } from '../io/git-pair.ts';
import { GitError } from '../io/git-ask.ts';
import { listChanges, listTree, locateInRepository, type FileChange } from '../io/git-tree.ts';
import { openKeptManifests } from '../io/kept-manifests.ts';
import { openKeptReadings } from '../io/kept-readings.ts';
import type { SideFiles } from '../io/side-texts.ts';
import { readerKey } from '../io/up-to-date.ts';
import { makeCacheDir } from '../io/work-dirs.ts';
import { hashOnDisk, workingTree } from '../io/working-tree.ts';
import { programRoot } from '../site/settings.ts';
import { elsewhereBetween } from './review-elsewhere.ts';
import { openSides } from './review-audience.ts';
import { reviewProblems, type Differing } from './review-problems.ts';
import { readSide, type ReadSide } from './review-sides.ts';
import type { Readers } from './survey.ts';
import { UsageError } from './usage-error.ts';

/** What is to be compared, as typed. */
export interface ReviewWanted {
  readonly content: string;
  readonly base: string;
  /** Null for the files as they are. */
  readonly head: string | null;
  /** Whether all pages are compared in a large folder, too. */
  readonly whole: boolean;
  /** Whom the review is for: what others do not see is told of to nobody. */
  readonly audience: AudienceName;
}

/** A review, and what else was read for it. */
export interface ReadReview {
  readonly review: Review;
  readonly before: ReadSide;
  readonly after: ReadSide;
  /** Where drawings are kept between runs. */
  readonly cacheDir: string;
}

/** Compares the content folder at two commits. Nothing of a document is ever executed. Throws a UsageError where the two cannot be compared. */
export async function readReview(
  { content, base, head, whole, audience }: ReviewWanted,
  cwd: string,
  readers: Readers,
): Promise<ReadReview> {
  const dir = resolve(cwd, content);
  try {
    const located = await locateInRepository(dir);
    const pair = await findPair(located.cwd, { base, head });
    const changes = await listChanges(located, pair.base.sha, pair.workingTree ? null : pair.head.sha);
    const oldTree = await listTree(located, pair.base.sha);
    const newTree = pair.workingTree ? workingTree(dir, oldTree, changes) : await listTree(located, pair.head.sha);
    if (oldTree.size === 0 && newTree.size === 0)
      throw new UsageError(`${content} holds no file on either side; name the folder of the documents with --content`);
    const read = await readSides({ cwd: located.cwd, dir }, { oldTree, newTree, changes }, readers);
    const sides = await openSides(read, audience, readers.readDocument);
    const { before, after, cacheDir } = sides;
    return {
      before,
      after,
      cacheDir,
      review: await compare(sides, { pair, base, folder: located.prefix.replace(/\/$/, ''), changes, whole }, readers),
    };
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`Nothing was compared: ${error.message}`);
    throw error;
  }
}

interface Trees {
  readonly oldTree: SideFiles['tree'];
  readonly newTree: SideFiles['tree'];
  readonly changes: readonly FileChange[];
}

interface Sides extends Omit<ReadReview, 'review'> {
  readonly differing: Differing;
  readonly programKey: string;
}

async function readSides(where: Omit<SideFiles, 'tree'>, { oldTree, newTree, changes }: Trees, readers: Readers): Promise<Sides> {
  const root = programRoot();
  const cacheDir = makeCacheDir(root, where.dir);
  const kept = openKeptReadings(join(cacheDir, 'readings'));
  const programKey = readerKey(root);
  const reader = { kept, programKey, readDocument: readers.readDocument };
  const differing = differingOf({ oldTree, newTree, changes });
  const before = await readSide({ ...where, tree: oldTree }, differing.before, reader, null);
  const after = await readSide({ ...where, tree: newTree }, differing.after, reader, before);
  kept.save();
  return { before, after, differing, cacheDir, programKey };
}

interface Compared {
  readonly pair: Pair;
  readonly base: string;
  readonly folder: string;
  readonly changes: readonly FileChange[];
  readonly whole: boolean;
}

async function compare(
  { before, after, differing, cacheDir, programKey }: Sides,
  { pair, base, folder, changes, whole }: Compared,
  readers: Readers,
): Promise<Review> {
  const files = changes.filter(({ path, oldPath }) => [path, oldPath].some((one) => one !== null && isRead(one)));
  const pairs = files
    .map(({ path, oldPath }): FilePair => ({ before: versionOf(before, oldPath), after: versionOf(after, path) }))
    .filter((pair) => pair.before !== null || pair.after !== null);
  const assets = changes.filter((change) => !files.includes(change)).flatMap((change) => assetsOf(change, before, after));
  const problems = await reviewProblems(before, after, differing, readers.scanTexts);
  const { elsewhere, partial } = await elsewhereBetween(before, after, {
    differing,
    whole,
    kept: openKeptManifests(join(cacheDir, 'manifests')),
    programKey,
  });
  return {
    pair,
    baseName: base,
    folder,
    settings: settingsIn(changes),
    documents: compareDocuments({ files: pairs, assets }),
    problems: { ...problems, added: [...problems.added, ...elsewhere.lost] },
    elsewhere,
    partial,
  };
}

const SETTINGS = /^(?:site|people|services)\.yml$/;
const isRead = (path: string): boolean => DOCUMENT.test(path) || SETTINGS.test(path);

/** Where the settings differ, every document is read otherwise, and every problem may be new. */
function differingOf({ oldTree, newTree, changes }: Trees): Differing {
  const all = settingsIn(changes).length > 0;
  const paths = (tree: SideFiles['tree'], key: 'oldPath' | 'path'): Set<string> =>
    new Set(all ? tree.keys() : changes.flatMap((change) => change[key] ?? []));
  const renames = changes.flatMap(({ kind, oldPath, path }) =>
    kind === 'renamed' && oldPath !== null && path !== null ? [[oldPath, path] as const] : [],
  );
  return { before: paths(oldTree, 'oldPath'), after: paths(newTree, 'path'), renames: new Map(renames) };
}

const settingsIn = (changes: readonly FileChange[]): string[] =>
  ['site.yml', 'people.yml', 'services.yml'].filter((name) => changes.some(({ path, oldPath }) => path === name || oldPath === name));

function versionOf(side: ReadSide, path: string | null): Version | null {
  if (path === null || side.hidden.has(path)) return null;
  const refused = side.sorted.refused.get(path);
  if (refused !== undefined) return { path, text: null, why: refused.found, reading: null };
  const decoded = side.texts.get(path);
  if (decoded === undefined) return { path, text: null, why: 'it is no document that is read', reading: null };
  return { path, text: decoded.text, why: decoded.problem?.found ?? null, reading: side.readings.get(path) ?? null };
}

function assetsOf({ path, oldPath }: FileChange, before: ReadSide, after: ReadSide): AssetPair[] {
  if (path !== null && path === oldPath) return [{ path, before: stateOf(before, path), after: stateOf(after, path) }];
  const gone = oldPath === null ? [] : [{ path: oldPath, before: stateOf(before, oldPath), after: null }];
  return [...gone, ...(path === null ? [] : [{ path, before: null, after: stateOf(after, path) }])];
}

function stateOf({ files: { tree, dir } }: ReadSide, path: string): FileState | null {
  const file = tree.get(path);
  return file === undefined ? null : { hash: file.oid ?? hashOnDisk(join(dir, path)), bytes: file.size };
}
