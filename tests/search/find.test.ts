import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countLines, find, loosened, unknownWords } from '../../src/client/search/find.ts';
import { questionOf } from '../../src/client/search/question.ts';
import { writeFiles } from '../temp-dir.ts';
import { indexFolder } from './index-folder.ts';
import { openLibrary, type OpenLibrary } from './library.ts';

const meeting = (date: string, body: string): string => `# Lamp sync - ${date}

## Attendees

- Ann Lee (Lamps)
- Bo Fry (Wires)

${body}
`;

const FILES = {
  'site.yml': 'search:\n  synonyms:\n    - [database, db, postgres]\n',
  'meetings/2024-01-10-sync.md': meeting(
    'January 10, 2024',
    '## Wires\n\nThe red wire is loose.\n\n**Decision:** Wires are checked on Mondays.\n\n## Action items\n\n1. [ ] Ann Lee: Fix the red wire by January 20\n2. [x] Bo Fry: Count the wires\n',
  ),
  'meetings/2024-02-07-sync.md': meeting('February 7, 2024', '## Postgres\n\nIt ran out of room. Wire it to the alarm.\n'),
  'incidents/2024-01-15-dark.md': `# Lamps went dark

**Date:** 2024-01-15
**Severity:** SEV1
**Services:** Lamp Service

## Summary

All lamps were dark, because a loose wire touched the red one.

## Timeline

All times UTC.

- 10:00: Lamps go dark, start of the outage
- 10:02: Alert fires
- 11:30: Resolved

`,
  'incidents/2024-02-01-dim.md': `# Lamps were dim

**Date:** 2024-02-01
**Severity:** SEV2
**Services:** Lamp Service

## Summary

Lamps were dim, and nobody knows why.

## Timeline

All times UTC.

- 09:00: Lamps dim, start of the outage
- 09:05: Alert fires
- 09:20: Resolved
`,
};

let library: OpenLibrary;
const out = mkdtempSync(join(tmpdir(), 'afterword-find-'));
beforeAll(async () => {
  await indexFolder(writeFiles(join(out, 'content'), FILES), join(out, 'site'));
  library = await openLibrary(join(out, 'site'));
});
afterAll(() => {
  library.close();
  rmSync(out, { recursive: true, force: true });
});

async function search(address: string): Promise<{ titles: string[]; lines: string[]; found: Awaited<ReturnType<typeof find>> }> {
  const found = await find(questionOf(address), library, ['kind', 'severity', 'service', 'year']);
  return {
    found,
    titles: found.hits.map(({ title }) => title),
    lines: found.hits.flatMap(({ lines }) => lines.map(({ place }) => place ?? '')),
  };
}

describe('what is found', () => {
  test('an event, a decision and an action are each a place with its own name and anchor', async () => {
    expect((await search('?q=alert+fires')).lines).toEqual(expect.arrayContaining(['Timeline, 10:02', 'Timeline, 09:05']));
    const { found } = await search('?q=mondays');
    const [line] = found.hits[0]?.lines ?? [];
    expect(line?.place).toBe('Decision: Wires');
    expect(line?.url).toMatch(/\/meetings\/2024-01-10-sync\/#decision-1$/);
    expect((await search('?q=fix+red+wire')).lines).toContain('Action, open, Ann Lee');
  });

  test('the words of the hit that were found are marked', async () => {
    const { found } = await search('?q=dark');
    const line = found.hits.flatMap(({ lines }) => lines).find(({ place }) => place === 'Timeline, 10:00');
    expect(line?.text).toEqual([
      { text: 'Lamps go', found: false },
      { text: ' ', found: false },
      { text: 'dark,', found: true },
      // Pagefind closes each block with a full stop.
      { text: ' start of the outage.', found: false },
    ]);
  });

  test('a phrase is found as it stands, together with words or alone', async () => {
    expect((await search('?q="red+wire"')).titles).toEqual(['Lamp sync - January 10, 2024']);
    expect((await search('?q="loose+wire"+lamps')).titles).toEqual(['Lamps went dark']);
    expect((await search('?q="red+lamps"')).titles).toEqual([]);
  });

  test('words that site.yml calls the same find each other, and the line that has one of them', async () => {
    const { found } = await search('?q=database+room');
    expect(found.hits.map(({ title }) => title)).toEqual(['Lamp sync - February 7, 2024']);
    expect(found.hits[0]?.lines.map(({ place }) => place)).toContain('Postgres');
  });

  test('where no page has all words, pages with most of them are shown, and it says so', async () => {
    const { found, titles } = await search('?q=dim+mondays+lamps+alert');
    expect(found.relaxed).toBe(true);
    expect(titles).toEqual(['Lamps were dim']);
  });
});

describe('what it is narrowed to', () => {
  test('counts are those of the words; a facet counts its other values as if it were not chosen', async () => {
    expect((await search('?q=lamps')).found.counts).toMatchObject({
      kind: { incident: 2, meeting: 2 },
      severity: { SEV1: 1, SEV2: 1 },
    });
    const { found, titles } = await search('?q=lamps&severity=SEV1');
    expect(titles).toEqual(['Lamps went dark']);
    expect(found.counts).toMatchObject({ severity: { SEV1: 1, SEV2: 1 }, kind: { incident: 1, meeting: 0 } });
  });

  test('two values of a facet widen, two facets narrow', async () => {
    expect((await search('?severity=SEV1&severity=SEV2')).titles).toEqual(['Lamps were dim', 'Lamps went dark']);
    expect((await search('?severity=SEV1&severity=SEV2&kind=meeting')).titles).toEqual([]);
  });

  test('an operator means what the facet means', async () => {
    expect((await search('?q=sev:1')).titles).toEqual((await search('?severity=SEV1')).titles);
    expect((await search('?q=before:2024-02')).titles).toEqual(['Lamps went dark', 'Lamp sync - January 10, 2024']);
    expect((await search('?q=owner:ann+is:open')).lines).toEqual(['Action, open, Ann Lee']);
    expect((await search('?q=is:done')).lines).toEqual(['Action, done, Bo Fry']);
  });

  test('without words everything that is chosen is there, the newest first', async () => {
    const { found, titles } = await search('?kind=incident&kind=meeting');
    expect(titles).toEqual(['Lamp sync - February 7, 2024', 'Lamps were dim', 'Lamps went dark', 'Lamp sync - January 10, 2024']);
    expect(found.plan.sort).toBe('newest');
  });

  test('decisions and actions are hits of their own where they are asked for, also beside pages', async () => {
    expect((await search('?kind=decision')).lines).toEqual(['Decision: Wires']);
    const { titles } = await search('?kind=incident&kind=decision&sort=oldest');
    expect(titles).toEqual(['Lamp sync - January 10, 2024', 'Lamps went dark', 'Lamps were dim']);
  });

  test('how many decisions and actions the words would give is known beside the pages', async () => {
    const { found } = await search('?q=wire');
    expect(await countLines(found, library)).toMatchObject({ kind: { decision: 1, action: 2 } });
  });

  test('a value that is not there is a question without an answer, not a fault', async () => {
    expect((await search('?q=lamps&service=%3Cimg%20onerror%3Dx%3E')).titles).toEqual([]);
    expect((await search('?person=constructor')).titles).toEqual([]);
  });
});

describe('how it is ordered', () => {
  test('by date both ways, and by the length of the outage', async () => {
    expect((await search('?q=lamps&kind=incident&sort=newest')).titles).toEqual(['Lamps were dim', 'Lamps went dark']);
    expect((await search('?q=lamps&kind=incident&sort=oldest')).titles).toEqual(['Lamps went dark', 'Lamps were dim']);
    expect((await search('?q=lamps&kind=incident&sort=longest')).titles).toEqual(['Lamps went dark', 'Lamps were dim']);
  });

  test('a page of results beyond the last is the last', async () => {
    const { found } = await search('?q=lamps&page=99');
    expect(found.pages).toBe(1);
    expect(found.hits).toHaveLength(4);
  });
});

describe('where nothing is found', () => {
  test('what could be left out is told with what it would give', async () => {
    const ways = await loosened(questionOf('?q=dark&severity=SEV2&year=2024'), library);
    expect(ways.map(({ facet, total }) => [facet, total])).toEqual([['severity', 1]]);
  });

  test('words that nothing has are told from those that have company', async () => {
    const { found } = await search('?q=lamps+xylophone');
    expect(await unknownWords(found.plan, library.indexes)).toEqual(['xylophone']);
  });
});
