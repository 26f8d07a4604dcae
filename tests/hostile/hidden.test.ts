import { expect, test } from 'vitest';
import { tempDir, writeFiles } from '../temp-dir.ts';
import { searchOf } from '../search/index-folder.ts';

test('H5: what a reader can come to see is searched, and nothing else', async () => {
  const notes = [
    '<details><summary>More</summary>\n\nThe zebracrossing was painted.\n\n</details>',
    'Here is <span hidden>the heliograph</span> again.',
    '<!-- the aardvark is gone -->',
    '[a link](https://example.org/barometer "cormorant")',
  ];
  const content = writeFiles(tempDir(), {
    'meetings/a.md': `# Weekly sync, 22 March 2024\n\n## Attendees\n\n- Ann Lee\n\n## Notes\n\n${notes.join('\n\n')}\n`,
  });
  const { site } = await searchOf(content);
  const text = site.pages.map((page) => page.text).join('\n');
  const found = ['zebracrossing', 'heliograph', 'aardvark', 'barometer'].filter((word) => text.includes(word));
  expect(found).toEqual(['zebracrossing', 'heliograph']);
  // Nor what is on every page: the navigation and its links.
  expect(text).not.toMatch(/Skip to|All incidents/);
});
