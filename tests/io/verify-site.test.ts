import { expect, test } from 'vitest';
import { verifySite } from '../../src/io/verify-site.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';

const page = (body: string, head = ''): string =>
  `<!doctype html><html><head>${head}</head><body><main><h1 id="top-heading">T</h1>${body}</main></body></html>`;

const faultsOf = (files: Record<string, string>, { base = '/', pages = [] as string[] } = {}): readonly string[] =>
  verifySite(writeFiles(tempDir(), files), { pages, base }).faults;

test('a whole site has no faults, and says how much was looked at', () => {
  const dir = writeFiles(tempDir(), {
    'index.html': page(
      '<a href="/incidents/a/">A</a> <a href="/incidents/a/#t-1">1</a> <a href="#top-heading">up</a> <a href="https://example.org/x#y">out</a>',
      '<link rel="stylesheet" href="/a.css">',
    ),
    'incidents/a/index.html': page(
      '<p id="t-1">x</p><a href="../../">home</a><a href="mailto:a@b.c">m</a><img src="/i.png" srcset="/i.png 1x, /j.png 2x" alt="">',
    ),
    'a.css': '',
    'i.png': '',
    'j.png': '',
  });
  expect(verifySite(dir, { pages: ['/', '/incidents/a/'], base: '/' })).toEqual({ faults: [], pageCount: 2, linkCount: 9 });
});

test.each([
  ['a page that was not built', {}, ['/x/'], ['/x/ was not built']],
  ['a dead link', { 'index.html': page('<a href="/gone/">g</a>') }, [], ['index.html points at /gone/, which is not there']],
  [
    'a dead anchor on the same page',
    { 'index.html': page('<a href="#no">g</a>') },
    [],
    ['index.html points at #no, an anchor which is not there'],
  ],
  [
    'a dead anchor on another',
    { 'index.html': page('<a href="/b/#no">g</a>'), 'b/index.html': page('') },
    [],
    ['index.html points at /b/#no, an anchor which is not there'],
  ],
  [
    'a missing style sheet',
    { 'index.html': page('', '<link href="/a.css" rel=stylesheet>') },
    [],
    ['index.html points at /a.css, which is not there'],
  ],
  [
    'a missing picture of a set',
    { 'index.html': page('<img srcset="/a.png 2x">') },
    [],
    ['index.html points at /a.png, which is not there'],
  ],
  [
    'half an escape',
    { 'index.html': page('<img src="100%.png">') },
    [],
    ['index.html points at 100%.png, which is not an address below the base of the site'],
  ],
  ['an empty article', { 'index.html': page('<article> <p></p>\n</article>') }, [], ['index.html holds an article without any text']],
  ['a page without a word', { 'index.html': '<main><img alt=""></main>' }, [], ['index.html holds an article without any text']],
])('%s', (_, files, pages, faults) => {
  expect(faultsOf({ ...files }, { pages: [...pages] })).toEqual(faults);
});

test('a base is part of every address, and a link that lacks it is dead', () => {
  const files = { 'index.html': page('<a href="/pr/7/b/">b</a><a href="/b/">b</a>'), 'b/index.html': page('') };
  expect(faultsOf(files, { base: '/pr/7/', pages: ['/b/'] })).toEqual([
    'index.html points at /b/, which is not an address below the base of the site',
  ]);
});

test('what looks like a link is not one: in a comment, in a script, in text', () => {
  const body =
    '<!-- <a href="/x/"> --><script>const a = "<a href=\'/y/\'>";</script><p>&lt;a href="/z/"&gt; 1 < 2 href="/w/"</p><pre title="a > b" data-x="<a href=/v/>">x</pre>';
  expect(faultsOf({ 'index.html': page(body) })).toEqual([]);
});

test('character references and percent escapes are resolved', () => {
  const body = '<a href="/caf%C3%A9/?a=1&amp;b=2#t&#45;1">x</a><a href=\'/a%20b/#caf%C3%A9\'>x</a>';
  const files = {
    'index.html': page(body),
    'caf\u00E9/index.html': page('<i id="t-1">x</i>'),
    'a b/index.html': page('<i id="caf\u00E9">x</i>'),
  };
  expect(faultsOf(files)).toEqual([]);
});

test('the search index may come after the pages', () => {
  expect(faultsOf({ 'index.html': page('<script src="/pagefind/pagefind.js"></script>') })).toEqual([]);
});

test('2,000 pages of 80 links take about a second on a quiet machine', () => {
  const links = Array.from({ length: 80 }, (_, n) => `<li id="e${n}"><a href="/p/${n}/#e${n}">event ${n}</a></li>`).join('');
  const dir = writeFiles(tempDir(), Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`p/${n}/index.html`, page(links)])));
  const started = performance.now();
  const { faults, linkCount } = verifySite(dir, { pages: [], base: '/' });
  expect(faults).toEqual([]);
  expect(linkCount).toBe(160_000);
  expect(performance.now() - started).toBeLessThan(10_000);
}, 60_000);

test.each([['<a '], ['<a href="'], ['<!--'], ['<script>'], ['&#'], ['<']])('hostile markup is scanned in linear time: %j', (piece) => {
  const started = performance.now();
  faultsOf({ 'index.html': piece.repeat(50_000) });
  expect(performance.now() - started).toBeLessThan(2_000);
});
