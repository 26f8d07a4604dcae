/** Where an address leads that is written in a document. `outside`: a path that leaves the content folder. */
export type ContentPath = { readonly kind: 'file'; readonly path: string } | { readonly kind: 'outside' } | { readonly kind: 'elsewhere' };

/**
 * The file that `url`, written in the document `from`, names: relative to the document, or to the content folder
 * where it starts with `/`. `elsewhere`: an address of the web, an anchor, nothing at all.
 */
export function contentPath(url: string, from: string): ContentPath {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('//') || url.startsWith('\\')) return { kind: 'elsewhere' };
  const written = decoded(url.replace(/[?#].*$/s, ''));
  if (written === '') return { kind: 'elsewhere' };
  const parts = written.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of written.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return { kind: 'outside' };
  }
  return { kind: 'file', path: parts.join('/') };
}

/** `graph%201.png => graph 1.png`; as written where it is no valid encoding, since then no file has that name. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
