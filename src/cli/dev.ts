import { resolve } from 'node:path';
import { printable } from '../core/problem.ts';
import { readContent } from '../io/content.ts';
import { makeCacheDir } from '../io/work-dirs.ts';
import { programRoot } from '../site/settings.ts';
import { CommandError } from './usage-error.ts';
import type { World } from './world.ts';

export interface DevOptions {
  readonly content: string;
  readonly port: number | null;
}

/** Serves the content as it is now and follows its changes, until Ctrl-C. */
export async function runDev({ content, port }: DevOptions, world: World): Promise<number> {
  const contentDir = resolve(world.cwd, content);
  const [fault] = readContent(contentDir).problems.filter(({ code }) => code === 'content-folder');
  if (fault !== undefined) throw new CommandError(`${printable(content)} ${fault.code}: ${fault.found}. ${fault.advice}`);
  const interrupted = world.interrupted();
  world.log(`Starting on ${printable(content)} …\n`);
  const { startDevelopment } = await import('../site/dev-site.ts');
  const root = programRoot();
  const cacheDir = makeCacheDir(root, contentDir);
  const settings = {
    root,
    contentDir,
    cacheDir,
    outDir: `${cacheDir}/dev`,
    lastDir: null,
    base: '/',
    audience: 'internal',
    exclude: [],
    entriesFile: null,
    previewFile: null,
  } as const;
  const { developmentSearch } = await import('./development-search.ts');
  const server = await startDevelopment(settings, port, developmentSearch(contentDir));
  world.out(`${printable(content)} is served at ${server.address} (Ctrl-C ends it)\n`);
  await interrupted;
  await server.stop();
  return 0;
}
