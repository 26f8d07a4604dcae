import { createHash, type Hash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { errnoText } from './errno.ts';
import { parseJson } from './json.ts';

/** All that a site is made of: two builds with the same have the same pages. */
export interface SiteInputs {
  /** The folder of the program: its code, styles and the versions in its lock file are inputs like the documents. */
  readonly root: string;
  readonly contentDir: string;
  /** Every file of the content folder that may reach a page, relative to it. */
  readonly files: readonly string[];
  /** What was said on the command line, and what git knows of the files; anything that JSON can say. */
  readonly rest: unknown;
}

const PROGRAM = ['src', 'public', 'schemas', 'package-lock.json', 'package.json', 'astro.config.mjs'];

const recordSchema = z.strictObject({ key: z.string(), out: z.string(), state: z.string() });
const recordFile = (cacheDir: string): string => join(cacheDir, 'published.json');

/** A digest of everything that a site is made of: some 50 ms for 1,000 documents. */
export function inputsKey({ root, contentDir, files, rest }: SiteInputs): string {
  const hash = programHash(root, PROGRAM).update(JSON.stringify(rest));
  for (const name of [...files].sort()) addContent(hash, contentDir, name);
  return hash.digest('hex');
}

/** A digest of the program at `root` and of the Node that runs it. */
export const programDigest = (root: string): string => programHash(root, PROGRAM).digest('hex');

/** A digest of the parts of the program that decide how a document is understood. */
export const readerKey = (root: string): string => programHash(root, READER).digest('hex');

const READER = ['src/core', 'package-lock.json', 'package.json'];

function programHash(root: string, names: readonly string[]): Hash {
  const hash = createHash('sha256').update(process.version);
  for (const name of names) addFiles(hash, root, name);
  return hash;
}

function addFiles(hash: Hash, root: string, name: string): void {
  const stat = lstatSync(join(root, name), { throwIfNoEntry: false });
  if (stat?.isDirectory() === true) for (const entry of readdirSync(join(root, name)).sort()) addFiles(hash, root, `${name}/${entry}`);
  else if (stat?.isFile() === true) addFile(hash, root, name);
}

function addFile(hash: Hash, root: string, name: string): void {
  const bytes = readFileSync(join(root, name));
  hash.update(`\0${name}\0${bytes.length}\0`).update(bytes);
}

/** A file that cannot be opened (no permission, a name that is not UTF-8) was refused by name before: that it cannot is what counts. */
function addContent(hash: Hash, root: string, name: string): void {
  try {
    addFile(hash, root, name);
  } catch (error) {
    hash.update(`\0${name}\0${errnoText(error)}\0`);
  }
}

/** Whether `outDir` still holds, file by file, what the last build of `key` published there. */
export function isUpToDate(cacheDir: string, outDir: string, key: string): boolean {
  const file = recordFile(cacheDir);
  if (!existsSync(file) || !existsSync(outDir)) return false;
  const record = recordSchema.safeParse(parseJson(readFileSync(file, 'utf8')));
  return record.success && record.data.key === key && record.data.out === outDir && record.data.state === stateOf(outDir);
}

/** Remembers what was published, for the next `isUpToDate`. */
export function rememberPublished(cacheDir: string, outDir: string, key: string): void {
  writeFileSync(recordFile(cacheDir), JSON.stringify({ key, out: outDir, state: stateOf(outDir) }));
}

/** Name, size and time of change of each file: whoever touched one gets a new build. */
function stateOf(dir: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()) {
    const stat = lstatSync(join(dir, name));
    if (!stat.isDirectory()) hash.update(`${name}\0${stat.size}\0${stat.mtimeMs}\0`);
  }
  return hash.digest('hex');
}
