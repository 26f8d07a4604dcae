import { posix } from 'node:path';

/** Where a link of a document leads on the site. `none`: nowhere, so the page shows the text alone. */
export type Target = { readonly kind: 'page' | 'file' | 'outside' | 'here'; readonly href: string } | { readonly kind: 'none' };

/** What links are resolved against: addresses of documents and the images of the content folder, by path. */
export interface LinkTargets {
  readonly documents: ReadonlyMap<string, string>;
  readonly images: ReadonlySet<string>;
}

const NONE: Target = { kind: 'none' };
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const OUTSIDE = /^(https?:\/\/|mailto:)/i;

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/**
 * Resolves the address `url`, written in the document `from`. Paths are relative to the document, or to the
 * content folder where they start with `/`; they never leave it.
 */
export function resolveLink(url: string, from: string, targets: LinkTargets): Target {
  if (OUTSIDE.test(url)) return { kind: 'outside', href: url };
  if (SCHEME.test(url) || url.startsWith('//') || url.startsWith('\\')) return NONE;
  if (url.startsWith('#')) return { kind: 'here', href: url };
  const [, written = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/.exec(url) ?? [];
  const decoded = decodePath(written);
  if (decoded === null || decoded === '') return NONE;
  const path = decoded.startsWith('/') ? posix.normalize(decoded.slice(1)) : posix.normalize(posix.join(posix.dirname(from), decoded));
  if (path.startsWith('..')) return NONE;
  const page = targets.documents.get(path);
  if (page !== undefined) return { kind: 'page', href: `${page}${fragment}` };
  if (targets.images.has(path)) return { kind: 'file', href: fileHref(path) };
  return NONE;
}

/** The address of an image of the content folder: `incidents/graph 1.png` => `/files/incidents/graph%201.png`. */
export const fileHref = (path: string): string => `/files/${path.split('/').map(encodeURIComponent).join('/')}`;
