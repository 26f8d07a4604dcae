import { expect, test } from 'vitest';
import { lastingRedirects } from '../../src/cli/lasting-redirects.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';
import { fakeWorld } from './stubs.ts';

const FILES = { 'incidents/disk/index.html': '<h2 id="cause">Cause</h2>', 'people/ann-lee/index.html': '<h1>Ann Lee</h1>' };
const KEPT = [
  { from: '/a/', to: '/people/ann-lee/' },
  { from: '/b/', to: '/incidents/disk/#cause' },
];
const LOST = [
  { from: '/c/', to: '/people/bo-ray/' },
  { from: '/d/', to: '/incidents/disk/#t-1405' },
];

function lasting(audience: 'public' | 'internal', redirects: typeof KEPT) {
  const world = fakeWorld('.');
  return { left: lastingRedirects(writeFiles(tempDir(), FILES), redirects, audience, world), said: world.printed().log };
}

test('what leads to a page and a place in it stays', () => {
  expect(lasting('internal', KEPT)).toEqual({ left: KEPT, said: '' });
});

test('the public is not led to what is hidden, and not told what that is', () => {
  expect(lasting('public', [...KEPT, ...LOST])).toEqual({
    left: KEPT,
    said: '2 redirects of site.yml lead to what is not public, and are left out.\n',
  });
  expect(lasting('public', LOST.slice(1))).toEqual({
    left: [],
    said: '1 redirect of site.yml leads to what is not public, and is left out.\n',
  });
});

test('the team is told which lead nowhere, and where to correct them', () => {
  expect(() => lasting('internal', [...KEPT, ...LOST])).toThrow(
    'The site was not published. Correct these under `redirects` in site.yml, or take them out:\n' +
      '  `/c/` leads to `/people/bo-ray/`, which is not there\n' +
      '  `/d/` leads to `/incidents/disk/#t-1405`, which is not there',
  );
});
