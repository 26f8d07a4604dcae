import { join } from 'node:path';
import { buildFolder, writeFiles } from '../site/build.ts';
import { readTree } from '../temp-dir.ts';
import { differences, plainDocuments, standingSite, startBuild } from './building.ts';

/** A build that was killed, and what it left. */
export interface Kill {
  readonly signal: NodeJS.Signals;
  readonly afterMs: number;
  /** The last step that the build had told of. */
  readonly reached: string;
  /** The site of the build before, byte for byte, that of the killed one, or neither. */
  readonly left: 'old' | 'new' | 'neither';
}

export interface KillJob {
  readonly content: string;
  /** Holds a site that was built of `content`. */
  readonly out: string;
  /** What is built, with a word of its own each time. */
  readonly files: (word: string) => Record<string, string>;
  /** One build is killed by each. */
  readonly signals: readonly NodeJS.Signals[];
}

/**
 * Builds changed documents once for each signal, and kills each build at a random moment of its own part of the time that
 * a build takes. Then builds them to the end, so that it is known what the killed one would have published.
 */
export async function killBuilds({ content, out, files, signals }: KillJob): Promise<Kill[]> {
  const kills: Kill[] = [];
  let old = readTree(out);
  writeFiles(content, files('warm-up'));
  let lastsMs = await timeBuild(content, out);
  for (const [index, signal] of signals.entries()) {
    writeFiles(content, files(`whistle${String(index)}`));
    old = readTree(out);
    const build = startBuild(content, out);
    const afterMs = ((index + Math.random()) / signals.length) * lastsMs;
    const timer = setTimeout(() => build.kill(signal), afterMs);
    const { output } = await build.ended;
    clearTimeout(timer);
    const seen = await standingSite(out);
    lastsMs = await timeBuild(content, out);
    const left = differences(seen, old).length === 0 ? 'old' : differences(seen, readTree(out)).length === 0 ? 'new' : 'neither';
    kills.push({ signal, afterMs, reached: stepIn(output), left });
  }
  return kills;
}

/** How long a build takes. */
async function timeBuild(content: string, out: string): Promise<number> {
  const started = performance.now();
  const { code, output } = await buildFolder(content, out);
  if (code !== 0) throw new Error(`the build after a kill failed:\n${output}`);
  return performance.now() - started;
}

/** `'Reading content …\n  3 documents (0.1 s)\nBuilding pages …\n' -> 'Building pages'` */
function stepIn(output: string): string {
  if (output.includes('Published ')) return 'the end';
  return [...output.matchAll(/^(\w.*) …$/gm)].at(-1)?.[1] ?? 'the start';
}

export interface Pair {
  readonly codes: readonly (number | null)[];
  readonly output: string;
  /** Which of the two words the pages of the published site say. */
  readonly words: readonly string[];
}

export interface RaceJob {
  /** Makes a content folder. */
  readonly make: (name: string, files: Record<string, string>) => string;
  readonly dir: string;
  readonly pairs: number;
}

/** Two builds of different documents to one folder, both started at once; as often as told. */
export async function raceBuilds({ make, dir, pairs }: RaceJob): Promise<Pair[]> {
  const found: Pair[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const out = join(dir, 'shared');
    const ends = await Promise.all(
      ['bell', 'gong'].map((word) => startBuild(make(`race-${word}`, plainDocuments(`${word}${String(pair)}`)), out).ended),
    );
    const pages = [...readTree(out)].filter(([path]) => path.endsWith('.html'));
    const words = pages.flatMap(([, text]) => text.match(/\b(?:bell|gong)\d+/g) ?? []);
    found.push({ codes: ends.map(({ code }) => code), output: ends.map(({ output }) => output).join('\n'), words: [...new Set(words)] });
  }
  return found;
}
