import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { shownText } from '../../src/core/render/timeline-text.ts';
import { createDrawer } from '../../src/draw/drawer.ts';
import { ALLOWED_ELEMENTS } from '../../src/draw/svg-write.ts';
import { at, drawing, elementsIn, event, requestFor, withClass } from './drawing.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';

// A process takes a second to start, and longer where others are at work.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const drawer = createDrawer({ cacheDir: null, processes: 1 });
afterAll(() => drawer.close());

const five = drawing(
  [
    event('14:23', 'Alerts for a high error rate', { milestone: 'detected' }),
    event('14:28', 'Somebody is paged'),
    event('14:35', 'Pool exhausted', { milestone: 'identified' }),
    event('14:52', 'Larger pool', { milestone: 'mitigated' }),
    event('15:08', 'All well', { milestone: 'resolved' }),
  ],
  [
    { name: 'Diagnose', kind: 'diagnose', start: at('14:23'), end: at('14:35') },
    { name: 'Mitigate', kind: 'mitigate', start: at('14:35'), end: at('14:52') },
    { name: 'Recover', kind: 'recover', start: at('14:52'), end: at('15:08') },
  ],
);

/** The middle of a diamond: its path starts at the top. */
const middleOf = (d: string): number => Number(/^M([\d.]+)/.exec(d)?.[1]);

describe('a drawn timeline', () => {
  test('shows each event once, with its time, as a link to its anchor', async () => {
    const { svg } = await drawer.draw(requestFor(five));
    const rows = withClass(svg, 'm-event');
    expect(rows.map((row) => row.text)).toEqual([
      '14:23Alerts for a high error rate',
      '14:28Somebody is paged',
      '14:35Pool exhausted',
      '14:52Larger pool',
      '15:08All well',
    ]);
    expect(rows.map((row) => row.attributes.get('data-event'))).toEqual(['t-1423', 't-1428', 't-1435', 't-1452', 't-1508']);
    expect(rows.map((row) => row.attributes.get('id'))).toEqual([
      'd1000-t-1423',
      'd1000-t-1428',
      'd1000-t-1435',
      'd1000-t-1452',
      'd1000-t-1508',
    ]);
    const links = elementsIn(svg).filter((found) => found.name === 'a');
    expect(links.map((link) => link.attributes.get('href'))).toEqual(['#t-1423', '#t-1428', '#t-1435', '#t-1452', '#t-1508']);
  });

  test('is to scale: 14:35 stands 12 of 45 minutes along', async () => {
    const { svg } = await drawer.draw(requestFor(five));
    const diamonds = elementsIn(svg).filter((found) => found.name === 'path' && found.attributes.get('fill') === 'var(--m-mark)');
    const [first = 0, second = 0, , last = 0] = diamonds.map((found) => middleOf(found.attributes.get('d') ?? ''));
    expect(diamonds).toHaveLength(4);
    expect((second - first) / (last - first)).toBeCloseTo(12 / 45, 2);
  });

  test('names the phases, and tells the whole to those who listen', async () => {
    const { svg } = await drawer.draw(requestFor(five));
    expect(withClass(svg, 'm-phase').map((phase) => phase.text)).toEqual(['DiagnoseDiagnose', 'MitigateMitigate', 'RecoverRecover']);
    const [root, title, description] = elementsIn(svg);
    expect(root?.attributes.get('aria-labelledby')).toBe(title?.attributes.get('id'));
    expect(root?.attributes.get('aria-describedby')).toBe(description?.attributes.get('id'));
    expect([title?.text, description?.text]).toEqual(['Timeline of an outage', 'What happened when']);
    // A picture that holds links is a group: what an image holds is hidden from a screen reader.
    expect(root?.attributes.get('role')).toBe('group');
  });

  test('says its proportions and no size', async () => {
    for (const width of [1000, 420]) {
      const [root] = elementsIn((await drawer.draw(requestFor(five, width))).svg);
      expect(root?.attributes.get('viewBox')).toMatch(new RegExp(`^0 0 ${width} [\\d.]+$`));
      expect([root?.attributes.has('width'), root?.attributes.has('height')]).toEqual([false, false]);
    }
  });

  test('tells kinds of events apart by shape', async () => {
    const events = [
      event('10:00', 'Somewhen', { vague: true, label: 'early morning' }),
      event('10:10', 'An instant'),
      event('10:20', 'A while', { end: at('10:40') }),
      event('10:50', 'Over', { milestone: 'resolved' }),
    ];
    const { svg } = await drawer.draw(requestFor(drawing(events)));
    const shapes = (text: string): string[] => {
      const start = svg.indexOf(`id="d1000-${text}"`);
      return elementsIn(svg.slice(svg.lastIndexOf('<g', start), svg.indexOf('</g>', start) + 4))
        .filter((found) => /^(?:circle|path|rect)$/.test(found.name) && found.attributes.get('class') !== 'm-hit')
        .map((found) => `${found.name}${found.attributes.has('stroke-dasharray') ? ' dashed' : ''}`);
    };
    expect([shapes('t-1000'), shapes('t-1010'), shapes('t-1020'), shapes('t-1050')]).toEqual([
      ['path dashed', 'circle dashed'],
      ['circle'],
      ['rect'],
      ['path'],
    ]);
  });

  test('keeps events of one instant and one name apart', async () => {
    const twice = [event('10:00', 'First'), event('10:00', 'Second', { id: 't-1000-2' }), event('10:00', 'Third', { id: 't-1000-3' })];
    const { svg } = await drawer.draw(requestFor(drawing(twice)));
    const heights = withClass(svg, 'm-hit').map((hit) => Number(hit.attributes.get('y')));
    expect(withClass(svg, 'm-event').map((row) => row.text)).toEqual(['10:00First', '10:00Second', '10:00Third']);
    expect(new Set(heights).size).toBe(3);
  });
});

describe('hostile text', () => {
  test('comes out as it went in, as label and as time, and as nothing else', async () => {
    const events = HOSTILE_TEXTS.map((text, index) => event('10:00', text, { id: `t-${index}`, at: at('10:00') + index * 60_000 }));
    const { svg } = await drawer.draw(requestFor(drawing(events)));
    expect(withClass(svg, 'm-label').map((label) => label.text)).toEqual(HOSTILE_TEXTS);
    const short = HOSTILE_TEXTS.filter((text) => text.length < 15);
    const named = short.map((text, index) => event('10:00', 'x', { id: `t-${index}`, at: at('10:00') + index * 60_000, label: text }));
    const times = withClass((await drawer.draw(requestFor(drawing(named)))).svg, 'm-time').map((time) => time.text);
    expect(times).toEqual(short);
    expectHarmless(svg);
  });

  test('of any kind comes out as it went in: 5,000 texts (G3)', { timeout: 120_000 }, async () => {
    const texts = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { numRuns: 5000, seed: 7 });
    for (let start = 0; start < texts.length; start += 199) {
      const some = texts.slice(start, start + 199);
      const early = some.map((text, index) => event('10:00', text, { id: `t-${index}` }));
      const { svg } = await drawer.draw(requestFor(drawing([...early, event('20:00', 'end')])));
      const labels = withClass(svg, 'm-label').map((label) => label.text);
      expect(labels).toEqual([...some.map((text) => shownText(text) || ' '), 'end']);
      expectHarmless(svg);
    }
  });

  test('in titles, anchors and phases adds no markup', async () => {
    const evil = '"><script>alert(1)</script><a href="javascript:alert(1)" onclick="x" style="y">';
    const data = drawing(
      [event('10:00', 'x', { id: evil, milestone: evil }), event('11:00', 'y')],
      [{ name: evil, kind: 'detect', start: at('10:00'), end: at('11:00') }],
    );
    const { svg } = await drawer.draw({ ...requestFor({ ...data, title: evil, description: evil }), idPrefix: 'd' });
    expectHarmless(svg);
    expect(elementsIn(svg)[1]?.text).toBe(evil);
  });

  function expectHarmless(svg: string): void {
    const found = elementsIn(svg);
    const lowerCase = new Set([...ALLOWED_ELEMENTS].map((name) => name.toLowerCase()));
    expect(found.map((one) => one.name.toLowerCase()).filter((name) => !lowerCase.has(name))).toEqual([]);
    const attributes = found.flatMap((one) => [...one.attributes]);
    expect(attributes.filter(([name]) => /^on|^style$|^xlink/.test(name))).toEqual([]);
    expect(attributes.filter(([name, value]) => value.includes('url(') || (name === 'href' && !value.startsWith('#')))).toEqual([]);
    expect(found.filter((one) => one.name === 'style')).toEqual([]);
  }
});
