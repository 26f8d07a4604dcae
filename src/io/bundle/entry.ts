/** One entry of a bundle, before anything of it is believed. */
export interface BundleEntry {
  /** As it stands in the archive; U+FFFD where it is no UTF-8. Without the `/` that ends the name of a folder. */
  readonly name: string;
  /** What it is, in words where it is neither a file nor a folder: "a symbolic link". */
  readonly kind: 'file' | 'folder' | { readonly other: string };
  /** Bytes, as declared. */
  readonly size: number;
  /** Bytes in the archive; null where the bundle is a folder. */
  readonly packedSize: number | null;
  /** The bytes: exactly `size` of them, else it rejects with a BundleError. */
  readonly read: () => Promise<Uint8Array>;
}

export interface OpenBundle {
  readonly entries: readonly BundleEntry[];
  readonly close: () => void;
}

/** A bundle that cannot be read at all; the message says why. */
export class BundleError extends Error {}

const KINDS = new Map([
  [0o120000, 'a symbolic link'],
  [0o060000, 'a device'],
  [0o020000, 'a device'],
  [0o010000, 'a pipe'],
  [0o140000, 'a socket'],
]);

/** What the type bits of a Unix mode say. Zero: whoever packed it did not say, and it is a file. */
export function kindOfMode(mode: number): BundleEntry['kind'] {
  const type = mode & 0o170000;
  if (type === 0 || type === 0o100000) return 'file';
  return type === 0o040000 ? 'folder' : { other: KINDS.get(type) ?? 'of an unknown kind' };
}
