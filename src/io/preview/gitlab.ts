import { z } from 'zod';
import { HostError, limited, seekIn, TIMEOUT_MS } from './host.ts';

/** Where GitLab answers, about which project, and as whom. */
export interface GitLab {
  /** `https://gitlab.com/api/v4`, or a server's own. */
  readonly api: string;
  /** The number of the project. */
  readonly project: string;
  readonly token: string;
}

export interface MergeRequest {
  /** Its number in the project. */
  readonly iid: number;
  /** The commit that its branch points at. */
  readonly sha: string;
}

const mergeRequestsSchema = z.array(
  z.object({ iid: z.int().positive(), sha: z.string().nullable(), source_project_id: z.int().nullable(), target_project_id: z.int() }),
);
const pipelinesSchema = z.array(z.object({ id: z.int().positive() }));
const jobsSchema = z.array(z.object({ id: z.int().positive(), name: z.string() }));
const userSchema = z.object({ id: z.int().positive() });
const notesSchema = z.array(z.object({ id: z.int().positive(), body: z.string(), author: userSchema }));

async function ask({ api, project, token }: GitLab, path: string, init: RequestInit = {}): Promise<Response> {
  const url = path.startsWith('/user') ? `${api}${path}` : `${api}/projects/${encodeURIComponent(project)}${path}`;
  // As a bearer, which `fetch` drops where a file is handed over by another host.
  const headers = { accept: 'application/json', 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(url, { ...init, headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!answer.ok) throw new HostError(`${init.method ?? 'GET'} ${path} was answered with ${answer.status}`);
  return answer;
}

async function read<T>(host: GitLab, path: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await (await ask(host, path)).json());
  if (!parsed.success) throw new HostError(`GET ${path} was answered in a shape that is not known`);
  return parsed.data;
}

/** The merge requests that are open and whose branch is in the project itself: pipelines of others run in their forks. */
export async function openMergeRequests(host: GitLab): Promise<readonly MergeRequest[]> {
  const found: MergeRequest[] = [];
  await seekIn(
    '/merge_requests?state=opened',
    (page) => read(host, page, mergeRequestsSchema),
    (one) => {
      if (one.sha !== null && one.source_project_id === one.target_project_id) found.push({ iid: one.iid, sha: one.sha });
      return undefined;
    },
  );
  return found;
}

/** The last job `name` of a merge request that has succeeded; null where there is none. The newest pipelines come first. */
export async function lastJob(host: GitLab, iid: number, name: string): Promise<number | null> {
  for (const { id } of (await read(host, `/merge_requests/${iid}/pipelines?per_page=20`, pipelinesSchema)).slice(0, 20)) {
    const jobs = await read(host, `/pipelines/${id}/jobs?scope[]=success&per_page=100`, jobsSchema);
    const job = jobs.find((one) => one.name === name);
    if (job !== undefined) return job.id;
  }
  return null;
}

/** The text of one file among the artifacts of a job. Rejects where it is missing, or has more than `limitBytes`. */
export async function readArtifact(host: GitLab, job: number, path: string, limitBytes: number): Promise<string> {
  const { body } = await ask(host, `/jobs/${job}/artifacts/${path}`);
  const chunks: Uint8Array[] = [];
  if (body !== null) for await (const chunk of limited(body, limitBytes, path)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Writes one note that starts with `mark`, over the one that the same account wrote before. Notes of others are left alone. */
export async function writeNote(host: GitLab, iid: number, mark: string, body: string): Promise<'created' | 'updated' | 'left as it is'> {
  const { id: me } = await read(host, '/user', userSchema);
  const path = `/merge_requests/${iid}/notes`;
  const own = await seekIn(
    `${path}?sort=asc`,
    (page) => read(host, page, notesSchema),
    (note) => (note.author.id === me && note.body.startsWith(mark) ? note : undefined),
  );
  // GitLab keeps no spaces at the end.
  if (own?.body.trimEnd() === body.trimEnd()) return 'left as it is';
  const content = JSON.stringify({ body });
  if (own === null) await ask(host, path, { method: 'POST', body: content });
  else await ask(host, `${path}/${own.id}`, { method: 'PUT', body: content });
  return own === null ? 'created' : 'updated';
}
