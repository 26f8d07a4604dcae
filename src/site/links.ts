import { posix } from 'node:path';

/** Where a link of a document leads on the site. `none`: nowhere, so the page shows the text alone. */
export type Target = { readonly kind: 'page' | 'file' | 'outside'; readonly href: string } | { readonly kind: 'none' };

/** What links are resolved against: addresses of documents and the images of the content folder, by path. */
export interface LinkTargets {
  readonly documents: ReadonlyMap<string, string>;
  /** Path -> anchor -> address of the page that has it: a document's own page, or that of an incident found in it. */
  readonly anchors: ReadonlyMap<string, ReadonlyMap<string, string>>;
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
 * content folder where they start with `/`; they never leave it. An anchor that no page has is left out: many an old
 * note names a heading that was reworded since.
 */
export function resolveLink(url: string, from: string, targets: LinkTargets): Target {
  if (OUTSIDE.test(url)) return { kind: 'outside', href: url };
  if (SCHEME.test(url) || url.startsWith('//') || url.startsWith('\\')) return NONE;
  if (url.startsWith('#')) return anchored(from, url, targets) ?? NONE;
  const [, written = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/.exec(url) ?? [];
  const decoded = decodePath(written);
  if (decoded === null || decoded === '') return NONE;
  const path = decoded.startsWith('/') ? posix.normalize(decoded.slice(1)) : posix.normalize(posix.join(posix.dirname(from), decoded));
  if (path.startsWith('..')) return NONE;
  const page = targets.documents.get(path);
  if (page !== undefined) return anchored(path, fragment, targets) ?? { kind: 'page', href: page };
  if (targets.images.has(path)) return { kind: 'file', href: fileHref(path) };
  return NONE;
}

/** Where the anchor `fragment` (`#x`) of the document `path` stands; null where nowhere. */
function anchored(path: string, fragment: string, { anchors }: LinkTargets): Target | null {
  const page = anchors.get(path)?.get(decodePath(fragment.slice(1)) ?? '');
  return page === undefined ? null : { kind: 'page', href: `${page}${fragment}` };
}

/** The address of an image of the content folder: `incidents/graph 1.png` => `/files/incidents/graph%201.png`. */
export const fileHref = (path: string): string => `/files/${path.split('/').map(encodeURIComponent).join('/')}`;
