import { expect, test } from 'vitest';
import { z } from 'zod';
import { problem, problemCodes } from '../../src/core/problem.ts';
import { sarifReporter } from '../../src/report/sarif.ts';
import { at, sample, sources } from './problems.ts';

/** The parts of SARIF 2.1.0 (OASIS) that we write, with the rules of its text: strict, so that a property it does not know fails. */
const message = z.strictObject({ text: z.string().min(1) });
const uri = z.string().regex(/^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-F]{2})+$/);
const artifactLocation = z.strictObject({ uri });
const region = z.strictObject({ startLine: z.int().min(1), startColumn: z.int().min(1) });
const wholeRegion = region.extend({ endLine: z.int().min(1), endColumn: z.int().min(1) });
const result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().nonnegative(),
  level: z.enum(['none', 'note', 'warning', 'error']),
  message,
  locations: z.array(z.strictObject({ physicalLocation: z.strictObject({ artifactLocation, region: region.optional() }) })).length(1),
  fixes: z
    .array(
      z.strictObject({
        description: message,
        artifactChanges: z
          .array(
            z.strictObject({
              artifactLocation,
              replacements: z
                .array(z.strictObject({ deletedRegion: wholeRegion, insertedContent: z.strictObject({ text: z.string() }) }))
                .min(1),
            }),
          )
          .min(1),
      }),
    )
    .optional(),
});
const notification = z.strictObject({ level: z.enum(['none', 'note', 'warning', 'error']), message });
const rule = z.strictObject({
  id: z.string(),
  shortDescription: message,
  help: message.extend({ markdown: z.string().min(1).optional() }),
});
const log = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.literal('Afterword'),
            semanticVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
            rules: z.array(rule),
          }),
        }),
        columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
        invocations: z.array(z.strictObject({ executionSuccessful: z.boolean(), toolExecutionNotifications: z.array(notification) })),
        results: z.array(result),
      }),
    )
    .length(1),
});

function runOf(...given: Parameters<ReturnType<typeof sarifReporter>>) {
  const tool = {
    version: '1.2.3',
    pageText: (code: string) => (code === 'raw-html' ? '# `raw-html`\n\nError: no.\n\nIt acts\nin a page.\n' : null),
  };
  const [run] = log.parse(JSON.parse(sarifReporter(tool)(...given))).runs;
  if (run === undefined) throw new Error('no run');
  for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  return run;
}

test('one result a problem, errors first, and only the rules that fired', () => {
  const { results, tool } = runOf(sample, sources);
  expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['raw-html', 'error'],
    ['unreadable', 'error'],
    ['dead-link', 'warning'],
  ]);
  expect(results[0]).toMatchObject({
    message: { text: '<iframe> is not allowed. Remove it, or say it in Markdown.' },
    locations: [{ physicalLocation: { artifactLocation: { uri: 'content/a.md' }, region: { startLine: 3, startColumn: 5 } } }],
  });
  // No line is made up where none is known.
  expect(results[1]?.locations).toEqual([{ physicalLocation: { artifactLocation: { uri: 'content/b.md' } } }]);
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(['dead-link', 'raw-html', 'unreadable']);
  const [, rawHtml] = tool.driver.rules;
  expect(rawHtml?.shortDescription.text).toBe('It acts in a page.');
  expect(rawHtml?.help.markdown).toContain('# `raw-html`');
  expect(tool.driver.rules[0]).toMatchObject({ help: { text: 'Correct the path, or add the file.' } });
});

test('no problems are still a run', () => {
  expect(runOf([], new Map())).toMatchObject({ results: [], tool: { driver: { rules: [] } } });
});

test('advice is a note, and every rule can be reported', () => {
  const all = problemCodes().map((code, n) => problem(code, at(n + 1, 1), 'x'));
  const { results } = runOf(all, new Map());
  expect(results).toHaveLength(all.length);
  expect(results.find(({ ruleId }) => ruleId === 'zone-missing')?.level).toBe('note');
});

test('a path becomes an address, whatever is in it', () => {
  const paths = ['a b.md', 'ä#?%.md', '../x:y.md', '/abs/ü.md', 'line\nbreak.md', '\uD800.md'];
  const { results } = runOf(
    paths.map((path) => problem('raw-html', at(1, 1, path), 'x')),
    new Map(),
  );
  expect(results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri)).toEqual([
    'a%20b.md',
    '%C3%A4%23%3F%25.md',
    '../x%3Ay.md',
    'file:///abs/%C3%BC.md',
    'line%0Abreak.md',
    '%EF%BF%BD.md',
  ]);
});

test('a fix is a replacement by line and column', () => {
  const text = '---\nsevrity: SEV1\n---\n';
  const fixable = { ...problem('unknown-key', at(2, 1), 'x'), fix: [{ start: 4, end: 11, text: 'severity' }] };
  const { results } = runOf([fixable], new Map([['content/a.md', text]]));
  expect(results[0]?.fixes?.[0]?.artifactChanges[0]?.replacements).toEqual([
    { deletedRegion: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 8 }, insertedContent: { text: 'severity' } },
  ]);
});

test('five thousand results at most, and the rest is counted', () => {
  const many = Array.from({ length: 5_003 }, (_, n) => problem('bad-time', at(n + 1, 1), 'x'));
  const { results, invocations } = runOf([...many, problem('raw-html', at(1, 1), 'x')], new Map());
  expect(results).toHaveLength(5_000);
  expect(results[0]?.level).toBe('error');
  expect(invocations[0]?.toolExecutionNotifications[0]?.message.text).toMatch(/^4 more results are left out/);
});
