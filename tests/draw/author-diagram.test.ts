import { afterAll, describe, expect, test, vi } from 'vitest';
import { faultOf, kindOf, refusalOf, type DiagramFault } from '../../src/draw/author-diagram.ts';
import { drawAuthorDiagram, withIds } from '../../src/draw/author-picture.ts';
import { createDrawer } from '../../src/draw/drawer.ts';
import { elementsIn } from './drawing.ts';
import { PLAIN_DIAGRAMS } from './kinds.ts';

// A process takes a second to start.
vi.setConfig({ testTimeout: 60_000 });

const drawer = createDrawer({ cacheDir: null, processes: 1 });
afterAll(() => drawer.close());

/** As `check` judges a source. */
async function judge(source: string): Promise<DiagramFault | null> {
  const refused = refusalOf(source);
  if (refused !== null) return refused;
  return drawAuthorDiagram(source, drawer.draw).then(
    () => null,
    (error: unknown) => faultOf(source, error instanceof Error ? error.message : String(error)),
  );
}

describe('a slip is found at its line', () => {
  test.each([
    ['a flowchart', 'flowchart LR\n A --> B\n B --> [', 3],
    ['a pie, which has another parser', 'pie\n "a" : 3\n "b" : x', 3],
    ['a quadrant chart, whose words are not known', 'quadrantChart\n x-axis a --> b\n foo: [2', 3],
    ['below a title of its own', '---\ntitle: Steps\n---\nflowchart LR\n A --> [', 5],
    ['below comments, which Mermaid does not count', 'flowchart LR\n%% one\n\n  %% two\n A --> B\n\n%% three\n B --> [', 8],
    ['below empty lines', '\n\nflowchart LR\n A --> [', 4],
    ['at the end, behind the last line', 'requirementDiagram\n requirement a {\n id: 1', 3],
  ])('%s', async (_name, source, line) => {
    expect(await judge(source)).toEqual({ line, why: `Mermaid cannot read line ${line} of it` });
  });
});

test('what Mermaid says without a line is told in its own words', async () => {
  expect(await judge('mindmap\nroot\n  a\nb')).toEqual({
    line: null,
    why: 'There can be only one root. No parent could be found for ("b")',
  });
});

describe('what a diagram may not do is refused at its line (G1, G2)', () => {
  test.each([
    ['a directive', 'flowchart LR\n %%{init: {"theme": "dark"}}%%\n A --> B', 2, /directive/],
    ['a directive in a comment', 'flowchart LR\n A --> B %%{wrap}%%', 2, /directive/],
    ['configuration', '---\ntitle: x\nconfig:\n  theme: dark\n---\nflowchart LR\n A --> B', 3, /configuration/],
    ['configuration under a quoted key', '---\n"config": {theme: dark}\n---\nflowchart LR\n A --> B', 2, /configuration/],
    ['configuration, indented', '  ---\n  {config: {theme: dark}}\n  ---\n  flowchart LR\n A --> B', 2, /configuration/],
    ['a click', 'flowchart LR\n A --> B\n click A href "https://evil.test"', 3, /click/],
    ['a script', 'classDiagram\n class A\n click A call alert(1)', 3, /click/],
    ['a link of a participant', 'sequenceDiagram\n participant A\n link A: Board @ https://evil.test', 3, /links/],
    ['a kind that is not drawn', '%% first\nzenuml\n A->B: x', 2, /“zenuml”/],
    ['a kind of Mermaid’s own', 'info', 1, /“info”/],
  ])('%s', (_name, source, line, why) => {
    expect(refusalOf(source)).toEqual({ line, why: expect.stringMatching(why) as unknown });
  });

  test.each(['', '  \n ', '%% only a comment', '12 x'])('a source that names no kind: “%s”', (source) => {
    expect(refusalOf(source)?.why).toMatch(/does not begin with a kind of diagram/);
  });

  test('and nothing is said against words that only look like it', () => {
    expect(refusalOf('flowchart LR\n A[Customers click here] --> B[config: none]')).toBeNull();
    expect(refusalOf('---\ntitle: "Which: one"\n\n# why\n---\ngantt\n dateFormat HH:mm')).toBeNull();
  });
});

test.each(PLAIN_DIAGRAMS)('the kind “%s” is one that is drawn', (_name, source) => {
  expect(refusalOf(source)).toBeNull();
});

test.each([
  ['stateDiagram-v2\n [*] --> A', 'stateDiagram'],
  ['---\ntitle: x\n---\n%% c\n  flowchart LR', 'flowchart'],
  ['', 'diagram'],
])('the kind of %j is %s', (source, kind) => {
  expect(kindOf(source)).toBe(kind);
});

test('a picture from the cache gets ids of its own, and refers to them', async () => {
  const { svg } = await drawAuthorDiagram('flowchart LR\n A["url(#g-0) #g-1"] -->|"id=g-0"| B', drawer.draw);
  const own = withIds(svg, 'gabc');
  const ids = elementsIn(own).flatMap(({ attributes }) => attributes.get('id') ?? []);
  expect(ids.length).toBeGreaterThan(2);
  expect(ids.filter((id) => !/^gabc(?:-|$)/.test(id))).toEqual([]);
  const references = [...own.matchAll(/="url\(#([^)]*)\)"/g)].map(([, id]) => id ?? '');
  expect(references.length).toBeGreaterThan(0);
  expect(references.filter((id) => !ids.includes(id))).toEqual([]);
  expect(
    elementsIn(own)
      .map(({ text }) => text)
      .join(''),
  ).toContain('url(#g-0) #g-1');
});

describe('a gantt chart does not depend on the day when it is drawn', () => {
  const draw = async (source: string): Promise<string> => (await drawAuthorDiagram(source, drawer.draw)).svg;

  test('it has no line for today', async () => {
    const source = 'gantt\n dateFormat YYYY-MM-DD\n section A\n One :a1, 2024-01-01, 30d\n Two :after a1, 20d';
    const lines = elementsIn(await draw(source)).filter(({ name, attributes }) => name === 'line' && attributes.has('x1'));
    expect(lines).toEqual([]);
    expect(await draw(source)).toBe(await draw(`${source}\n todayMarker off`));
  });

  test('times of day alone stand on one day', async () => {
    const svg = await draw('gantt\n dateFormat HH:mm\n axisFormat %Y-%m-%d %H:%M\n A: 10:00, 2h\n B: 2h');
    const ticks = elementsIn(svg).flatMap(({ name, text }) => (name === 'text' && /^\d{4}-/.test(text) ? [text] : []));
    expect(ticks[0]).toBe('2000-01-01 10:00');
    expect(ticks.at(-1)).toBe('2000-01-01 14:00');
  });
});
