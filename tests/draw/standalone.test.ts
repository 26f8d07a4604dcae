import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { standalone } from '../../src/draw/standalone.ts';

const drawing =
  '<svg viewBox="0 0 960 100" class="m-drawing" id="w" role="group"><title>T &amp; U</title><g fill="var(--m-ink)"><a href="#t-1"><text x="0">A &lt;a&gt; b</text></a></g></svg><svg viewBox="0 0 360 200" id="n"><text>narrow</text></svg>';

test('is one well-formed picture with a margin, without links and variables', () => {
  const svg = standalone(drawing);
  // As XML: a fault in the form throws.
  const { document } = new JSDOM(svg, { contentType: 'image/svg+xml' }).window;
  const names = [...document.querySelectorAll('*')].map(({ localName }) => localName);
  expect(names).toEqual(['svg', 'rect', 'title', 'g', 'text']);
  expect(svg).toContain('viewBox="-24 -24 1008 148"');
  expect(svg).toContain('A &lt;a&gt; b');
  expect(svg).not.toMatch(/var\(|href|narrow/);
});

test('refuses what is no drawing', () => {
  expect(() => standalone('<p>')).toThrow('not a drawing of a timeline');
});
