import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { verdictOf } from '../../scripts/signatures.ts';
import { lock, manifest } from './manifest.ts';

/** The oldest versions in which the holes that are known are closed. */
const FLOORS = [
  ['astro', '7.2.8'],
  ['mermaid', '12.0.0'],
  ['yaml', '2.8.3'],
] as const;

/** The same for what others bring along, as long as they do. */
const INDIRECT_FLOORS = [['js-yaml', '4.1.1']] as const;

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

test.each(INDIRECT_FLOORS)('%s is at least %s, where it is there', (name, floor) => {
  const versions = [...lock].filter(([path]) => path.endsWith(`node_modules/${name}`)).map(([, { version }]) => version ?? '');
  expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([]);
});

describe('docs/dependencies.md', () => {
  const text = readFileSync(new URL('../../docs/dependencies.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, name = '', reason = '']) => ({ name, reason }));

  test('names each direct dependency once, and no other', () => {
    const direct = [...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies].map(([name]) => name);
    expect(rows.map(({ name }) => name).sort()).toEqual(direct.sort());
  });

  test('gives each a reason', () => {
    expect(rows.filter(({ reason }) => reason.split(/\s+/).length < 4)).toEqual([]);
  });

  test('is of few: one more is a decision', () => {
    expect(manifest.dependencies.size).toBeLessThanOrEqual(24);
  });
});

test('what npm says of signatures is judged, or said why not', () => {
  const of = (name: string) => ({ name, version: '1.0.0' });
  expect(verdictOf(JSON.stringify({ invalid: [], missing: [] }))).toEqual({
    text: 'All packages have the signatures of their registry.',
    bad: false,
  });
  expect(verdictOf(JSON.stringify({ invalid: [of('a')], missing: [of('b')] }))).toEqual({
    text: 'a@1.0.0 has a signature that is not the registry’s\nb@1.0.0 has no signature',
    bad: true,
  });
  expect(verdictOf(JSON.stringify({ error: { code: 'ENOTFOUND', summary: 'getaddrinfo ENOTFOUND\nin most cases' } }))).toEqual({
    text: 'Signatures were not checked: getaddrinfo ENOTFOUND',
    bad: false,
  });
  expect(verdictOf('spawn npm ENOENT').text).toBe('Signatures were not checked: npm said “spawn npm ENOENT”');
});

test('Node 20 may start it', () => {
  expect(manifest.engines.node).toBe('>=20');
});
