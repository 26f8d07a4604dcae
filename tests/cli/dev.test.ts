import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { tempDir, writeFiles } from '../temp-dir.ts';
import { addressOf, startProgram } from './run-program.ts';

// A real development server, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const meeting = (decision: string): string => `# Sync - March 1, 2024\n\n## Attendees\n\n- Ann Lee\n\n## Decisions\n\n- ${decision}\n`;
const BAD = '---\nkind: meeting\ndate: 2024-02-30\n---\n\n# Sync\n';

/** Serves the folder `content` of `cwd` until the test ends; `log` is all that was printed so far. */
async function startDev(cwd: string): Promise<{ address: string; log: () => string }> {
  const { child, ended } = startProgram(['dev', '--content', 'content', '--port', '0'], cwd);
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: string) => (log += text));
  onTestFinished(async () => {
    child.kill('SIGINT');
    await ended;
  });
  return { address: await addressOf(child), log: () => log };
}

test('a document that cannot be read is told at its line, and the others are served; once it is corrected, so is it', async () => {
  const cwd = writeFiles(tempDir(), { 'content/good.md': meeting('Keep the lamp'), 'content/bad.md': BAD });
  const { address, log } = await startDev(cwd);
  const pageOf = async (id: string): Promise<string> => {
    const answer = await fetch(`${address}meetings/${id}/`);
    return answer.ok ? answer.text() : String(answer.status);
  };
  expect(await pageOf('good')).toContain('Keep the lamp');
  expect(await pageOf('bad')).toBe('404');
  expect(log().match(/bad\.md:3:7 bad-date: /g)).toHaveLength(1);
  expect(log()).not.toContain('defect');

  writeFiles(cwd, { 'content/bad.md': meeting('Buy a lamp') });
  await expect.poll(() => pageOf('bad'), { timeout: 30_000 }).toContain('Buy a lamp');

  // What breaks meanwhile keeps its page, and holds nothing else back.
  writeFiles(cwd, { 'content/good.md': BAD });
  await expect.poll(log, { timeout: 30_000 }).toContain('good.md:3:7 bad-date: ');
  writeFiles(cwd, { 'content/bad.md': meeting('Sell the lamp') });
  await expect.poll(() => pageOf('bad'), { timeout: 30_000 }).toContain('Sell the lamp');
  expect(await pageOf('good')).toContain('Keep the lamp');
  rmSync(join(cwd, 'content/good.md'));
  await expect.poll(() => pageOf('good'), { timeout: 30_000 }).toBe('404');
});

test('an empty folder is told, and served as it fills', async () => {
  const cwd = writeFiles(tempDir(), { 'content/.gitkeep': '' });
  const { address, log } = await startDev(cwd);
  expect((await fetch(address)).status).toBe(200);
  expect(log()).toContain('content-empty: the folder holds no Markdown document.');
  writeFiles(cwd, { 'content/good.md': meeting('Keep the lamp') });
  await expect.poll(async () => (await fetch(`${address}meetings/good/`)).status, { timeout: 30_000 }).toBe(200);
});
