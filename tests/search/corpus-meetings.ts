import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const MEETINGS = 500;

/** The corpora that stand beside the project on some machines; null elsewhere. */
export function corporaDir(root: string): string | null {
  const dir = join(root, '../shared/corpora');
  return existsSync(dir) ? dir : null;
}

/** Copies 500 real meetings of all corpora, spread evenly over their sorted paths, into `content/meetings`. */
export function copyMeetings(corpora: string, content: string): void {
  const all = readdirSync(corpora)
    .filter((name) => name.startsWith('mtg-'))
    .flatMap((name) => readdirSync(join(corpora, name), { recursive: true, encoding: 'utf8' }).map((path) => join(name, path)))
    .filter((path) => path.endsWith('.md'))
    .sort();
  for (let index = 0; index < MEETINGS; index += 1) {
    const path = all[Math.floor((index * all.length) / MEETINGS)];
    if (path === undefined) continue;
    const target = join(content, 'meetings', path);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(corpora, path), target);
  }
}
