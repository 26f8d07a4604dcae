import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { problem, problemCodes } from '../../src/core/problem.ts';

const folder = fileURLToPath(new URL('../../docs/problems/', import.meta.url));
const severityOf = (code: ReturnType<typeof problemCodes>[number]): string => problem(code, { kind: 'unavailable', path: '' }, '').severity;

test('every code has a page, and every page a code', () => {
  expect(readdirSync(folder).sort()).toEqual(
    problemCodes()
      .map((code) => `${code}.md`)
      .sort(),
  );
});

test.each(problemCodes())('the page of %s says how bad it is, what causes it, how to fix it, and shows it', (code) => {
  const page = readFileSync(`${folder}${code}.md`, 'utf8');
  expect(page.split('\n', 1)[0]).toBe(`# \`${code}\``);
  expect(page.split('\n')[2]?.toLowerCase()).toMatch(new RegExp(`^${severityOf(code)}: `));
  const sections = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  expect(sections).toEqual(['Usual causes', 'How to fix it', 'Example']);
  expect(page.slice(page.indexOf('## Example'))).toMatch(/```\w+\n[^]+\n```\n/);
});
