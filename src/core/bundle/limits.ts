/** What a bundle may be. A site of 5,000 documents has 26,000 files and 400 MB, 5,000 of them small pieces of the search index. */
export interface BundleLimits {
  readonly files: number;
  /** Bytes of the archive as it was sent. */
  readonly packedBytes: number;
  /** Bytes of all files together, unpacked. */
  readonly totalBytes: number;
  /** Bytes of one file, unpacked. */
  readonly fileBytes: number;
  /** How many bytes one packed byte may become. HTML of ours becomes 4 to 20; a bomb of zeros, 1,000. */
  readonly ratio: number;
}

export const BUNDLE_LIMITS: BundleLimits = {
  files: 50_000,
  packedBytes: 200_000_000,
  totalBytes: 1_000_000_000,
  fileBytes: 50_000_000,
  ratio: 200,
};

/** Below this size a file may shrink as much as it likes: a short one of equal lines does. */
export const RATIO_FROM_BYTES = 100_000;
