import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContext } from '../../src/core/parse/config.ts';
import type { SiteManifest } from '../../src/core/review/manifest.ts';
import { openKeptManifests, siteKey } from '../../src/io/kept-manifests.ts';
import { keyOf } from '../../src/io/kept-readings.ts';
import { tempDir } from '../temp-dir.ts';

const site = (title: string): SiteManifest =>
  new Map([
    [
      '/',
      {
        title,
        path: null,
        hash: 'h',
        anchors: [],
        parts: new Map([['letters', { kind: 'whole', text: 'its letters differ', hash: 'p' }]]),
      },
    ],
    ['/incidents/a/', { title: '“A”\n\u2028b', path: 'a.md', hash: 'i', anchors: ['e-1', 'cause'], parts: new Map() }],
  ]);

/** A run: what `provide` gives, and whether it had to be made. */
function run(file: string, key: string, made: SiteManifest): { given: SiteManifest; count: number } {
  const kept = openKeptManifests(file);
  let count = 0;
  const given = kept.provide(key, () => {
    count += 1;
    return made;
  });
  kept.save();
  return { given, count };
}

test('what was made for a key is there in the next run as it was, and nothing for another key', () => {
  const file = join(tempDir(), 'manifests');
  expect(run(file, keyOf('a'), site('A')).count).toBe(1);
  expect(run(file, keyOf('a'), site('never made'))).toEqual({ given: site('A'), count: 0 });
  expect(run(file, keyOf('b'), site('B'))).toEqual({ given: site('B'), count: 1 });
});

test('what was damaged on the disk is made again', () => {
  const file = join(tempDir(), 'manifests');
  run(file, keyOf('a'), site('A'));
  writeFileSync(file, readFileSync(file, 'utf8').replace('"h"', '"x"'));
  expect(run(file, keyOf('a'), site('anew'))).toEqual({ given: site('anew'), count: 1 });
});

test('the key of a site changes with the program, the settings, a path and a text, and with no order', () => {
  const { context } = readContext({});
  const zoned = readContext({ site: 'timeZone: Europe/Berlin\n' }).context;
  const texts = new Map([['a.md', 'one'], ['b.md', 'two']]); // prettier-ignore
  const key = siteKey('p', context, texts);
  expect(siteKey('p', context, new Map([...texts].reverse()))).toBe(key);
  const others = [
    siteKey('q', context, texts),
    siteKey('p', zoned, texts),
    siteKey('p', context, new Map([...texts, ['b.md', 'other']])),
    siteKey('p', context, new Map([...texts, ['c.md', '']])),
    siteKey('p', context, new Map([['a.md', 'oneb.md'], ['two', '']])), // prettier-ignore
  ];
  expect(new Set([key, ...others]).size).toBe(6);
});

test('what no run asks for any more goes: a branch with many commits does not fill the disk', () => {
  const file = join(tempDir(), 'manifests');
  const sizes = Array.from({ length: 12 }, (_, index) => {
    run(file, keyOf(String(index)), site(String(index)));
    return readFileSync(file).length;
  });
  const [one = 0] = sizes;
  expect(Math.max(...sizes)).toBeLessThanOrEqual(4 * (one + 2));
});
