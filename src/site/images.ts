import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { markdownToMdast } from 'satteri';
import { fileHref, resolveLink, type LinkTargets } from './links.ts';

const IMAGE = /\.(png|jpe?g|webp|gif)$/i;

/** All images of a content folder, as paths relative to it. */
export function listImages(contentDir: string): ReadonlySet<string> {
  const entries = readdirSync(contentDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && IMAGE.test(entry.name));
  return new Set(files.map((entry) => [...entry.parentPath.slice(contentDir.length).split(sep).filter(Boolean), entry.name].join('/')));
}

/** The addresses of the images that one document shows. */
function imageUrls(text: string): string[] {
  if (!text.includes('![')) return [];
  const urls: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && (node.type === 'image' || node.type === 'definition') && 'url' in node && typeof node.url === 'string')
      urls.push(node.url);
    if ('children' in node && Array.isArray(node.children)) node.children.forEach(walk);
  };
  walk(markdownToMdast(text, { position: false }));
  return urls;
}

/** The images that published documents show: those, and no other file of the content folder, go to the site. */
export function shownImages(documents: Iterable<{ path: string; text: string }>, targets: LinkTargets): Map<string, string> {
  const byHref = new Map([...targets.images].map((path) => [fileHref(path), path]));
  const shown = new Map<string, string>();
  for (const { path, text } of documents) {
    for (const url of imageUrls(text)) {
      const target = resolveLink(url, path, targets);
      const file = target.kind === 'file' ? byHref.get(target.href) : undefined;
      if (target.kind === 'file' && file !== undefined) shown.set(target.href, file);
    }
  }
  return shown;
}
