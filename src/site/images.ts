import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { proseLinks } from '../core/check/prose-links.ts';
import { IMAGE, isToolFile } from '../io/content-rules.ts';
import { imageProblem } from '../io/image-file.ts';
import { fileHref, resolveLink, type LinkTargets } from './links.ts';

/** The images of a content folder that may be published, as paths relative to it: `check` says what is wrong with the others. */
export function listImages(contentDir: string): ReadonlySet<string> {
  const found: string[] = [];
  // Not `recursive`: that follows a link to a folder out of the content folder.
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of readdirSync(join(contentDir, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !isToolFile(entry.name, true)) pending.push(path);
      if (entry.isFile() && IMAGE.test(path) && isPublishable(join(contentDir, path), path)) found.push(path);
    }
  }
  return new Set(found.sort());
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
