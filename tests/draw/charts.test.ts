import { expect, describe, test } from 'vitest';
import type { ChartRequest, ChartSpec } from '../../src/draw/charts/chart-request.ts';
import { createCharts } from '../../src/draw/charts/chart.ts';
import { archiveOf, event, exact, fact, incident } from '../core/derive/factories.ts';
import { createDrawer } from '../../src/draw/drawer.ts';
import { createMeasure } from '../../src/draw/fonts.ts';
import { elementsOf, parseSvg, textOf, type SvgElement } from '../../src/draw/svg-tree.ts';

const measure = createMeasure(import.meta.filename);
const draw = createCharts(measure);
const requestOf = (chart: ChartSpec, narrow = false): ChartRequest => ({
  chart,
  narrow,
  idPrefix: 'c',
  title: 'Title',
  description: 'What it shows',
});
const svgOf = (chart: ChartSpec, narrow = false): string => draw(requestOf(chart, narrow)).svg;
const textsOf = (svg: string): string[] => [...elementsOf(parseSvg(svg))].filter(({ name }) => name === 'text').map(textOf);

const months = (count: number) => Array.from({ length: count }, (_, index) => ({ short: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][index % 12] ?? '', group: String(2020 + Math.floor(index / 12)), phase: index % 12 })); // prettier-ignore
const columns = (count: number): ChartSpec => ({
  kind: 'columns',
  columns: months(count),
  rows: [
    { name: 'All', colour: 'all', values: months(count).map((_, index) => index % 5) },
    { name: 'SEV1', colour: 'red', values: months(count).map((_, index) => index % 2) },
  ],
});
const dots = (values: readonly number[], count = 1): ChartSpec => ({
  kind: 'dots',
  from: 60,
  to: 86_400,
  ticks: [60, 300, 900, 3600, 14_400, 86_400].map((at) => ({ at, label: `${String(at / 60)} min` })),
  rows: [
    { name: 'Time to detect', note: 'n = 8', points: values.map((at) => ({ at, count, text: count === 1 ? `${String(at)} s` : null })), median: { at: 60, label: '1 min 30 s' }, quartiles: [60, 7200] },
    { name: 'Time to resolve', note: 'n = 1', points: [{ at: 86_400, count: 1, text: '1 d' }], median: { at: 86_400, label: '1 d' }, quartiles: null },
  ],
}); // prettier-ignore
const bars: ChartSpec = { kind: 'bars', rows: [{ name: 'Ordering & <b>more</b>', value: 12, colour: 'accent' }, { name: 'Redis', value: 0, colour: 'grey' }] }; // prettier-ignore
const week: ChartSpec = {
  kind: 'week',
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  counts: Array.from({ length: 7 }, (_, day) =>
    Array.from({ length: 24 }, (_hour, hour) => (day === 1 && hour > 7 && hour < 11 ? hour : 0)),
  ),
  shaded: [{ day: 1, from: 8.5, to: 18 }],
};
const CHARTS: readonly (readonly [string, ChartSpec])[] = [
  ['one month', columns(1)],
  ['six months', columns(6)],
  ['sixty months', columns(60)],
  ['a few dots', dots([60, 61, 600, 7200])],
  ['one dot', dots([60])],
  ['fifty dots in one place', dots(Array.from({ length: 50 }, () => 600))],
  ['grouped dots', dots([60, 600, 7200], 40)],
  ['bars', bars],
  ['a week', week],
];

const number = (node: SvgElement, name: string): number => Number(node.attributes.get(name) ?? 0);
const moved = (node: SvgElement): [number, number] => {
  const [x = 0, y = 0] = (/translate\(([^)]*)\)/.exec(node.attributes.get('transform') ?? '')?.[1] ?? '').split(/[\s,]+/).map(Number);
  return [x, y];
};

/** Each text with the box that it takes, in px of the picture. */
function boxesOf(svg: string): { text: string; left: number; right: number; top: number; bottom: number }[] {
  const boxes: ReturnType<typeof boxesOf> = [];
  const walk = (node: SvgElement, x: number, y: number, anchor: string, weight: number): void => {
    const [dx, dy] = moved(node);
    const [ownX, ownY] = [x + dx, y + dy];
    const ownAnchor = node.attributes.get('text-anchor') ?? anchor;
    const ownWeight = Number(node.attributes.get('font-weight') ?? weight);
    if (node.name === 'text') {
      const width = measure(textOf(node), 14, ownWeight);
      const start = ownX + number(node, 'x') - (ownAnchor === 'middle' ? width / 2 : ownAnchor === 'end' ? width : 0);
      boxes.push({ text: textOf(node), left: start, right: start + width, top: ownY - 7, bottom: ownY + 7 });
    }
    for (const child of node.children) if (typeof child !== 'string') walk(child, ownX, ownY, ownAnchor, ownWeight);
  };
  walk(parseSvg(svg), 0, 0, 'start', 400);
  return boxes;
}

describe.each(CHARTS)('%s', (_name, chart) => {
  describe.each([false, true])('narrow: %s', (narrow) => {
    const svg = svgOf(chart, narrow);

    test('needs no style of its own, and no colour but the page’s', () => {
      expect(svg).not.toMatch(/<style|style=|class="(?!chart )/);
      const colours = [...svg.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, value]) => value ?? '');
      expect(colours.filter((value) => value !== 'none' && !/^var\(--c-[a-z]+\)$/.test(value))).toEqual([]);
    });

    test('is named, and large enough to read', () => {
      expect(svg).toMatch(/^<svg [^>]*role="img"/);
      expect(svg).toContain('<title id="c-title">Title</title><desc id="c-desc">What it shows</desc>');
      expect(svg).toMatch(/ font-size="14"/);
      expect([...svg.matchAll(/font-size="([^"]*)"/g)].map(([, size]) => size)).toEqual(['14']);
    });

    test('no text leaves the picture or covers another', () => {
      const [, width = 0, height = 0] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number);
      const boxes = boxesOf(svg);
      expect(boxes.length).toBeGreaterThan(1);
      expect(boxes.filter(({ left, right, top, bottom }) => left < -0.5 || right > width + 0.5 || top < -1 || bottom > height + 1)).toEqual(
        [],
      );
      const covered = boxes.flatMap((one, index) =>
        boxes.slice(index + 1).flatMap((other) => (one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom ? [`${one.text} / ${other.text}`] : [])),
      ); // prettier-ignore
      expect(covered).toEqual([]);
    });

    test('has no number that is none', () => {
      expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
    });

    test('is the same in a process that has drawn others', () => {
      expect(createCharts(measure)(requestOf(chart, narrow)).svg).toBe(svg);
    });
  });
});

describe('what is drawn', () => {
  test('a column for each month of each row, as high as its number, to one scale', () => {
    const svg = svgOf(columns(6));
    const heights = [...svg.matchAll(/h[\d.]+v([\d.]+)h/g)].map(([, height]) => Number(height));
    // 0 1 2 3 4 0 of at most 4 in the first row, 0 1 0 1 0 1 in the second: 58 px stand for 4.
    expect(heights.map((height) => Math.round((height / 58) * 4)).sort()).toEqual([1, 1, 1, 1, 2, 3, 4]);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['All', 'SEV1', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', '2020', '4']));
  });

  test('of many months the largest number of each row, and the years', () => {
    const texts = textsOf(svgOf(columns(60), true));
    expect(texts.filter((text) => /^\d$/.test(text))).toEqual(['4', '1']);
    expect(texts.filter((text) => text.startsWith('20'))).toEqual(['2020', '2021', '2022', '2023', '2024']);
  });

  test('a dot for each value, with what it is', () => {
    const svg = svgOf(dots([60, 600, 600, 7200]));
    expect(svg.match(/<circle /g)).toHaveLength(5);
    expect(svg).toContain('<title>7200 s</title>');
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['Time to detect', 'n = 8', '1 min 30 s', '1 d']));
  });

  test('texts are texts, whatever stands in them', () => {
    expect(svgOf(bars)).toContain('Ordering &amp; &lt;b&gt;more&lt;/b&gt;');
  });

  test('the week has its numbers in their hours', () => {
    expect(textsOf(svgOf(week)).filter((text) => /^\d+$/.test(text))).toEqual(['8', '9', '10']);
    expect(textsOf(svgOf(week, true))).toEqual(expect.arrayContaining(['Mon', 'Sun', '00:00', '21:00']));
  });
});

test('a process that has drawn with Mermaid draws the same chart as one that has not', async () => {
  const drawer = createDrawer({ cacheDir: null, processes: 1 });
  try {
    await drawer.draw({ source: 'pie title Causes\n "Load" : 35', idPrefix: 'p' });
    expect((await drawer.chart(requestOf(columns(6)))).svg).toBe(svgOf(columns(6)));
  } finally {
    drawer.close();
  }
}, 60_000);

test('five years of incidents of every severity leave a page room for its tables', () => {
  const day = (index: number): string => new Date(Date.UTC(2019, 0, 1 + index * 6)).toISOString().slice(0, 10);
  const incidents = Array.from({ length: 300 }, (_, index) => {
    const at = (minutes: number) => exact(new Date(Date.parse(day(index)) + (index * 37 + minutes) * 60_000).toISOString().slice(0, 16));
    const timeline = [event('t-1', at(0), 'It began', 'started'), event('t-2', at(1 + index), 'Alert', 'detected')];
    return incident(`i${String(index)}`, day(index), {
      timeline,
      severity: fact(`SEV${String((index % 5) + 1)}`),
      services: [fact(`S${String(index % 40)}`)],
    });
  });
  const drawn = archiveOf({ incidents }).insights.insights.flatMap(({ chart }) =>
    chart === null ? [] : [svgOf(chart), svgOf(chart, true)],
  );
  expect(drawn.length).toBe(10);
  expect(drawn.join('').length).toBeLessThan(90_000);
});
