import { expect, test } from 'vitest';
import { lock, manifest } from './manifest.ts';

/** The oldest versions in which the holes that are known are closed. */
const FLOORS = [
  ['astro', '7.2.8'],
  ['mermaid', '12.0.0'],
  ['yaml', '2.8.3'],
] as const;

const numbers = (version: string): number[] => version.split(/[.+-]/).map(Number);
function isAtLeast(version: string, floor: string): boolean {
  const [have, want] = [numbers(version), numbers(floor)];
  const at = want.findIndex((number, index) => number !== have[index]);
  return at < 0 || (have[at] ?? 0) > (want[at] ?? 0);
}

test('versions are compared number by number', () => {
  expect(isAtLeast('7.2.10', '7.2.8')).toBe(true);
  expect(isAtLeast('7.2.8', '7.2.8')).toBe(true);
  expect(isAtLeast('7.2.7', '7.2.8')).toBe(false);
  expect(isAtLeast('6.9.9', '7.2.8')).toBe(false);
});

test('package.json names exact versions', () => {
  const all = [...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies];
  expect(all.length).toBeGreaterThan(30);
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('the lock file holds the versions that package.json names', () => {
  const wrong = [...manifest.dependencies, ...manifest.devDependencies].filter(
    ([name, version]) => lock.get(`node_modules/${name}`)?.version !== version,
  );
  expect(wrong).toEqual([]);
});

test('the lock file names no address to download from, and a checksum for each package', () => {
  const packages = [...lock].filter(([path]) => path !== '');
  expect(packages.length).toBeGreaterThan(300);
  expect(packages.filter(([, entry]) => 'resolved' in entry).map(([path]) => path)).toEqual([]);
  expect(packages.filter(([, entry]) => !('integrity' in entry) && !('link' in entry)).map(([path]) => path)).toEqual([]);
});

test.each(FLOORS)('%s is at least %s, everywhere in the tree', (name, floor) => {
  const versions = [...lock].filter(([path]) => path.endsWith(`node_modules/${name}`)).map(([, { version }]) => version ?? '');
  expect(versions).not.toEqual([]);
  expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([]);
});

test('Node 20 may start it', () => {
  expect(manifest.engines.node).toBe('>=20');
});
