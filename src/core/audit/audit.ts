/** A word in a file of a site. */
export interface Hit {
  /** Relative to the site, `/` between its parts. */
  readonly path: string;
  readonly word: string;
  /** From 1, in what was read; null where it stands on no single line, and in a name. */
  readonly line: number | null;
  /** In words that follow "found": "in its name", "unpacked"; empty for the file as it stands. */
  readonly how: string;
}

/** What was searched, and what was found: by path, then line. */
export interface Audit {
  readonly files: number;
  readonly bytes: number;
  readonly hits: readonly Hit[];
}
