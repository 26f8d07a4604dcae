import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MILESTONE_RULES } from '../../../../src/core/parse/timeline/milestone-rules.ts';
import { milestonesIn } from '../../../../src/core/parse/timeline/milestones.ts';

const docs = readFileSync(join(import.meta.dirname, '../../../../docs/writing.md'), 'utf8');
const rows = new Map(
  [...docs.matchAll(/^\| ([a-z]+) \| the (?:first|last)[^|]* \| (.+) \|$/gm)].map(([, name, words]) => [name, (words ?? '').split(' · ')]),
);

test.each(MILESTONE_RULES)('what docs/writing.md lists for $milestone tells it', ({ milestone }) => {
  const words = rows.get(milestone) ?? [];
  expect(words.length).toBeGreaterThan(0);
  const untold = words.filter((text) => milestonesIn(text).every((said) => said.milestone !== milestone));
  expect(untold).toEqual([]);
});

test.each(MILESTONE_RULES)('each rule for $milestone has words in docs/writing.md', ({ milestone, says, weaklySays }) => {
  const words = rows.get(milestone) ?? [];
  const unlisted = [...says, ...(weaklySays ?? [])].filter((rule) => {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${rule.replaceAll(' … ', '(?: [^\\s.;:]{1,24}){0,4} ')})(?![\\p{L}\\p{N}])`, 'iu');
    return !words.some((text) => pattern.test(text));
  });
  expect(unlisted).toEqual([]);
});
