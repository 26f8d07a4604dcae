import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContext } from '../../../src/core/parse/config.ts';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import { HEADING_PHRASES, headingWords, roleOf } from '../../../src/core/parse/roles.ts';
import { formatProblem } from '../../../src/core/problem.ts';
import { siteSchema } from '../../../src/core/schema/site.ts';

const problemsOf = (site: string): string[] => readContext({ site }).problems.map(formatProblem);

const TEXT = `# Outage of the kiln, 2024-05-02

## Why it broke

A fuse was old.

## Nachspiel

- Ana Lima: Buy fuses
`;

describe('headings of a team', () => {
  test('are read as the concept that site.yml gives them', () => {
    const { context, problems } = readContext({ site: 'headings:\n  cause: ["Why it broke"]\n  actions: [Nachspiel]\n' });
    expect(problems).toEqual([]);
    const [incident] = readDocument({ path: 'kiln.md', text: TEXT }, context).incidents;
    expect(incident?.rootCause?.value).toBe('A fuse was old.');
    expect(incident?.sections.map(({ role, heading }) => [role, heading])).toEqual([
      ['cause', 'Why it broke'],
      ['actions', 'Nachspiel'],
    ]);
    expect(incident?.actions.map((action) => action.text)).toEqual(['Buy fuses']);
  });

  test('without it they are prose under their own title', () => {
    const [incident] = readDocument({ path: 'kiln.md', text: TEXT }, readContext({}).context).incidents;
    expect(incident?.rootCause).toBeNull();
    expect(incident?.sections.map(({ role }) => role)).toEqual(['other', 'other']);
  });

  test('win over the table, also where other words stand beside them', () => {
    const { context } = readContext({ site: 'headings:\n  impact: [Overview]\n' });
    const text = '# Outage of the kiln, 2024-05-02\n\n## Overview for customers\n\nNo pots.\n';
    expect(readDocument({ path: 'kiln.md', text }, context).incidents[0]?.sections.map(({ role }) => role)).toEqual(['impact']);
  });

  test('of an unknown concept are refused, with the near miss', () => {
    expect(problemsOf('headings:\n  cuase: [x]\n')).toEqual([
      'site.yml:2:3 unknown-key: no key is called `cuase`. Did you mean `cause`? Correct the key or delete it.',
    ]);
    expect(problemsOf('headings:\n  went_well: [x]\n')).toEqual([
      'site.yml:2:3 unknown-key: no key is called `went_well`. Did you mean `went-well`? Correct the key or delete it.',
    ]);
    expect(problemsOf('headings:\n  cause: Why\n')).toEqual([
      'site.yml:2:10 wrong-type: `cause` of `headings` must be a list, not `Why`. Write a value of the kind that is asked for.',
    ]);
  });

  test('of two concepts are refused', () => {
    expect(problemsOf('headings:\n  cause: [Why]\n  lessons: [How, why]\n')).toEqual([
      'site.yml:3:18 bad-config: entry 2 of `lessons` of `headings` must be a heading of one concept (it stands under `cause` too), not `why`. Correct the value.',
    ]);
  });

  test('may be given for every concept that a heading can have', () => {
    expect(Object.keys(siteSchema.parse({}).headings).sort()).toEqual([...HEADING_PHRASES.keys()].sort());
  });
});

describe('families of headings', () => {
  test.each([
    ['Directors present', 'people'],
    ['Directors absent:', 'people'],
    ['Members in attendance', 'people'],
    ['Problems present', 'other'],
    ['Follow-up on last week’s action items', 'action-review'],
    ['Action items from the previous meeting', 'action-review'],
    ['Outstanding actions', 'action-review'],
    ['Last meeting', 'other'],
    ['Responsible AI', 'other'],
    ['Service discovery', 'other'],
    ['AI', 'other'],
    ['Actions Required', 'actions'],
    ['What we’ll do about it', 'actions'],
    ['Why did it happen?', 'cause'],
    ['Where did we get lucky?', 'lucky'],
    ['Zeitachse', 'other'],
  ])('%s -> %s', (heading, role) => {
    expect(roleOf(heading)).toBe(role);
  });

  test('no phrase stands for two concepts, and each is as headings are compared', () => {
    const phrases = [...HEADING_PHRASES.values()].flat();
    expect(new Set(phrases).size).toBe(phrases.length);
    for (const phrase of phrases) expect(headingWords(phrase)).toBe(phrase);
  });
});

describe('docs/writing.md', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../../docs/writing.md'), 'utf8');
  const rows = new Map(
    [...docs.matchAll(/^\| `([a-z-]+)` \| (.+) \|$/gm)].map(([, concept, phrases]) => [
      concept,
      (phrases ?? '').split(' · ').map(headingWords),
    ]),
  );

  test.each([...HEADING_PHRASES])('lists every heading that is known for %s, and no other', (concept, phrases) => {
    expect(new Set(rows.get(concept))).toEqual(new Set(phrases));
  });
});
