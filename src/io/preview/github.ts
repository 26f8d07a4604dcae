import { closeSync, openSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { HostError, limited, seekIn, TIMEOUT_MS } from './host.ts';

/** Where GitHub answers, and as whom. */
export interface GitHub {
  /** `https://api.github.com`, or a server's own. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
}

const pullsSchema = z.array(z.object({ number: z.int().positive(), head: z.object({ sha: z.string() }) }));
const pullSchema = z.object({ state: z.string(), head: z.object({ sha: z.string() }) });
const runSchema = z.object({ event: z.string(), conclusion: z.string().nullable(), head_sha: z.string() });
const artifactsSchema = z.object({
  artifacts: z.array(z.object({ id: z.int(), name: z.string(), size_in_bytes: z.int(), expired: z.boolean() })),
});
const commentsSchema = z.array(z.object({ id: z.int(), body: z.string().nullable(), user: z.object({ type: z.string() }).nullable() }));

async function ask(host: GitHub, path: string, init: RequestInit = {}): Promise<Response> {
  const url = `${host.api.replace(/\/$/, '')}/repos/${host.repository}${path}`;
  const headers = { accept: 'application/vnd.github+json', authorization: `Bearer ${host.token}`, 'x-github-api-version': '2022-11-28' };
  // A redirect to another host, as for artifacts, is followed without the token: `fetch` sees to it.
  const answer = await fetch(url, { ...init, headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!answer.ok) throw new HostError(`${init.method ?? 'GET'} ${path} was answered with ${answer.status}`);
  return answer;
}

async function read<T>(host: GitHub, path: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await (await ask(host, path)).json());
  if (!parsed.success) throw new HostError(`GET ${path} was answered in a shape that is not known`);
  return parsed.data;
}

const seek = <T, R>(host: GitHub, path: string, schema: z.ZodType<T[]>, find: (item: T) => R | undefined): Promise<R | null> =>
  seekIn(path, (page) => read(host, page, schema), find);

/** The open pull request whose head is this very commit; null where there is none (any more). The list of a run is empty for forks. */
export const pullRequestOf = (host: GitHub, head: string): Promise<number | null> =>
  seek(host, '/pulls?state=open', pullsSchema, (pull) => (pull.head.sha === head ? pull.number : undefined));

/** The head of a pull request; null where it is closed. */
export async function openHead(host: GitHub, number: number): Promise<string | null> {
  const pull = await read(host, `/pulls/${number}`, pullSchema);
  return pull.state === 'open' ? pull.head.sha : null;
}

/** Why the artifacts of a run are not to be looked at; null where they are. */
export async function runFault(host: GitHub, run: number, head: string): Promise<string | null> {
  const { event, conclusion, head_sha: built } = await read(host, `/actions/runs/${run}`, runSchema);
  if (event !== 'pull_request') return `the run was started by ${event}`;
  if (conclusion !== 'success') return `the run ended with ${conclusion ?? 'nothing'}`;
  return built === head ? null : `the run built commit ${built}`;
}

/** Writes the archive of a run's artifact to `file`. Rejects where it is missing or larger than `limitBytes`. */
export async function downloadArtifact(host: GitHub, run: number, name: string, file: string, limitBytes: number): Promise<void> {
  const { artifacts } = await read(host, `/actions/runs/${run}/artifacts?name=${encodeURIComponent(name)}`, artifactsSchema);
  const artifact = artifacts.find((one) => one.name === name && !one.expired);
  if (artifact === undefined) throw new HostError(`the run has no artifact \`${name}\``);
  if (artifact.size_in_bytes > limitBytes)
    throw new HostError(`the artifact has ${artifact.size_in_bytes} bytes; the limit is ${limitBytes}`);
  const { body } = await ask(host, `/actions/artifacts/${artifact.id}/zip`);
  if (body === null) throw new HostError('the artifact is empty');
  const fd = openSync(file, 'wx');
  try {
    // What was announced may be a lie, too.
    for await (const chunk of limited(body, limitBytes, 'the artifact')) writeSync(fd, chunk);
  } finally {
    closeSync(fd);
  }
}

/** Writes one comment that starts with `mark`, over the one that a workflow wrote before. A person's comment is left alone. */
export async function writeComment(host: GitHub, pullRequest: number, mark: string, body: string): Promise<'created' | 'updated'> {
  const own = await seek(host, `/issues/${pullRequest}/comments`, commentsSchema, (comment) =>
    comment.user?.type === 'Bot' && comment.body?.startsWith(mark) === true ? comment.id : undefined,
  );
  const content = JSON.stringify({ body });
  if (own === null) await ask(host, `/issues/${pullRequest}/comments`, { method: 'POST', body: content });
  else await ask(host, `/issues/comments/${own}`, { method: 'PATCH', body: content });
  return own === null ? 'created' : 'updated';
}
