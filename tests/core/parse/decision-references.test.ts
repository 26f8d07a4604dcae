import { expect, test } from 'vitest';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import { siteSchema } from '../../../src/core/schema/site.ts';
import type { Decision } from '../../../src/core/schema/parts.ts';

const context = { site: siteSchema.parse({}), people: [], services: [] };

function decisionOf(text: string, date = 'March 29, 2024'): Decision | undefined {
  const source = `# Sync - ${date}\n\n## Attendees\n\n- Ann Lee\n\n## Deploys\n\n**Decision:** ${text}\n`;
  return readDocument({ path: 'meetings/sync.md', text: source }, context).meeting?.decisions[0];
}
const references = (text: string, date?: string): string[] =>
  (decisionOf(text, date)?.references ?? []).map(({ direction, kind, target }) => `${direction} ${kind} ${target}`);

test.each([
  ['Deploys on Fridays again. This supersedes the decision of March 22.', ['supersedes date 2024-03-22']],
  ['Deploys on Fridays again, which reverses our decision from 2023-11-03', ['supersedes date 2023-11-03']],
  ['Lift the freeze agreed on 2 February 2024', ['supersedes date 2024-02-02']],
  ['Replaces the March 22 decision on deploys. See you on April 12.', ['supersedes date 2024-03-22']],
  // The last such day before the meeting: in March 2024 December is that of 2023.
  ['Overturns the resolution of December 14', ['supersedes date 2023-12-14']],
  ['No deploys on Fridays (superseded by the decision of April 12)', ['superseded-by date 2024-04-12']],
  ['No deploys on Fridays. Replaced by the decision of January 10.', ['superseded-by date 2025-01-10']],
  ['Deploys on Fridays again, replaces ^friday-rule', ['supersedes key friday-rule']],
  ['Supersedes [the Friday rule](2024-03-22-sync.md#decision-2)', ['supersedes link meetings/2024-03-22-sync.md#decision-2']],
  ['This replaces [what we had](../meetings/old.md), and nothing else', ['supersedes link meetings/old.md']],
  // Without a day, a mark or a link nothing is meant; a day alone is no decision.
  ['The new gateway replaces the old one', []],
  ['The new gateway replaces the old one on March 22', []],
  ['We agreed to reverse the order of the list', []],
  ['Supersedes the decision of February 30', []],
  ['Supersedes the decision of last week', []],
  ['See the decision of March 22', []],
  ['Supersedes [the rule](https://example.com/2024-03-22.md)', []],
])('%s', (text, found) => {
  expect(references(text)).toEqual(found);
});

test('a mark at the end is the decision’s own, and is not shown; behind “replaces” it is another’s', () => {
  expect(decisionOf('No deploys on Fridays ^friday-rule')).toMatchObject({
    text: 'No deploys on Fridays',
    key: 'friday-rule',
    references: [],
  });
  expect(decisionOf('Deploys on Fridays again. Replaces ^friday-rule')).toMatchObject({
    text: 'Deploys on Fridays again. Replaces ^friday-rule',
    key: null,
  });
  expect(decisionOf('Deploys again. Replaces ^friday-rule. ^deploys')).toMatchObject({
    text: 'Deploys again. Replaces ^friday-rule.',
    key: 'deploys',
  });
});

test('decisions of front matter are read the same way', () => {
  const text =
    '---\nkind: meeting\ndate: 2024-03-29\ndecisions:\n  - Deploys again. Supersedes the decision of March 22. ^deploys\n---\n\n# Sync\n';
  expect(readDocument({ path: 'meetings/sync.md', text }, context).meeting?.decisions).toMatchObject([
    {
      text: 'Deploys again. Supersedes the decision of March 22.',
      key: 'deploys',
      references: [{ target: '2024-03-22', direction: 'supersedes' }],
    },
  ]);
});
