import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { proseLinks } from '../core/check/prose-links.ts';
import { imageProblem } from '../io/image-file.ts';
import { fileHref, resolveLink, type LinkTargets } from './links.ts';

const IMAGE = /\.(png|jpe?g|webp|gif)$/i;

/** The images of a content folder that may be published, as paths relative to it: `check` says what is wrong with the others. */
export function listImages(contentDir: string): ReadonlySet<string> {
  const entries = readdirSync(contentDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && IMAGE.test(entry.name));
  const paths = files.map((entry) => [...entry.parentPath.slice(contentDir.length).split(sep).filter(Boolean), entry.name].join('/'));
  return new Set(paths.filter((path) => isPublishable(join(contentDir, path), path)));
}

/** A picture under another ending is one that browsers show. */
const isPublishable = (file: string, path: string): boolean => [undefined, 'image-ending'].includes(imageProblem(file, path)?.code);

/** The images that published documents show or link to: those, and no other file of the content folder, go to the site. */
export function shownImages(documents: Iterable<{ path: string; text: string }>, targets: LinkTargets): Map<string, string> {
  const byHref = new Map([...targets.images].map((path) => [fileHref(path), path]));
  const shown = new Map<string, string>();
  for (const { path, text } of documents) {
    for (const { url } of proseLinks(path, text)) {
      const target = resolveLink(url, path, targets);
      const file = target.kind === 'file' ? byHref.get(target.href) : undefined;
      if (target.kind === 'file' && file !== undefined) shown.set(target.href, file);
    }
  }
  return shown;
}
