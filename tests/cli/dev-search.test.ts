import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { developmentSearch } from '../../src/cli/development-search.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';

const meeting = (word: string): string => `# Sync - March 1, 2024\n\n## Attendees\n\n- Ann Lee\n\n## Lamps\n\nThe ${word} was lit.\n`;

test('in development the index is of the content as it is now, and is made anew only where it changed', async () => {
  const content = writeFiles(tempDir(), { 'meetings/a.md': meeting('lantern') });
  const search = developmentSearch(content);
  const wordsOf = async (): Promise<string> => Buffer.from((await search()).get('words.json') ?? []).toString('utf8');
  const first = await search();
  expect(await wordsOf()).toContain('"lantern"');
  expect([...first.keys()]).toEqual(expect.arrayContaining(['pagefind.js', 'pagefind-entry.json', 'names.json']));
  expect(await search()).toBe(first);

  writeFileSync(join(content, 'meetings/a.md'), meeting('candle'));
  expect(await wordsOf()).toContain('"candle"');
  expect(await wordsOf()).not.toContain('"lantern"');
});
