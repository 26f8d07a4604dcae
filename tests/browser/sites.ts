import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';
import { buildFolder, root, writeFiles } from '../site/build.ts';

/** The folder of the built sample content; built once in a run, whichever file asks first. */
export const sampleSite = (): Promise<string> => once('sample', resolve(root, 'content'));

/** The folder of a site built from these files, path -> text; for one test file, under a name of its own. */
export function siteOf(name: string, files: Record<string, string | Uint8Array>): Promise<string> {
  const content = join(inject('runFolder'), `${name}-content`);
  writeFiles(content, files);
  return once(name, content);
}

/** A build is published by a rename, so a folder that is there is whole. */
async function once(name: string, content: string): Promise<string> {
  const out = join(inject('runFolder'), name);
  if (existsSync(out)) return out;
  const built = await buildFolder(content, out);
  if (built.code !== 0) throw new Error(`${name} was not built:\n${built.output}`);
  return out;
}
