import { describe, expect, test } from 'vitest';
import { readContext } from '../../../src/core/parse/config.ts';
import { formatProblem } from '../../../src/core/problem.ts';

const messages = (files: Parameters<typeof readContext>[0]): string[] => readContext(files).problems.map(formatProblem);

test('without any file, and with empty ones, everything has a default', () => {
  const { context, problems } = readContext({});
  expect(problems).toEqual([]);
  expect(context.site).toMatchObject({ title: 'Afterword', url: null, timeZone: 'UTC', language: 'en' });
  expect(context.site.severities.map(({ id }) => id)).toEqual(['sev1', 'sev2', 'sev3', 'sev4']);
  expect(context.people).toEqual([]);
  expect(readContext({ site: '', people: '# nobody yet\n', services: '\n' })).toEqual({ context, problems: [] });
});

test('what is written is used', () => {
  const { context, problems } = readContext({
    site: 'title: Post-mortems\ntimeZone: Europe/London\nrepository:\n  source: https://git.example/{path}#L{line}\n',
    people: '- name: Ann Lee\n  aliases: [ann, "@ann"]\n  team: Platform\n',
    services: '- name: Order Service\n  aliases: [orders]\n',
  });
  expect(problems).toEqual([]);
  expect(context.site.title).toBe('Post-mortems');
  expect(context.site.repository.source).toBe('https://git.example/{path}#L{line}');
  expect(context.people).toEqual([{ name: 'Ann Lee', aliases: ['ann', '@ann'], team: 'Platform', role: null }]);
  expect(context.services).toEqual([{ name: 'Order Service', aliases: ['orders'], team: null, about: null }]);
});

describe('one message at the line and column of what is wrong', () => {
  const all =
    'title, url, language, visibility, people, pictures, timeZone, asOf, workingHours, repository, redirects, actions, headings, search, severities, rules';
  test.each([
    [
      'a misspelt key',
      'title: x\ntimezone: UTC\n',
      'site.yml:2:1 unknown-key: no key is called `timezone`. Did you mean `timeZone`? Correct the key or delete it.',
    ],
    [
      'a key like no other',
      'colour-of-the-sky: blue\n',
      `site.yml:1:1 unknown-key: no key is called \`colour-of-the-sky\`. Delete it; the keys are ${all}.`,
    ],
    [
      'a misspelt key inside',
      'repository:\n  sorce: https://x/{path}\n',
      'site.yml:2:3 unknown-key: no key is called `sorce`. Did you mean `source`? Correct the key or delete it.',
    ],
    [
      'a number for text, as it was typed',
      'title: 1.10\n',
      'site.yml:1:8 wrong-type: `title` must be text, not `1.10`. Put it in quotes: `"1.10"`.',
    ],
    [
      'a day that is none',
      'title: x\nasOf: 2024-02-30\n',
      'site.yml:2:7 bad-config: `asOf` must be a day that exists, such as 2024-06-17, not `2024-02-30`. Correct the value.',
    ],
    [
      'nothing for text',
      'title:\nurl: null\n',
      'site.yml:1:7 wrong-type: `title` must be text. Write a value of the kind that is asked for.',
    ],
    [
      'text for a list of keys',
      'workingHours: all day\n',
      'site.yml:1:15 wrong-type: `workingHours` must be a list of keys with values, not `all day`. Write a value of the kind that is asked for.',
    ],
    [
      'a list for the file',
      '- title\n',
      'site.yml:1:1 wrong-type: the file must be a list of keys with values. Write a value of the kind that is asked for.',
    ],
    [
      'no such time zone',
      'timeZone: Mars/Olympus\n',
      'site.yml:1:11 bad-config: `timeZone` must be an IANA time zone such as Europe/London, not `Mars/Olympus`. Correct the value.',
    ],
    [
      'no web address',
      'url: ftp://x\n',
      'site.yml:1:6 bad-config: `url` must be an address that starts with http:// or https://, not `ftp://x`. Correct the value.',
    ],
    [
      'a script for an address',
      'url: "javascript:alert(1)"\n',
      'site.yml:1:6 bad-config: `url` must be an address that starts with http:// or https://, not `javascript:alert(1)`. Correct the value.',
    ],
    [
      'a pattern without its place',
      'repository:\n  source: https://x/\n',
      'site.yml:2:11 bad-config: `source` of `repository` must be text that contains {path}, not `https://x/`. Correct the value.',
    ],
    [
      'no such hour',
      'workingHours:\n  start: "25:00"\n',
      'site.yml:2:10 bad-config: `start` of `workingHours` must be a time of day such as 09:00, not `25:00`. Correct the value.',
    ],
    [
      'no such day',
      'workingHours:\n  days: [mon, tu]\n',
      'site.yml:2:15 bad-config: entry 2 of `days` of `workingHours` must be one of mon, tue, wed, thu, fri, sat, sun, not `tu`. Correct the value.',
    ],
    ['an empty scale', 'severities: []\n', 'site.yml:1:13 bad-config: `severities` must be a list of at least one. Correct the value.'],
    ['a key twice', 'title: a\ntitle: b\n', 'site.yml:2:1 bad-config: not valid YAML: map keys must be unique. Correct the value.'],
    [
      'a tab',
      'workingHours:\n\tstart: x\n',
      'site.yml:2:1 bad-config: not valid YAML: tabs are not allowed as indentation. Correct the value.',
    ],
    [
      'two documents',
      'title: a\n---\ntitle: b\n',
      'site.yml:2:1 bad-config: not valid YAML: a second document starts here. Correct the value.',
    ],
    [
      'a tag',
      'title: !!js/function x\n',
      'site.yml:1:8 bad-config: not valid YAML: unresolved tag: tag:yaml.org,2002:js/function. Correct the value.',
    ],
    ['a list as a key', '? [a]\n: b\n', 'site.yml:1:3 bad-config: a list stands where a key is expected. Correct the value.'],
    [
      'a merge key',
      '<<: {title: x}\n',
      'site.yml:1:1 yaml-alias: `<<` merges another value. Write the value out: anchors, aliases and merge keys are not read.',
    ],
    [
      'a prototype',
      '__proto__:\n  title: x\n',
      `site.yml:1:1 unknown-key: no key is called \`__proto__\`. Delete it; the keys are ${all}.`,
    ],
  ])('%s', (_, site, message) => {
    expect(messages({ site })).toEqual([message]);
  });

  test('a missing field of an entry', () => {
    expect(messages({ people: '- team: Platform\n' })).toEqual(['people.yml:1:3 missing-field: `name` of entry 1 is missing. Add it.']);
  });
  test('an alias that names somebody else', () => {
    expect(messages({ people: '- name: Ann Lee\n  aliases: [AL]\n- name: Al\n' })).toEqual([
      'people.yml:3:9 bad-config: `Al` already names entry 1. Correct the value.',
    ]);
  });
  test('an anchor and its alias, each at its place', () => {
    expect(messages({ services: '- &a\n  name: x\n- *a\n' })).toEqual([
      'services.yml:2:3 yaml-alias: `&a` names a value. Write the value out: anchors, aliases and merge keys are not read.',
      'services.yml:3:3 yaml-alias: `*a` stands for another value. Write the value out: anchors, aliases and merge keys are not read.',
    ]);
  });
});

test('all files are checked in one run, and a broken one counts as not there', () => {
  const { context, problems } = readContext({ site: 'titel: x\n', people: '- nam: x\n', services: '- name: Orders\n' });
  expect(problems.map(({ place, code }) => [place.path, code])).toEqual([
    ['site.yml', 'unknown-key'],
    ['people.yml', 'missing-field'],
    ['people.yml', 'unknown-key'],
  ]);
  expect(context.site.title).toBe('Afterword');
  expect(context.services).toHaveLength(1);
});

test.each([
  ['brackets', '['.repeat(100_000)],
  ['braces', '{a: '.repeat(20_000)],
  ['dashes', '- '.repeat(100_000)],
  ['questions', '? '.repeat(100_000)],
  ['steps', Array.from({ length: 700 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  [
    'an alias bomb',
    `a: &a [${'x,'.repeat(9)}x]\n${Array.from({ length: 9 }, (_, n) => `b${n}: &b${n} [${`*${n === 0 ? 'a' : `b${n - 1}`},`.repeat(9)}]`).join('\n')}\n`,
  ],
  ['a quarter of a megabyte', `title: ${'x'.repeat(300_000)}\n`],
])('%s are refused at once, without a stack trace', (_, site) => {
  const started = performance.now();
  const found = messages({ site });
  expect(found.length).toBeGreaterThan(0);
  for (const message of found) expect(message).toMatch(/^site\.yml:\d+:\d+ (bad-config|yaml-alias): /);
  expect(performance.now() - started).toBeLessThan(1_000);
});
