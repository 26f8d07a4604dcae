import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { manifest } from './manifest.ts';

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const readme = read('README.md');
/** Lines of the shell blocks. */
const commands = [...readme.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block]) => (block ?? '').trim().split('\n'));

test('the two commands of the README are the ones that package.json and .ci/run run', () => {
  expect(commands).toContain('npm ci && npm start');
  expect(commands).toContain('npm ci && npm test');
  expect(manifest.scripts.get('start')).toBe('node scripts/start.mjs');
  expect(manifest.scripts.get('test')).toBe('node scripts/test.mjs');
  const lines = read('.ci/run').split('\n');
  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([
    'set -euo pipefail',
    'cd "$(dirname "$0")/.."',
    'npm ci && npm test',
  ]);
});

test('.ci/run can be executed', () => {
  expect(statSync(fileURLToPath(new URL('../../.ci/run', import.meta.url))).mode & 0o111).toBe(0o111);
});

test.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md'])('the links of %s lead to files that are there', (path) => {
  const targets = [...read(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#]+)/g)].map(([, target]) => target ?? '');
  const folder = new URL(`../../${path}`, import.meta.url);
  const missing = targets.filter((target) => statSync(new URL(target, folder), { throwIfNoEntry: false }) === undefined);

  expect(missing).toEqual([]);
});

test('every npm script that the documents name is there', () => {
  const named = [...(readme + read('CONTRIBUTING.md')).matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !manifest.scripts.has(name))).toEqual([]);
});
