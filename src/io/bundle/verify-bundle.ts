import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contentFault } from '../../core/bundle/content-rules.ts';
import { entryNameFault, nameClashes } from '../../core/bundle/entry-name.ts';
import { bytesFault, placeFault } from '../../core/bundle/kinds.ts';
import { BUNDLE_LIMITS, RATIO_FROM_BYTES, type BundleLimits } from '../../core/bundle/limits.ts';
import { BundleError, type BundleEntry } from './entry.ts';
import { openFolder } from './open-folder.ts';
import { openZip } from './open-zip.ts';

/** What is wrong with a bundle. `name` is null where it is the bundle as a whole. */
export interface BundleFault {
  /** Anybody's words: to be quoted. */
  readonly name: string | null;
  readonly why: string;
}

export interface BundleVerdict {
  readonly faults: readonly BundleFault[];
  readonly fileCount: number;
  readonly totalBytes: number;
  /** The bytes of `preview.json` and `review.json`, where they are there. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface VerifyOptions {
  /** Where verified files are written as they are read: an empty folder, to be thrown away where there are faults. Null: nowhere. */
  readonly outDir: string | null;
  readonly limits?: BundleLimits;
}

const REPORTS = new Set(['preview.json', 'review.json']);

/**
 * Looks at every entry of an untrusted bundle, a zip archive or a folder, and finds all that is wrong with it. Nothing is read
 * where the list alone is refused. Throws a BundleError where there is no list to be had.
 */
export async function verifyBundle(path: string, { outDir, limits = BUNDLE_LIMITS }: VerifyOptions): Promise<BundleVerdict> {
  const bundle = statSync(path).isDirectory() ? openFolder(path, limits) : await openZip(path, limits);
  try {
    const files = bundle.entries.filter(({ kind }) => kind !== 'folder');
    const totalBytes = files.reduce((sum, { size }) => sum + size, 0);
    const verdict = { fileCount: files.length, totalBytes };
    const listed = listFaults(bundle.entries, files, totalBytes, limits);
    if (listed.length > 0) return { ...verdict, faults: listed, texts: new Map() };
    const texts = new Map<string, string>();
    const faults: BundleFault[] = [];
    for (const file of files) {
      const why = await readVerified(file, outDir, texts);
      if (why !== null) faults.push({ name: file.name, why });
    }
    return { ...verdict, faults, texts };
  } finally {
    bundle.close();
  }
}

/** What the list alone shows: names, kinds, sizes. */
function listFaults(
  entries: readonly BundleEntry[],
  files: readonly BundleEntry[],
  totalBytes: number,
  limits: BundleLimits,
): readonly BundleFault[] {
  const faults: BundleFault[] = [];
  if (!files.some(({ name }) => name.startsWith('site/'))) faults.push({ name: null, why: 'it has no site' });
  if (totalBytes > limits.totalBytes)
    faults.push({ name: null, why: `unpacked it has ${totalBytes} bytes; the limit is ${limits.totalBytes}` });
  for (const entry of entries) {
    const why = entryFault(entry, limits);
    if (why !== null) faults.push({ name: entry.name, why });
  }
  for (const { name, other } of nameClashes(files.map((file) => file.name))) faults.push({ name, why: `it hides \`${other}\`` });
  return faults;
}

function entryFault({ name, kind, size, packedSize }: BundleEntry, limits: BundleLimits): string | null {
  if (typeof kind === 'object') return `it is ${kind.other}`;
  const named = entryNameFault(name);
  if (named !== null || kind === 'folder') return named;
  if (size > limits.fileBytes) return `it has ${size} bytes; the limit is ${limits.fileBytes}`;
  if (packedSize !== null && size > RATIO_FROM_BYTES && size > packedSize * limits.ratio)
    return `${packedSize} bytes would become ${size}: it is a bomb`;
  return placeFault(name);
}

/** Reads one file, writes it where it is sound. Returns what is wrong with it. */
async function readVerified(file: BundleEntry, outDir: string | null, texts: Map<string, string>): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    bytes = await file.read();
  } catch (error) {
    if (error instanceof BundleError) return error.message;
    throw error;
  }
  const why = bytesFault(file.name, bytes) ?? contentFault(file.name, bytes);
  if (why !== null) return why;
  if (REPORTS.has(file.name)) texts.set(file.name, new TextDecoder().decode(bytes));
  if (outDir === null) return null;
  const target = join(outDir, ...file.name.split('/'));
  mkdirSync(dirname(target), { recursive: true });
  // Never over a file that is there: names that a disk takes for one have been refused.
  writeFileSync(target, bytes, { flag: 'wx' });
  return null;
}
