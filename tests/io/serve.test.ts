import { get } from 'node:http';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { serveSite } from '../../src/io/serve.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';

interface Answer {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly location: string | undefined;
  readonly body: string;
}

/** The path goes out as it is: fetch would tidy `..` away. */
const ask = (port: number, path: string, method = 'GET'): Promise<Answer> =>
  new Promise((done, fail) => {
    const request = get({ host: 'localhost', port, path, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () =>
        done({ status: response.statusCode, type: response.headers['content-type'], location: response.headers.location, body }),
      );
    });
    request.on('error', fail);
  });

async function start(base: string): Promise<number> {
  const dir = tempDir();
  writeFiles(dir, { 'secret.txt': 'secret' });
  const root = writeFiles(join(dir, 'site'), {
    'index.html': 'home',
    '404.html': 'not here',
    'incidents/a/index.html': 'incident a',
    'caf\u00E9/index.html': 'café',
    'a.css': 'css',
    'font.woff2': 'font',
    'feed.xml': 'feed',
    'pagefind/pagefind.js': 'js',
    'empty/x.txt': 'x',
  });
  symlinkSync('../secret.txt', join(root, 'link.txt'));
  const server = await serveSite({ root, base, port: 0 });
  onTestFinished(() => server.stop());
  expect(server.address).toMatch(new RegExp(`^http://localhost:\\d+${base}$`));
  return Number(new URL(server.address).port);
}

test('pages, assets and the page for what is not there', async () => {
  const port = await start('/');
  const answers = async (path: string): Promise<unknown[]> => {
    const { status, type, location, body } = await ask(port, path);
    return [status, location ?? type, body];
  };
  const html = 'text/html; charset=utf-8';
  expect(await answers('/')).toEqual([200, html, 'home']);
  expect(await answers('/incidents/a/')).toEqual([200, html, 'incident a']);
  expect(await answers('/incidents/a/?q=%22')).toEqual([200, html, 'incident a']);
  expect(await answers('/incidents/a?q=1')).toEqual([302, '/incidents/a/?q=1', '']);
  expect(await answers('/caf%C3%A9/')).toEqual([200, html, 'café']);
  expect(await answers('/a.css')).toEqual([200, 'text/css; charset=utf-8', 'css']);
  expect(await answers('/font.woff2')).toEqual([200, 'font/woff2', 'font']);
  expect(await answers('/feed.xml')).toEqual([200, 'application/xml; charset=utf-8', 'feed']);
  expect(await answers('/pagefind/pagefind.js')).toEqual([200, 'text/javascript; charset=utf-8', 'js']);
  expect(await answers('/gone/')).toEqual([404, html, 'not here']);
  expect(await answers('/empty')).toEqual([404, html, 'not here']);
  expect(await ask(port, '/', 'HEAD')).toMatchObject({ status: 200, body: '' });
  expect(await ask(port, '/', 'POST')).toMatchObject({ status: 405 });
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e%2fsecret.txt',
  '/incidents/../../secret.txt',
  '/..%5csecret.txt',
  '/link.txt',
  '//etc/passwd',
  '/%00',
  '/%',
  '/%ff',
  '*',
])('%s does not leave the site, and does not end the server', async (path) => {
  const port = await start('/');
  const { status, body } = await ask(port, path);
  expect([status, body]).toEqual([404, 'not here']);
  expect(await ask(port, '/')).toMatchObject({ status: 200 });
});

test('no redirect leads to another host', async () => {
  const port = await start('/');
  const { location } = await ask(port, '//incidents/a');
  expect(location ?? '/').not.toMatch(/^\/\//);
});

test('below a base', async () => {
  const port = await start('/pr/7/');
  expect(await ask(port, '/pr/7/incidents/a/')).toMatchObject({ status: 200, body: 'incident a' });
  expect(await ask(port, '/pr/7/incidents/a')).toMatchObject({ status: 302, location: '/pr/7/incidents/a/' });
  expect(await ask(port, '/')).toMatchObject({ status: 302, location: '/pr/7/' });
  expect(await ask(port, '/pr/7')).toMatchObject({ status: 302, location: '/pr/7/' });
  expect(await ask(port, '/incidents/a/')).toMatchObject({ status: 404, body: 'not here' });
});

test('a named port that is taken is an error; without one the next is used', async () => {
  const root = writeFiles(tempDir(), { 'index.html': 'x' });
  const first = await serveSite({ root, base: '/', port: null });
  onTestFinished(() => first.stop());
  const second = await serveSite({ root, base: '/', port: null });
  onTestFinished(() => second.stop());
  const [one, two] = [first, second].map(({ address }) => Number(new URL(address).port));
  expect(two).toBeGreaterThan(one ?? 0);
  await expect(serveSite({ root, base: '/', port: one ?? 0 })).rejects.toThrow(
    `Port ${one} is taken by another program. Name a free one with --port.`,
  );
});
