import { describe, expect, test } from 'vitest';
import { previewBanner, type Banner } from '../../../src/core/render/preview-banner.ts';
import { previewSchema } from '../../../src/core/schema/preview.ts';

const banner = (facts: unknown, given: Partial<Banner> = {}): string =>
  previewBanner({
    facts: previewSchema.parse(facts),
    base: '/pr-preview/pr-7/',
    reviewHref: null,
    compared: null,
    unreadable: { count: 0, href: '/problems/' },
    ...given,
  });
const words = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('the banner says', () => {
  test('that this is a preview, where nothing else is known', () => {
    expect(words(banner({}))).toBe('Preview. This is not the published site; drafts are shown.');
  });

  test('which pull request, which commits, until when, and what else to read', () => {
    const html = banner(
      {
        pullRequest: { number: 7, title: 'Say why', url: 'https://git.example/pull/7' },
        base: 'main',
        head: 'a6c3cb4a6c3cb4',
        expires: '2026-12-08',
      },
      { reviewHref: '/review/', unreadable: { count: 2, href: '/problems/' } },
    );
    expect(words(html)).toBe(
      'Preview of pull request 7 , “Say why”. This is not the published site; drafts are shown. From main to a6c3cb4 ' +
        'May be gone from 8 December 2026 on What this change means 2 files cannot be published',
    );
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'https://git.example/pull/7',
      '/pr-preview/pr-7/review/',
      '/pr-preview/pr-7/problems/',
    ]);
  });
});

test('whatever a title holds is text: markup, quotes, control and bidi characters', () => {
  const title = `</aside><script>alert(1)</script>" onx='1 &lt;\u202E\u001B[2J${'x'.repeat(200)}`;
  const html = banner({ pullRequest: { number: 7, title } });
  expect(html).toContain('“&lt;/aside&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot; onx=&#39;1 &amp;lt; ');
  expect(html).not.toMatch(/<script|<\/aside>.+/);
  expect(/\p{Cc}|\p{Cf}/u.test(html)).toBe(false);
  expect(html.length).toBeLessThan(600);
});

test('an address with quotes stays an attribute', () => {
  const html = banner({ pullRequest: { number: 7, url: 'https://git.example/"onmouseover="alert(1)' } });
  expect(html).toContain('href="https://git.example/&quot;onmouseover=&quot;alert(1)"');
});
