/** The addresses that a reader of a review can follow; null where nobody said where that is. */
export interface ReviewLinks {
  /** A page of the site as it will be, by its address without the base. */
  readonly page: (address: string) => string | null;
  /** A document's page of the review, at one of its changes. */
  readonly change: (slug: string, id: string | null) => string | null;
  /** A file of the repository at a line, before or after the change; the path from the root of the repository. */
  readonly source: (path: string, line: number | null, side: 'before' | 'after') => string | null;
}

interface LinkOptions {
  /** The address of the preview: `https://previews.example.org/pr/7/`. */
  readonly previewUrl: string | null;
  /** `{commit}`, `{path}` and `{line}` are replaced; without a line, what follows `#` or `?` and holds `{line}` goes. */
  readonly sourceUrl: string | null;
  readonly commits: { readonly before: string; readonly after: string };
}

/** The addresses of a review whose site or repository can be reached under these. */
export function reviewLinks({ previewUrl, sourceUrl, commits }: LinkOptions): ReviewLinks {
  const preview = previewUrl?.replace(/(?:(?<!\/)\/+)?$/, '') ?? null;
  return {
    page: (address) => (preview === null ? null : preview + encodeURI(address)),
    change: (slug, id) => (preview === null ? null : `${preview}/review/${encodeURIComponent(slug)}/${id === null ? '' : `#${id}`}`),
    source: (path, line, side) => {
      if (sourceUrl === null) return null;
      const pattern = line === null ? sourceUrl.replace(/[#?][^#?]*\{line\}.*$/, '') : sourceUrl;
      const values = new Map([
        ['commit', commits[side]],
        ['path', path.split('/').map(encodeURIComponent).join('/')],
        ['line', String(line ?? 1)],
      ]);
      return pattern.replace(/\{(commit|path|line)\}/g, (whole, name: string) => values.get(name) ?? whole);
    },
  };
}
