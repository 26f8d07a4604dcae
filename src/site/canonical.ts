import type { Site } from '../core/schema/site.ts';
import { getArchive } from './archive.ts';
import { href } from './href.ts';
import { isPreview } from './preview.ts';

/**
 * The address of the page at `path` (without the base) on the published site; null where nobody says where that is, or where
 * the page is not there. The base of a preview is its own, so there `url` in site.yml must hold the whole path.
 */
export async function canonicalHref({ url }: Site, path: string | null): Promise<string | null> {
  if (url === null || path === null) return null;
  if (!isPreview) return new URL(href(path), url).href;
  const { marks } = await getArchive();
  return marks.get(path) === 'Draft' ? null : new URL(path.slice(1), url.endsWith('/') ? url : `${url}/`).href;
}
