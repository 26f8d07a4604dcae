import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexFolder } from '../search/index-folder.ts';
import { writeFiles } from '../temp-dir.ts';
import { siteOf } from './sites.ts';
import { settle, stageOf } from './stage.ts';

const HERE = '# Sync - March 1, 2024\n\n## Attendees\n\n- Ann Lee\n\n## Lamps\n\nThe quokka lamp was lit here.\n';
const THERE = '# Sync - April 5, 2024\n\n## Attendees\n\n- Bo Fry\n\n## Wires\n\nThe quokka wire was cut there.\n';

const dir = mkdtempSync(join(tmpdir(), 'afterword-sites-'));
let other: Server;
let address = '';

/** Another Afterword site, of which nothing but its index is asked. */
beforeAll(async () => {
  await indexFolder(writeFiles(join(dir, 'content'), { 'meetings/there.md': THERE }), join(dir, 'site'));
  other = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    try {
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end(readFileSync(join(dir, 'site', path.replace('/notes/', '/'))));
    } catch {
      response.writeHead(404, { 'Access-Control-Allow-Origin': '*' }).end();
    }
  });
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve);
  });
  const at = other.address();
  address = `http://127.0.0.1:${String(typeof at === 'object' && at !== null ? at.port : 0)}`;
});
afterAll(() => {
  other.close();
  rmSync(dir, { recursive: true, force: true });
});

// Port 9 discards what it is sent: nobody answers there.
const settings = (): string =>
  `search:\n  sites:\n    - name: Wires team\n      url: ${address}/notes/\n    - name: Silent team\n      url: http://127.0.0.1:9/\n`;
const stage = stageOf(() => siteOf('along', { 'meetings/here.md': HERE, 'site.yml': settings() }));

test('other sites are searched along: each result says where it is from, and a site that is silent is named', async () => {
  const page = await stage.tab();
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).origin));
  await page.goto(stage.at('/search/?q=quokka'));
  await page.locator('.hit-site').waitFor();
  await settle(page);
  const there = page.locator('.hit', { has: page.locator('.hit-site') });
  expect(await there.locator('.hit-site').innerText()).toBe('Wires team');
  expect(await there.locator('.hit-title a').getAttribute('href')).toBe(`${address}/notes/meetings/there/`);
  expect(await page.locator('.hit-title').count()).toBe(2);
  const advice = await page.locator('.search-advice').innerText();
  expect(advice).toContain('“Silent team” did not answer, so its pages are missing here.');
  expect(advice).toContain('sorted by relevance alone');
  expect(await page.locator('.search-sort').isDisabled()).toBe(true);
  expect([...asked].sort()).toEqual([new URL(stage.at('/')).origin, address, 'http://127.0.0.1:9'].sort());
});

test('their origins, and only they, may be asked, and by the search page alone', async () => {
  const page = await stage.tab();
  const policyOf = async (path: string): Promise<string> => {
    await page.goto(stage.at(path));
    return (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? '';
  };
  expect(await policyOf('/search/')).toContain(`connect-src 'self' ${address} http://127.0.0.1:9;`);
  expect(await policyOf('/')).toContain("connect-src 'self';");
});
