import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { recoverSite } from '../../src/io/publish.ts';
import { makeCacheDir } from '../../src/io/work-dirs.ts';
import { programRoot } from '../../src/site/settings.ts';
import { root, writeFiles } from '../site/build.ts';
import { readTree } from '../temp-dir.ts';

/** Three documents with all that takes part in a build: a drawing, a found incident, compiled prose. Each page says the word. */
export const documents = (word: string): Record<string, string> => ({
  'meetings/2024-03-22-sync.md': `# Weekly sync, 22 March 2024\n\n## Attendees\n\n- Ann Lee\n- Zoë Iğdır\n\n## Notes\n\nThe ${word} was discussed.\n\n## Incident: March 20 outage\n\n**Timeline:**\n\n- 23:50 Alert fired\n- 00:10 Resolved\n`,
  'incidents/2024-03-10-trains.md': `# Late trains\n\n## Timeline\n\n- 01:30 Alert fired for the ${word}\n- 03:30 Resolved\n\n## Action items\n\n- [ ] Ann Lee: Fix it by March 29\n`,
  'incidents/2024-03-11-board.mdx': `# Board dark\n\n<Metric label="Lost ${word}s" value="3" />\n\n## Timeline\n\n- 11:30 Alert fired\n- 11:45 Resolved\n\n## Root cause\n\nA fuse, see [the trains](2024-03-10-trains.md).\n`,
});

/** The same without the one that is compiled: a build of them takes no compiler. */
export const plainDocuments = (word: string): Record<string, string> =>
  Object.fromEntries(Object.entries(documents(word)).filter(([path]) => path.endsWith('.md')));

/** Content folders below `dir`, and what builds keep of them, removed by `remove`. */
export function contentFolders(dir: string): {
  readonly make: (name: string, files: Record<string, string>) => string;
  readonly remove: () => void;
} {
  const caches: string[] = [];
  return {
    make: (name, files) => {
      const content = join(dir, name, 'content');
      writeFiles(content, files);
      caches.push(makeCacheDir(programRoot(), content));
      return content;
    },
    remove: () => caches.forEach((cache) => rmSync(cache, { recursive: true, force: true })),
  };
}

export interface RunningBuild {
  readonly kill: (signal: NodeJS.Signals) => void;
  /** The exit code, null where a signal ended it, and what was printed until then. */
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
}

/** Starts `afterword build` in a process of its own. */
export function startBuild(content: string, out: string, env: Readonly<Record<string, string>> = {}): RunningBuild {
  const args = [join(root, 'src/cli/bin.mjs'), 'build', '--content', content, '--out', out];
  const child = spawn(process.execPath, args, { env: { ...process.env, NO_COLOR: '1', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<{ code: number | null; output: string }>((done) => child.once('close', (code) => done({ code, output })));
  return { kill: (signal) => child.kill(signal), ended };
}

/** What readers find at `out`. A run that was killed between its two renames leaves the old site aside: the next one puts it back first. */
export async function standingSite(out: string): Promise<Map<string, string>> {
  if (!existsSync(out)) await recoverSite(out);
  return readTree(out);
}

/** Paths whose bytes are not the same in both. */
export const differences = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));

/** Waits until it is so, for a minute at most. */
export async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!isSo() && Date.now() < deadline) await new Promise((done) => setTimeout(done, 10));
}
