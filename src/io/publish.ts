import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { randomUUID } from 'node:crypto';
import { errnoOf, errnoText } from './errno.ts';
import { withLock, type LockOptions } from './lock.ts';

/** Stands in every site that we publish. A folder without it holds somebody's files, and is never replaced. */
export const SITE_MARKER = '.afterword';
const MARKER_TEXT = 'Made by `afterword build`, which replaces this whole folder.\n';
const BASE_LINE = /^base: (\/\S*)$/m;

/** Publishing cannot go on, for a reason that a person can act on: the message names the path and the way out. */
export class PublishError extends Error {}

export interface PublishOptions extends LockOptions {
  /** The finished site. It is moved, or copied where it lies on another file system. */
  readonly stagingDir: string;
  readonly outDir: string;
  /** What the site was built for; kept beside it for whoever serves it. */
  readonly base: string;
}

/**
 * Puts the finished site in place of `outDir`. Readers see the old site or the new one, never a mix: the new folder
 * is complete beside the old one before two renames swap them, under a lock. What a killed run left is put right first.
 */
export async function publish({ stagingDir, outDir, base, ...lock }: PublishOptions): Promise<void> {
  const place = placeOf(outDir);
  try {
    mkdirSync(place.parent, { recursive: true });
    await withLock(join(place.parent, `.${place.name}.lock`), lock, () => {
      recover(place);
      checkReplaceable(place.out);
      writeFileSync(join(stagingDir, SITE_MARKER), `${MARKER_TEXT}base: ${base}\n`);
      swap(bringBeside(stagingDir, place), place);
    });
  } catch (error) {
    throw explain(error, outDir);
  }
}

/** The base that the site in `outDir` was built for; `/` where nobody says. */
export function baseOf(outDir: string): string {
  const marker = join(outDir, SITE_MARKER);
  return (existsSync(marker) ? BASE_LINE.exec(readFileSync(marker, 'utf8'))?.[1] : undefined) ?? '/';
}

/** Throws a PublishError where `outDir` could not be published to: better before a long build than after it. */
export function checkOutDir(outDir: string): void {
  const place = placeOf(outDir);
  try {
    mkdirSync(place.parent, { recursive: true });
    accessSync(place.parent, constants.W_OK);
    checkReplaceable(place.out);
  } catch (error) {
    throw explain(error, outDir);
  }
}

/** Puts back the site of a run that was killed between the two renames. Does nothing while another run publishes. */
export async function recoverSite(outDir: string): Promise<void> {
  const place = placeOf(outDir);
  if (existsSync(place.out) || !existsSync(place.parent) || leftovers(place).length === 0) return;
  await withLock(join(place.parent, `.${place.name}.lock`), { waitMs: 10_000, onWait: () => undefined }, () => recover(place));
}

interface OutPlace {
  readonly out: string;
  readonly parent: string;
  readonly name: string;
}

/** Where a link leads is what gets replaced, not the link. */
function placeOf(outDir: string): OutPlace {
  const out = existsSync(outDir) ? realpathSync(outDir) : resolve(outDir);
  return { out, parent: dirname(out), name: basename(out) };
}

const oldPrefix = ({ name }: OutPlace): string => `.${name}.old-`;
const newPrefix = ({ name }: OutPlace): string => `.${name}.new-`;

function leftovers(place: OutPlace): string[] {
  const prefixes = [oldPrefix(place), newPrefix(place)];
  return readdirSync(place.parent).filter((name) => prefixes.some((prefix) => name.startsWith(prefix)));
}

/** Under the lock, whatever lies beside the site belongs to a run that is dead. */
function recover(place: OutPlace): void {
  const names = leftovers(place);
  const old = names.filter((name) => name.startsWith(oldPrefix(place)));
  const [last] = old;
  if (!existsSync(place.out) && last !== undefined) renameSync(join(place.parent, last), place.out);
  for (const name of names) rmSync(join(place.parent, name), { recursive: true, force: true });
}

function checkReplaceable(out: string): void {
  const stat = statSync(out, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) throw new PublishError(`${out} is a file. Name a folder with --out.`);
  accessSync(out, constants.W_OK);
  if (readdirSync(out).length > 0 && !existsSync(join(out, SITE_MARKER))) {
    throw new PublishError(
      `${out} holds files that are not a site of Afterword's, and would be replaced. Empty it, or name another folder with --out.`,
    );
  }
}

/** The new site in the folder of the old one, so that a rename can swap them. Returns its path. */
function bringBeside(stagingDir: string, place: OutPlace): string {
  const beside = join(place.parent, `${newPrefix(place)}${randomUUID()}`);
  try {
    renameSync(stagingDir, beside);
  } catch (error) {
    if (errnoOf(error) !== 'EXDEV') throw error;
    copyWhole(stagingDir, beside);
    rmSync(stagingDir, { recursive: true, force: true });
  }
  return beside;
}

function copyWhole(from: string, to: string): void {
  try {
    // With a filter Node copies file by file, and says of a full disk that it is full; without, it may call that an error of the disk.
    cpSync(from, to, { recursive: true, filter: () => true });
  } catch (error) {
    rmSync(to, { recursive: true, force: true });
    throw error;
  }
}

/** Between the two renames there is no site for some microseconds; `recover` closes that gap after a kill. */
function swap(fresh: string, place: OutPlace): void {
  const old = join(place.parent, `${oldPrefix(place)}${randomUUID()}`);
  const had = existsSync(place.out);
  if (had) renameSync(place.out, old);
  try {
    renameSync(fresh, place.out);
  } catch (error) {
    if (had) renameSync(old, place.out);
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

const FIXES = new Map([
  ['EACCES', 'Make it writable, or name another folder with --out.'],
  ['EPERM', 'Make it writable, or name another folder with --out.'],
  ['EROFS', 'Name a folder on a disk that can be written with --out.'],
  ['ENOSPC', 'Make room on the disk, or name a folder on another one with --out.'],
  ['EBUSY', 'It is mounted, and cannot be swapped: name a folder inside it with --out.'],
  ['EEXIST', 'A part of that path is a file: name another folder with --out.'],
  ['ENOTDIR', 'A part of that path is a file: name another folder with --out.'],
]);

function explain(error: unknown, outDir: string): unknown {
  const code = errnoOf(error);
  if (code === null) return error;
  // What fills the disk is a copy beside the site, under a name that nobody has given.
  const inCopy = code === 'ENOSPC';
  const path = !inCopy && error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : outDir;
  return new PublishError(`${path} cannot be written: ${errnoText(error)}. ${FIXES.get(code) ?? 'Name another folder with --out.'}`);
}
