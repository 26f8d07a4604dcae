import { fileURLToPath } from 'node:url';
import { extname } from 'node:path';
import { LockedError } from '../io/lock.ts';
import { startSideProcess } from '../io/side-process.ts';
import type { PageData } from './integration.ts';
import type { SiteSettings } from './settings.ts';

export interface Compilation {
  readonly settings: SiteSettings;
  /** Where the compiled pages are put. */
  readonly folder: string;
  readonly data: PageData;
}

export const isCompilation = (task: unknown): task is Compilation =>
  typeof task === 'object' && task !== null && 'settings' in task && 'folder' in task && 'data' in task;

const worker = fileURLToPath(new URL(`./compile-worker${extname(import.meta.url)}`, import.meta.url));

/**
 * Compiles the pages in a process of its own: Astro and Vite take half a gigabyte, which is given back before pages are
 * rendered, and what else a build does goes on meanwhile. Rejects as `compileSite` does.
 */
export async function compileBeside(compilation: Compilation, onWait: (pid: number) => void): Promise<void> {
  const side = startSideProcess({
    module: worker,
    errors: [LockedError],
    onNote: (pid) => {
      if (typeof pid === 'number') onWait(pid);
    },
  });
  try {
    await side.ask(compilation);
  } finally {
    await side.close();
  }
}
