import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { readSiteManifest, writeSiteManifest } from '../../src/io/site-manifest.ts';
import { writeRedirects, type RedirectJob } from '../../src/io/write-redirects.ts';
import { readTree, tempDir, writeFiles } from '../temp-dir.ts';

const PAGE = '<html><head><link rel="stylesheet" href="/notes/_assets/site.css"></head></html>';

function write(redirects: RedirectJob['redirects'], given: Partial<RedirectJob> = {}): string {
  const siteDir = writeFiles(tempDir(), { 'index.html': PAGE, 'incidents/disk/index.html': PAGE });
  writeRedirects({ siteDir, base: '/notes/', language: 'en', url: 'https://notes.example', redirects, before: '', ...given });
  return siteDir;
}

describe('an old address', () => {
  const written = (): string =>
    write([
      { from: '/old/disk/', to: '/incidents/disk/#cause' },
      { from: '/störung.html', to: '/incidents/disk/' },
    ]);
  const page = (file: string): Document => new JSDOM(readFileSync(join(written(), file), 'utf8')).window.document;

  test('is a page that leads on without a script, by a link too, and is not to be found itself', () => {
    const document = page('old/disk/index.html');
    const attribute = (selector: string, name: string): string | null | undefined => document.querySelector(selector)?.getAttribute(name);
    expect(attribute('meta[http-equiv=refresh]', 'content')).toBe('0; url=/notes/incidents/disk/#cause');
    expect(attribute('main a', 'href')).toBe('/notes/incidents/disk/#cause');
    expect(attribute('link[rel=canonical]', 'href')).toBe('https://notes.example/notes/incidents/disk/');
    expect(attribute('meta[name=robots]', 'content')).toBe('noindex');
    expect(attribute('link[rel=stylesheet]', 'href')).toBe('/notes/_assets/site.css');
    expect(attribute('meta[http-equiv=Content-Security-Policy]', 'content')).toContain("default-src 'none'");
    expect(document.querySelector('script')).toBeNull();
  });

  test('may end in .html, and stands in _redirects for hosts that read it', () => {
    expect(page('störung.html').querySelector('main a')?.getAttribute('href')).toBe('/notes/incidents/disk/');
    expect(readFileSync(join(written(), '_redirects'), 'utf8')).toBe(
      '/notes/old/disk/ /notes/incidents/disk/#cause 301\n/notes/st%C3%B6rung.html /notes/incidents/disk/ 301\n',
    );
  });
});

test('without redirects nothing is written', () => {
  expect([...readTree(write([])).keys()]).toEqual(['incidents/disk/index.html', 'index.html']);
});

test('no page of the site is written over', () => {
  expect(() => write([{ from: '/incidents/disk/', to: '/' }])).toThrow('/incidents/disk/ has a page of its own');
});

test('what a site wrote down is read again; what somebody made of it says nothing', () => {
  const pages = new Map([['/incidents/disk/', { title: 'Disk </script>', path: 'incidents/disk.md', hash: 'x', anchors: ['cause'] }]]);
  const dir = tempDir();
  expect(readSiteManifest(dir)).toBeNull();
  writeSiteManifest(dir, pages);
  expect(readSiteManifest(dir)).toEqual(pages);
  for (const text of ['{', '{"version":2,"pages":[]}', '{"version":1,"pages":[["/x/",{}]]}', '[]'])
    expect(readSiteManifest(writeFiles(tempDir(), { 'site-manifest.json': text }))).toBeNull();
});
