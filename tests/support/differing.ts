import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below `dir` by its path. */
function filesOf(dir: string): Map<string, Buffer> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map(({ parentPath, name }) => [join(parentPath, name).slice(dir.length + 1), readFileSync(join(parentPath, name))]));
}

/** Paths of the files that are not the same in both folders, or in one of them alone. */
export function differing(one: string, other: string): string[] {
  const [a, b] = [filesOf(one), filesOf(other)];
  const same = (path: string): boolean => b.get(path)?.equals(a.get(path) ?? Buffer.from('not there')) === true && a.has(path);
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => !same(path)).sort();
}
