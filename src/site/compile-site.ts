import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type AstroIntegration } from 'astro';
import { withLock } from '../io/lock.ts';
import { errnoOf } from '../io/errno.ts';
import { forReaders } from './environment.ts';
import { astroConfig } from './integration.ts';
import type { Compilation } from './compile-beside.ts';
import { ASSETS, PROGRAM, STYLES, isWhole } from './compiled-site.ts';

/** A thousand documents with cold caches take half a minute. */
const WAIT_MS = 10 * 60_000;
/** Compilations that are kept: a few content folders with components of their own, and a few bases. */
const KEPT = 8;
const AN_HOUR_MS = 60 * 60_000;
const A_WEEK_MS = 7 * 24 * AN_HOUR_MS;

/**
 * Compiles the pages with Astro into `folder`. Rejects with the first error that Astro met. Builds
 * that compile wait for their turn (`onWait` is told the process): Astro keeps its list of modules in `.astro` of the
 * program, and two at once would read each other's.
 */
export async function compileSite({ settings, folder, data }: Compilation, onWait: (pid: number) => void): Promise<void> {
  // Astro writes a list of modules there, and does not say where it failed to.
  accessSync(settings.root, constants.W_OK);
  // Beside that list, not in a cache: builds with caches of their own share it, too.
  await withLock(join(settings.root, '.astro.lock'), { waitMs: WAIT_MS, onWait: ({ pid }) => onWait(pid) }, async () => {
    if (isWhole(folder)) return;
    removeOld(dirname(folder));
    removeOldCode(join(settings.root, '.cache', 'code'));
    const fresh = `${folder}.${String(process.pid)}`;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    const config = astroConfig({ ...settings, outDir: join(fresh, ASSETS) }, data);
    const integrations = [...(config.integrations ?? []), keepProgram(fresh)];
    try {
      await forReaders(() => build({ ...config, integrations, configFile: false, logLevel: 'error' }));
      rmSync(folder, { recursive: true, force: true });
      renameSync(fresh, folder);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  });
}

/** Astro compiles the pages to a program, runs it and deletes it. This keeps the program, and leaves the running to us. */
function keepProgram(folder: string): AstroIntegration {
  let styles: () => unknown = () => [];
  return {
    name: 'afterword-keep-program',
    hooks: {
      'astro:build:setup': ({ pages }) => {
        styles = () => [...pages].map(([key, page]) => [key, page.styles]);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer({
          name: 'afterword',
          setup: () => {
            takeFolder([join(folder, ASSETS, '.prerender'), join(process.cwd(), '.astro', '.prerender')], join(folder, PROGRAM));
            removeEmpty(join(process.cwd(), '.astro'));
            writeFileSync(join(folder, STYLES), JSON.stringify(styles()));
            return Promise.resolve();
          },
          getStaticPaths: () => Promise.resolve([]),
          render: () => Promise.reject(new Error('no page is rendered while pages are compiled')),
        });
      },
    },
  };
}

/** Astro puts the program beside the assets, or, where those are not below the current folder, below that. */
function takeFolder(from: readonly string[], to: string): void {
  const found = from.find((folder) => existsSync(folder));
  if (found === undefined) throw new Error('Astro left no compiled pages');
  try {
    renameSync(found, to);
  } catch (error) {
    if (errnoOf(error) !== 'EXDEV') throw error;
    cpSync(found, to, { recursive: true });
  }
}

/** Who builds from a folder of their own finds nothing of ours left in it. */
function removeEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

/** All but the last few, and none that a build may be running. */
function removeOld(dir: string): void {
  if (!existsSync(dir)) return;
  const folders = readdirSync(dir).map((name) => ({ path: join(dir, name), used: statSync(join(dir, name)).mtimeMs }));
  const old = folders.sort((a, b) => b.used - a.used).slice(KEPT);
  for (const { path, used } of old) if (Date.now() - used > AN_HOUR_MS) rmSync(path, { recursive: true, force: true });
}

/** What Node has kept of programs before this one (cli/bin.mjs), it never removes itself; what is still the program, it makes again. */
function removeOldCode(dir: string): void {
  if (!existsSync(dir)) return;
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const stat = entry.isFile() ? statSync(path, { throwIfNoEntry: false }) : undefined;
    if (stat !== undefined && Date.now() - stat.mtimeMs > A_WEEK_MS) rmSync(path, { force: true });
  }
}
