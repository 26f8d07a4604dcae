import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { HEAD } from '../../support/bundle.ts';

export interface Fake {
  readonly env: Record<string, string>;
  readonly pulls: { number: number; state: string; head: { sha: string } }[];
  readonly comments: { id: number; body: string; user: { type: string } }[];
  run: { event: string; conclusion: string; head_sha: string };
  zip: Buffer;
  /** Called when the archive is fetched: somebody pushes just then. */
  onDownload: () => void;
  readonly asked: string[];
}

/** GitHub's interface on the loopback, as far as previews use it: pull request 7 from a fork, open, whose head is HEAD. */
export async function fakeGitHub(): Promise<Fake> {
  const fake: Fake = {
    env: {},
    pulls: [{ number: 7, state: 'open', head: { sha: HEAD } }],
    comments: [],
    run: { event: 'pull_request', conclusion: 'success', head_sha: HEAD },
    zip: Buffer.alloc(0),
    onDownload: () => undefined,
    asked: [],
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const path = (request.url ?? '').replace('/repos/team/notes', '');
      fake.asked.push(`${request.method ?? ''} ${path}`);
      const answer = request.headers.authorization === 'Bearer t0ken' ? answerTo(fake, request.method ?? '', path, body) : null;
      response.writeHead(answer === null ? 404 : 200);
      response.end(Buffer.isBuffer(answer) ? answer : JSON.stringify(answer));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(fake.env, { GITHUB_API_URL: api, GITHUB_REPOSITORY: 'team/notes', GITHUB_TOKEN: 't0ken' });
  return fake;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

function answerTo(fake: Fake, method: string, path: string, body: string): unknown {
  const [route = ''] = path.split('?');
  const number = Number(/\/(\d+)$/.exec(route)?.[1]);
  if (route === '/pulls') return fake.pulls.filter(({ state }) => state === 'open');
  if (/^\/pulls\/\d+$/.test(route)) return fake.pulls.find((pull) => pull.number === number) ?? null;
  if (route === '/actions/runs/99') return fake.run;
  if (route === '/actions/runs/99/artifacts')
    return { artifacts: [{ id: 5, name: 'afterword-preview', size_in_bytes: fake.zip.length, expired: false }] };
  if (route === '/actions/artifacts/5/zip') {
    fake.onDownload();
    return fake.zip;
  }
  if (route === '/issues/7/comments' && method === 'GET') return fake.comments;
  const { body: text } = body === '' ? { body: '' } : (JSON.parse(body) as { body: string });
  if (route === '/issues/7/comments') return fake.comments.push({ id: fake.comments.length + 1, body: text, user: { type: 'Bot' } });
  const comment = fake.comments.find(({ id }) => id === number);
  return comment === undefined ? null : Object.assign(comment, { body: text });
}
