import { statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { BundleLimits } from '../../core/bundle/limits.ts';
import { BundleError, kindOfMode, type BundleEntry, type OpenBundle } from './entry.ts';

/** The fixed part of what stands before the bytes of each entry. */
const LOCAL_HEADER_BYTES = 30;

/** Reads the list of a zip archive; nothing is unpacked. Throws a BundleError where the archive is no sound one. */
export async function openZip(path: string, limits: BundleLimits): Promise<OpenBundle> {
  const { size } = statSync(path);
  if (size > limits.packedBytes) throw new BundleError(`the archive has ${size} bytes; the limit is ${limits.packedBytes}`);
  // Names are decoded here, strictly: the library's own decoding guesses an old code page and makes slashes of backslashes.
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false }).catch(refuse);
  try {
    const list = await listEntries(zip, limits);
    refuseOverlaps(list);
    return { entries: list.map((entry) => bundleEntry(zip, entry)), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function refuse(error: unknown): never {
  throw new BundleError(`the archive cannot be read: ${error instanceof Error ? error.message : String(error)}`);
}

async function listEntries(zip: ZipFile, limits: BundleLimits): Promise<Entry[]> {
  const list: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      list.push(entry);
      if (list.length > limits.files) break;
    }
  } catch (error) {
    refuse(error);
  }
  if (list.length > limits.files) throw new BundleError(`the archive has more than ${limits.files} entries`);
  return list;
}

/** A few bytes that many entries share unpack to any size. */
function refuseOverlaps(list: readonly Entry[]): void {
  let end = 0;
  const inOrder = [...list].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const entry of inOrder) {
    if (entry.relativeOffsetOfLocalHeader < end) throw new BundleError('entries of the archive share bytes');
    end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.fileNameLength + entry.compressedSize;
  }
}

function bundleEntry(zip: ZipFile, entry: Entry): BundleEntry {
  const name = new TextDecoder('utf-8', { ignoreBOM: true }).decode(entry.fileNameRaw);
  // The upper half holds the mode of Unix, also where the archive says that it was packed elsewhere: tools follow it all the same.
  const kind = kindOfMode(entry.externalFileAttributes >>> 16);
  const isFolder = name.endsWith('/') && (kind === 'file' || kind === 'folder');
  return {
    name: isFolder ? name.slice(0, -1) : name,
    kind: isFolder ? 'folder' : kind,
    size: entry.uncompressedSize,
    packedSize: entry.compressedSize,
    read: () => readEntry(zip, entry),
  };
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new BundleError('it is encrypted');
  const bytes = await collect(zip, entry).catch((error: unknown) => {
    throw new BundleError(`it cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (crc32(bytes) !== entry.crc32) throw new BundleError('its bytes do not have the sum that the archive gives');
  return bytes;
}

/** The library ends the stream with an error where there are more or fewer bytes than declared. */
async function collect(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await zip.openReadStreamPromise(entry)) if (Buffer.isBuffer(part)) parts.push(part);
  return Buffer.concat(parts);
}
