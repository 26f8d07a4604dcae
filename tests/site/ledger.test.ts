import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildFolder, temporaryFolder, wordsOf, writeFiles } from './build.ts';

const LIMIT_BYTES = 150_000;
const MEETINGS = 12;

const folder = temporaryFolder();
afterAll(folder.remove);

/** Twelve meetings with 60 actions and 60 decisions each, in words that HTML makes longer; one action goes through all of them. */
function minutes(number: number): string {
  const iso = new Date(Date.UTC(2024, 0, 5 + number * 7)).toISOString().slice(0, 10);
  const each = (line: (at: number) => string): string[] => Array.from({ length: 60 }, (_, at) => line(at));
  return [
    `# Sync of ${iso} on “shelves & kilns”\n\n**Date:** ${iso}\n\n## Attendees\n\n- Ann Lee\n- Bo Ek\n\n## Action items review\n`,
    `- [ ] Ann Lee: Paint the great kiln <blue> & "white", step ${String(number)} of many ^kiln\n`,
    '## Action items\n',
    ...each(
      (at) =>
        `- [${at % 3 === 0 ? 'x' : ' '}] ${at % 2 === 0 ? 'Ann Lee' : 'Bo Ek'}: Move shelf ${String(at)} of room ${String(number)} & "label" it <again> by ${iso}`,
    ),
    '\n## Decisions\n',
    ...each((at) => `- Room ${String(number)} keeps shelf ${String(at)} & its 'label' for as long as <nobody> objects`),
    '',
  ].join('\n');
}

test('no page of actions or decisions is long, each action is found at its address, and overdue names its day', async () => {
  const files = Object.fromEntries(Array.from({ length: MEETINGS }, (_, at) => [`meetings/sync-${String(at + 10)}.md`, minutes(at)]));
  const content = join(folder.dir, 'content');
  writeFiles(content, files);
  const built = await buildFolder(content, join(folder.dir, 'out'));
  expect(built.code, built.output).toBe(0);
  const pages = ['actions', 'decisions'].flatMap((top) =>
    readdirSync(join(built.out, top), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.html'))
      .map((path) => join(top, path)),
  );
  // 721 actions at forty to a page, the views of them, and 720 decisions twice.
  expect(pages.length).toBeGreaterThan(30);
  expect(pages.map((path) => [path, statSync(join(built.out, path)).size] as const).filter(([, bytes]) => bytes > LIMIT_BYTES)).toEqual([]);

  const ids = pages.flatMap((path) =>
    /^actions.2024/.test(path)
      ? [...built.page(`/${path}`).querySelectorAll('li.action')].map(
          ({ id }) => `/${path.replaceAll('\\', '/').replace('index.html', '')}#${id}`,
        )
      : [],
  );
  expect([ids.length, new Set(ids).size]).toEqual([MEETINGS * 60 + 1, MEETINGS * 60 + 1]);
  const links = [...built.page('/meetings/sync-15/').querySelectorAll('.action-text a')].map((link) => link.getAttribute('href') ?? '');
  expect(links.length).toBe(61);
  expect(links.filter((href) => !ids.includes(href))).toEqual([]);

  const kiln = built.page('/actions/2024/').getElementById('sync-10-review-1');
  expect(wordsOf(kiln?.querySelector('summary'))).toBe('12 mentions, joined');
  expect(kiln?.querySelectorAll('details li').length).toBe(12);
  expect(wordsOf(kiln)).toContain('carried 11 meetings');
  // The folder is in no repository: the newest meeting's day stands for that of the build.
  expect(wordsOf(built.page('/actions/overdue/').querySelector('.lede'))).toMatch(
    /^\d+ actions overdue on 22 March 2024, the date of the newest document\./,
  );
});
