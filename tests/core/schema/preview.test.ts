import { describe, expect, test } from 'vitest';
import { previewSchema } from '../../../src/core/schema/preview.ts';

test('nothing need be known', () => {
  expect(previewSchema.parse({})).toEqual({ pullRequest: null, base: null, head: null, expires: null, url: null, audience: null });
});

test('a title is text, whatever stands in it', () => {
  const title = '</aside><script>alert(1)</script> ::error::x';
  expect(previewSchema.parse({ pullRequest: { number: 7, title } }).pullRequest).toEqual({ number: 7, title, url: null });
});

describe('refused', () => {
  test.each([
    ['an unknown key', { pullrequest: { number: 7 } }],
    ['a number that is text', { pullRequest: { number: '7' } }],
    ['no number', { pullRequest: { title: 'x' } }],
    ['an address that runs', { pullRequest: { number: 7, url: 'javascript:alert(1)' } }],
    ['an address of the disk', { url: 'file:///etc/hostname' }],
    ['an address without its host', { url: '/pr-preview/pr-7/' }],
    ['an option of git', { base: '--output=x' }],
    ['a range of git', { base: 'main..HEAD~1' }],
    ['a reference with a line end', { base: 'main\nx' }],
    ['a commit that is none', { head: 'main' }],
    ['a day that is none', { expires: '2026-02-30' }],
    ['a title that nobody reads', { pullRequest: { number: 7, title: 'x'.repeat(501) } }],
    ['a list', []],
  ])('%s', (_, facts) => {
    expect(previewSchema.safeParse(facts).success).toBe(false);
  });

  test.each(['main', 'origin/main', 'refs/pull/7/merge', 'v1.2', '0f7b86c'])('but not the reference %s', (base) => {
    expect(previewSchema.parse({ base }).base).toBe(base);
  });
});
