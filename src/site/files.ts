import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import settings from 'virtual:afterword/settings';
import { getArchive } from './archive.ts';
import { strippedImage } from '../io/strip-image/strip-image.ts';
import { documentText } from './documents.ts';
import { shownImages } from './images.ts';

/** Paths of the images that published documents show. */
export async function shownFiles(): Promise<string[]> {
  const archive = await getArchive();
  const paths = new Set([...archive.incidents, ...archive.meetings].map((page) => page.provenance.path));
  const documents = [...paths].map((path) => ({ path, text: documentText(path).text }));
  return [...shownImages(documents, archive.targets).values()];
}

/** The bytes of an image as it is published; `path` comes from `shownFiles`. */
export const readImage = (path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(strippedImage(readFileSync(join(settings.contentDir, path))));
