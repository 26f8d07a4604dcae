import { expect, test } from 'vitest';
import type { Fact } from '../../../src/core/origin.ts';
import { archiveOf, at, fact, incident, only } from './factories.ts';

const declared = <T>(value: T, line: number): Fact<T> => ({ value, origin: { kind: 'declared', range: at(line) } });

const pageOf = (given: Parameters<typeof incident>[2]) => only(archiveOf({ incidents: [incident('a', '2024-03-01', given)] }).incidents);

test('what only front matter says has a heading on the page; what was read is printed as the prose that it is', () => {
  const page = pageOf({
    summary: declared('The oven was cold.', 2),
    impact: [declared('No bread before nine', 3)],
    rootCause: fact('A fuse was old.', 20),
    contributingFactors: [declared('No spare fuse', 4), declared('Nobody knew where it was', 5)],
    lessons: { wentWell: [fact('The phone was charged', 30)], wentBadly: [], lucky: [declared('It was Saturday', 6)], learned: [] },
    links: [
      declared({ text: 'Heat', target: 'https://graphs.example/heat' }, 7),
      fact({ text: 'photograph', target: 'javascript:alert(1)' }, 40),
    ],
  });
  expect(page.declaredSummary).toBe('The oven was cold.');
  expect(page.declared).toEqual([
    { title: 'Impact', points: [{ text: 'No bread before nine', href: null }] },
    {
      title: 'Contributing factors',
      points: [
        { text: 'No spare fuse', href: null },
        { text: 'Nobody knew where it was', href: null },
      ],
    },
    { title: 'Where we got lucky', points: [{ text: 'It was Saturday', href: null }] },
    { title: 'Supporting links', points: [{ text: 'Heat', href: 'https://graphs.example/heat' }] },
  ]);
});

test('what detected an incident stands beside its status, and an account of it where it was written', () => {
  expect(pageOf({ detectedBy: fact('Synthetic check', 4) }).detectedBy).toMatchObject({
    text: 'Synthetic check',
    origin: { text: 'Read at line 4' },
  });
  const account = 'The night baker came in early because of the snow, put his hand on the door of the oven, and called the owner at once.';
  expect(pageOf({ detectedBy: fact(account, 4) })).toMatchObject({ detectedBy: null, declared: [] });
  expect(pageOf({ detectedBy: declared(account, 4) })).toMatchObject({
    detectedBy: null,
    declared: [{ title: 'Detection', points: [{ text: account, href: null }] }],
  });
});

test('without a summary, a list tells what the incident did to whom', () => {
  const lists = (given: Parameters<typeof incident>[2]) =>
    only(archiveOf({ incidents: [incident('a', '2024-03-01', given)] }).incidentRows).summary;
  const impact = [fact('No bread before nine', 8), fact('Two shops closed', 9)];
  expect(lists({ impact })).toBe('No bread before nine');
  expect(lists({ impact, summary: fact('The oven was cold.', 4) })).toBe('The oven was cold.');
});
