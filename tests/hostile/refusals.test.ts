import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { afterword, writeFiles } from '../site/build.ts';
import { tempDir } from '../temp-dir.ts';

/** Rows of the table of threats, through `afterword check` as people run it. Tables of every form stand beside the code's own tests. */
interface Checked {
  readonly code: number;
  readonly output: string;
  /** `path:line:column code`, without the column where `at` asks for lines only. */
  readonly found: readonly string[];
}

const FOUND = /^(\S.*?)(?::(\d+):\d+)? (?:warning |advice )?([a-z]+(?:-[a-z]+)*): .*$/gm;

async function check(files: Record<string, string | Uint8Array>, prepare: (dir: string) => void = () => undefined): Promise<Checked> {
  const dir = tempDir();
  writeFiles(dir, files);
  prepare(dir);
  const { code, output } = await afterword(['check', '--content', '.'], dir);
  // A stack is for the people who wrote the program.
  expect(output).not.toMatch(/^ {4}at |RangeError|TypeError|node:internal/m);
  const found = [...output.matchAll(FOUND)].map(([, path = '', line, problem = '']) =>
    [line === undefined ? path : `${path}:${line}`, problem].join(' '),
  );
  return { code, output, found };
}

const MEETING = '# Weekly sync, 22 March 2024\n\n## Attendees\n\n- Ann Lee\n- Bo Ray\n\n## Decisions\n\n- Keep it simple\n';

test('B1: code in an .mdx is refused before anything is compiled', async () => {
  const forms = [
    'import x from "node:fs"',
    'export const x = 1',
    '{process.env.HOME}',
    '<Metric {...x} />',
    '<Unknown />',
    '<Metric value={1 + 1} />',
  ];
  const { code, found } = await check(Object.fromEntries(forms.map((form, index) => [`${String(index)}.mdx`, `${MEETING}\n${form}\n`])));
  expect(code).toBe(1);
  expect(found).toEqual(forms.map((_, index) => expect.stringMatching(new RegExp(`^${String(index)}\\.mdx:12 mdx-code$`)) as string));
});

describe('K7: nothing to publish is an error', () => {
  test.each([
    ['a wrong path', 'content-folder', 'nowhere'],
    ['an empty folder', 'content-empty', '.'],
  ])('%s', async (_, problem, folder) => {
    for (const command of [['check'], ['build', '--out', join(tempDir(), 'out')]]) {
      const { code, output } = await afterword([...command, '--content', folder], tempDir());
      expect([code, output.includes(` ${problem}: `)], output).toEqual([1, true]);
    }
  });
});
