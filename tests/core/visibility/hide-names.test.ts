import { describe, expect, test } from 'vitest';
import { nameHider, SOMEONE } from '../../../src/core/visibility/hide-names.ts';

const hide = nameHider([
  { label: 'Backend lead', names: ['Ann Lee', 'Annie', '@alee'] },
  { label: SOMEONE, names: ['José García', 'Wladimir J. van der Laan'] },
  { label: 'SRE', names: ['Will Root', 'Zoë Iğdır'] },
]);

describe('a name is replaced', () => {
  test.each([
    ['in full', 'Called Ann Lee.', 'Called Backend lead.'],
    ['in any case', 'ANN LEE and ann lee', 'Backend lead and Backend lead'],
    ['by its first word, and in the genitive', "Ann’s fix; Ann's pool", "Backend lead’s fix; Backend lead's pool"],
    ['by its last word', 'Ms Lee left', 'Ms Backend lead left'],
    ['by a nickname', 'Annie left', 'Backend lead left'],
    ['in an address', '[x](https://chat.example/ann.lee/1)', '[x](https://chat.example/backend-lead/1)'],
    ['in an e-mail address', 'ann.lee@example.org, annlee@example.org', 'backend-lead@example.org, backend-lead@example.org'],
    ['as a handle', 'cc @alee and @AnnLee', 'cc @backend-lead and @backend-lead'],
    ['in the name of a file', '![](ann_lee.png)', '![](backend-lead.png)'],
    ['across the end of a line, which stays', 'by Ann\n  Lee at noon', 'by Backend lead\n   at noon'],
    ['across marks', '**Ann** Lee', '**Backend lead** Backend lead'],
    ['with its accents apart, or without', 'Jose\u0301 Garci\u0301a, Jose Garcia, Zoe Igdir', 'Someone, someone, SRE'],
    ['of more words', 'Wladimir J. van der Laan merged', 'Someone merged'],
    ['at the start of a line, an item, a cell and a sentence', 'García left. García came.\n- [ ] García: fix\n| García | García |\nand García', 'Someone left. Someone came.\n- [ ] Someone: fix\n| Someone | Someone |\nand someone'], // prettier-ignore
    ['that is a word of its own, in full', 'Will Root paged', 'SRE paged'],
  ])('%s', (_, text, expected) => expect(hide(text)).toBe(expected));
});

test.each([
  'We will look at the root of it. Will it hold? Root cause: a fuse.',
  'The flee market, an annual leeway, anniversary.',
  'lee side, ann',
  '',
])('%j is left alone', (text) => expect(hide(text)).toBe(text));

test('with nobody to hide, nothing is touched', () => expect(nameHider([])('Ann\u0301 Lee')).toBe('Ann\u0301 Lee'));

test('lines stay, and a long text takes the time of its words', () => {
  const text = 'Ann Lee and Ann\nLee said that José\n García would.\n'.repeat(20_000);
  const started = process.cpuUsage();
  const hidden = hide(text);
  expect(process.cpuUsage(started).user).toBeLessThan(3_000_000);
  expect(hidden.split('\n')).toHaveLength(text.split('\n').length);
  expect(hidden).not.toMatch(/Ann|Lee|José|García/);
});
