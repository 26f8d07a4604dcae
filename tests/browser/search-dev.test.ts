import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { addressOf, startProgram } from '../cli/run-program.ts';
import { launchBrowser } from '../support/browser.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';

// A real development server, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const meeting = (word: string): string =>
  `# Sync - March 1, 2024\n\n## Attendees\n\n- Ann Lee\n\n## Lamps\n\nThe ${word} was lit.\n\n## Decisions\n\n- Keep the ${word} until May\n`;

test('in development the search page finds the content as it is now, without a build', async () => {
  const cwd = writeFiles(tempDir(), { 'content/meetings/a.md': meeting('lantern') });
  const { child, ended } = startProgram(['dev', '--content', 'content', '--port', '0'], cwd);
  const browser = await launchBrowser();
  onTestFinished(async () => {
    child.kill('SIGINT');
    await ended;
    await browser.close();
  });
  const address = await addressOf(child);
  const page = await browser.newPage();
  await page.goto(`${address}search/?q=lantern`, { timeout: 60_000 });
  await page.locator('.hit h2', { hasText: 'Sync' }).waitFor();
  expect(await page.locator('.hit-line', { hasText: 'Decision' }).locator('mark').first().innerText()).toBe('lantern');

  writeFileSync(join(cwd, 'content/meetings/a.md'), meeting('candle'));
  await expect
    .poll(
      async () => {
        await page.goto(`${address}search/?q=candle`);
        await page.locator('.search-status:not(:empty)').waitFor();
        return page.locator('.hit').count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
  // The server may tell the page to load again, which breaks off an address just asked for: then it is asked for again.
  await expect
    .poll(
      async () => {
        await page.goto(`${address}search/?q=lantern`);
        await page.locator('.search-status:not(:empty)').waitFor();
        return page.locator('.search-status').innerText();
      },
      { timeout: 30_000 },
    )
    .toContain('Nothing found');
});
