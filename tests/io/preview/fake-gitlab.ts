import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { HEAD } from '../../support/bundle.ts';

interface Note {
  id: number;
  body: string;
  author: { id: number };
}

export interface FakeGitLab {
  readonly env: Record<string, string>;
  readonly requests: { iid: number; state: string; sha: string | null; source_project_id: number | null; target_project_id: number }[];
  /** By merge request, newest first: the ids of its pipelines. */
  readonly pipelines: Map<number, { id: number }[]>;
  /** By pipeline: its jobs that have succeeded. */
  readonly jobs: Map<number, { id: number; name: string }[]>;
  /** By job and path. */
  readonly artifacts: Map<string, string>;
  readonly notes: Map<number, Note[]>;
  readonly asked: string[];
  /** Where files of artifacts are redirected to; null: they are answered at once. */
  storage: string | null;
}

/** The account whose token `env` holds. */
export const BOT = 41;

/** GitLab's interface on the loopback, as far as notes use it: merge request 7, open, whose branch is at HEAD and was built by job 300. */
export async function fakeGitLab(): Promise<FakeGitLab> {
  const fake: FakeGitLab = {
    env: {},
    requests: [{ iid: 7, state: 'opened', sha: HEAD, source_project_id: 12, target_project_id: 12 }],
    pipelines: new Map([[7, [{ id: 200 }]]]),
    jobs: new Map([[200, [{ id: 299, name: 'lint' }, { id: 300, name: 'afterword:preview' }]]]), // prettier-ignore
    artifacts: new Map(),
    notes: new Map([[7, []]]),
    asked: [],
    storage: null,
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const path = request.url ?? '';
      fake.asked.push(`${request.method ?? ''} ${path}`);
      const answer = request.headers.authorization === 'Bearer n0te' ? answerTo(fake, request.method ?? '', path, body) : null;
      if (answer instanceof URL) response.writeHead(302, { location: answer.href });
      else response.writeHead(answer === null ? 404 : 200);
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v4`;
  Object.assign(fake.env, { CI_API_V4_URL: api, CI_PROJECT_ID: '12', AFTERWORD_NOTE_TOKEN: 'n0te' });
  return fake;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

function answerTo(fake: FakeGitLab, method: string, path: string, body: string): unknown {
  if (path === '/api/v4/user') return { id: BOT };
  const { pathname, searchParams } = new URL(path, 'http://x');
  const route = pathname.replace('/api/v4/projects/12', '');
  const [, kind = '', id = '', what = '', rest = ''] = /^\/(\w+)(?:\/(\d+)(?:\/(\w+)(?:\/(.+))?)?)?$/.exec(route) ?? [];
  if (kind === 'merge_requests' && id === '') return pageOf(fake.requests.filter(({ state }) => state === searchParams.get('state')), searchParams); // prettier-ignore
  if (kind === 'merge_requests' && what === 'pipelines') return fake.pipelines.get(Number(id)) ?? [];
  if (kind === 'pipelines' && what === 'jobs') return fake.jobs.get(Number(id)) ?? [];
  if (kind === 'jobs' && what === 'artifacts') {
    if (fake.storage !== null) return new URL(`${fake.storage}/${id}/${rest}`);
    return fake.artifacts.get(`${id} ${rest}`) ?? null;
  }
  if (kind !== 'merge_requests' || what !== 'notes') return null;
  const notes = fake.notes.get(Number(id)) ?? [];
  if (method === 'GET') return pageOf(notes, searchParams);
  const text = (JSON.parse(body) as { body: string }).body;
  if (method === 'POST' && rest === '') return notes.push({ id: notes.length + 1, body: text.trim(), author: { id: BOT } });
  const note = notes.find((one) => String(one.id) === rest && one.author.id === BOT);
  return method === 'PUT' && note !== undefined ? Object.assign(note, { body: text.trim() }) : null;
}

function pageOf<T>(list: readonly T[], query: URLSearchParams): readonly T[] {
  const [size, page] = [Number(query.get('per_page')), Number(query.get('page'))];
  return list.slice((page - 1) * size, page * size);
}
