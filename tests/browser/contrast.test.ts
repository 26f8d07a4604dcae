import { describe, expect, test } from 'vitest';
import { ratio, textsOf, type ShownText } from './colours.ts';
import { KINDS } from './kinds.ts';
import { sampleSite } from './sites.ts';
import { settle, stageOf } from './stage.ts';

const stage = stageOf(sampleSite);
const THEMES = ['light', 'dark'] as const;

const line = ({ text, kind, colour, ground }: ShownText): string =>
  `${ratio(colour, ground).toFixed(2)} ${kind} “${text}”: ${colour.join(' ')} on ${ground.join(' ')}`;

describe.each(THEMES)('in the %s theme', (colorScheme) => {
  test.each(KINDS)('every text of the page “$kind” has 4.5:1, running text 7:1', async ({ path, kind }) => {
    const page = await stage.tab({ colorScheme });
    await page.goto(stage.at(path));
    await settle(page);
    const texts = await page.evaluate(textsOf);
    expect(texts.length).toBeGreaterThan(10);
    if (kind.startsWith('incident ')) expect(texts.filter((text) => text.kind === 'drawing').length).toBeGreaterThan(8);
    const faint = texts.filter((text) => ratio(text.colour, text.ground) < (text.kind === 'body' ? 7 : 4.5));
    expect(faint.map(line)).toEqual([]);
  });

  test('every text colour of the design, also those that the sample does not show', async () => {
    const page = await stage.tab({ colorScheme });
    await page.goto(stage.at('/'));
    const colours = await page.evaluate((names) => {
      const pen = document.createElement('canvas').getContext('2d');
      const style = getComputedStyle(document.documentElement);
      return names.map((name) => {
        if (pen === null || style.getPropertyValue(name) === '') throw new Error(`no colour ${name}`);
        pen.fillStyle = style.getPropertyValue(name);
        pen.fillRect(0, 0, 1, 1);
        return [name, [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)]] as const;
      });
    }, NAMES);
    const byName = new Map<string, readonly number[]>(colours);
    const weak = PAIRS.filter(([on, under, least]) => ratio(byName.get(on) ?? [], byName.get(under) ?? []) < least);
    expect(weak).toEqual([]);
    // The same theme twice would prove one of them.
    expect((byName.get('--paper')?.[0] ?? 0) > 128).toBe(colorScheme === 'light');
  });
});

const PAIRS: readonly (readonly [on: string, under: string, least: number])[] = [
  ['--ink', '--paper', 7],
  ['--ink', '--paper-2', 7],
  ['--ink', '--target', 7],
  ['--ink', '--mark', 4.5],
  ['--ink-quiet', '--paper', 4.5],
  ['--ink-quiet', '--paper-2', 4.5],
  ['--ink-quiet', '--target', 4.5],
  ['--accent', '--paper', 4.5],
  ['--accent', '--target', 4.5],
  ...['red', 'orange', 'yellow', 'blue', 'grey'].map((hue) => [`--sev-${hue}`, '--paper', 4.5] as const),
  ['--state-done', '--paper', 4.5],
];
const NAMES = [...new Set(PAIRS.flatMap(([on, under]) => [on, under]))];
