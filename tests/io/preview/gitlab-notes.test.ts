import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { callPreview } from '../../../src/cli/preview-command.ts';
import { previewSchema } from '../../../src/core/schema/preview.ts';
import { fakeWorld } from '../../cli/stubs.ts';
import { reviewed, reviewReportOf } from '../../report/review-report.ts';
import { factsText, HEAD } from '../../support/bundle.ts';
import { tempDir } from '../../temp-dir.ts';
import { BOT, fakeGitLab, type FakeGitLab } from './fake-gitlab.ts';

const OPTIONS = { url: 'https://team.gitlab.example/notes', sourceUrl: 'https://gitlab.example/team/notes/-/blob/{commit}/{path}#L{line}' };
const NEXT = 'c'.repeat(40);
const REPORT = JSON.stringify(reviewReportOf({ documents: [reviewed({})] }));

async function notes(fake: FakeGitLab, options: Record<string, string> = {}): Promise<{ code: number; out: string; log: string }> {
  const world = fakeWorld(tempDir());
  const all = { ...OPTIONS, ...options };
  const rawArgs = ['notes', '--url', all.url, ...Object.entries(options).flatMap(([key, value]) => [`--${key}`, value])];
  const code = await callPreview(world, all, ['notes'], rawArgs, fake.env);
  return { code, ...world.printed() };
}

/** Job 300 has left these two files. */
function built(fake: FakeGitLab, facts: string = factsText(), report: string = REPORT): FakeGitLab {
  fake.artifacts.set('300 bundle/preview.json', facts).set('300 bundle/review.json', report);
  return fake;
}

const bodies = (fake: FakeGitLab, iid = 7): string[] => (fake.notes.get(iid) ?? []).map(({ body }) => body);

test('one note is written, updated in place, and left alone where nothing is new; those of others are never touched', async () => {
  const fake = built(await fakeGitLab());
  const mine = { id: 1, body: '<!-- afterword-review --> mine', author: { id: 5 } };
  // The own note stands on the second page of a long talk.
  fake.notes.set(7, [mine, ...Array.from({ length: 120 }, (_, at) => ({ id: at + 2, body: 'talk', author: { id: 6 } }))]);
  expect(await notes(fake)).toMatchObject({ code: 0, out: '!7: the note was created.\n' });
  expect(await notes(fake)).toMatchObject({ code: 0, out: '!7: the note was left as it is.\n' });
  built(fake, factsText(), JSON.stringify(reviewReportOf({ documents: [reviewed({ headline: 'status draft → final' })] })));
  expect(await notes(fake)).toMatchObject({ code: 0, out: '!7: the note was updated.\n' });
  const written = bodies(fake);
  expect(written).toHaveLength(122);
  expect(written[0]).toBe('<!-- afterword-review --> mine');
  expect(written[121]).toContain('status draft → final');
  expect(written[121]).toMatch(/^<!-- afterword-review -->\n\n### Afterword: 1 document changed\n/);
  expect(written[121]).toContain('[`Pool exhausted`](https://team.gitlab.example/notes/mr-7/incidents/pool/)');
  expect(written[121]).toContain(`https://gitlab.example/team/notes/-/blob/${'b'.repeat(40)}/content/incidents/pool.md#L12`);
  expect(written[121]).toMatch(/\[The site as this change makes it\]\(https:\/\/team\.gitlab\.example\/notes\/mr-7\/\)$/);
  expect(fake.asked.filter((line) => /^(POST|PUT)/.test(line))).toEqual([
    'POST /api/v4/projects/12/merge_requests/7/notes',
    'PUT /api/v4/projects/12/merge_requests/7/notes/122',
  ]);
});

test('a note has at most 64 KB, and no word of a document is a mention, a reference, markup or a quick action', async () => {
  const words = '/close @team #12 !3 %4 &5 $6 ~bug ~"a b" [x](https://evil.example) <img src=x>';
  const documents = Array.from({ length: 2000 }, (_, at) => reviewed({ slug: `n${String(at)}`, title: `${words}\n/merge`, headline: `${words}\n/assign @team` })); // prettier-ignore
  const fake = built(await fakeGitLab(), factsText(), JSON.stringify(reviewReportOf({ documents })));
  await notes(fake);
  const [body = ''] = bodies(fake);
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(64 * 1024);
  expect(Buffer.byteLength(body)).toBeGreaterThan(50 * 1024);
  expect(body.split('\n').filter((line) => line.trimStart().startsWith('/'))).toEqual([]);
  // Outside code, where GitLab makes nothing of words.
  const prose = body.replace(/`[^`]*`|\]\([^)]*\)/g, ']');
  // GitLab looks for references in the finished page.
  const finished = prose.replace(/&#(\d+);/g, (_reference, code: string) => String.fromCharCode(Number(code)));
  expect(/[@#!%~][\w"]|[&$]\d/.exec(finished)).toBeNull();
  expect(prose).toContain(
    '&#64;\u200Bteam &#35;\u200B12 &#33;\u200B3 %\u200B4 &#38;\u200B5 &#36;\u200B6 &#126;\u200Bbug &#126;\u200B"a b"',
  );
  expect(prose.includes('<img')).toBe(false);
});

test('only the commit that the branch is at is told of, and only of branches of the project itself', async () => {
  const fake = built(await fakeGitLab());
  fake.requests.splice(0, 1, { iid: 7, state: 'opened', sha: NEXT, source_project_id: 12, target_project_id: 12 });
  fake.requests.push(
    { iid: 8, state: 'opened', sha: HEAD, source_project_id: 13, target_project_id: 12 },
    { iid: 9, state: 'closed', sha: HEAD, source_project_id: 12, target_project_id: 12 },
    { iid: 10, state: 'opened', sha: HEAD, source_project_id: 12, target_project_id: 12 },
  );
  const said = await notes(fake);
  expect(said.out).toBe(`!7: no preview of commit ${NEXT} was built yet.\n!10: no preview was built yet.\n`);
  expect(said.code).toBe(0);
  expect(bodies(fake)).toEqual([]);
  // The pipeline of the new commit has failed; what stands before it is of another commit.
  fake.pipelines.set(7, [{ id: 201 }, { id: 200 }]);
  expect((await notes(fake)).out).toContain(`!7: no preview of commit ${NEXT} was built yet.\n`);
});

test('one that cannot be told of does not keep the others from it', async () => {
  const fake = built(await fakeGitLab());
  fake.requests.unshift({ iid: 6, state: 'opened', sha: HEAD, source_project_id: 12, target_project_id: 12 });
  fake.pipelines.set(6, [{ id: 190 }]);
  fake.jobs.set(190, [{ id: 290, name: 'afterword:preview' }]);
  const said = await notes(fake);
  expect(said).toMatchObject({ code: 1, out: '!7: the note was created.\n' });
  expect(said.log).toBe('!6: GitLab: GET /jobs/290/artifacts/bundle/preview.json was answered with 404.\n');
});

test.each([
  ['of another merge request', factsText({ pullRequest: { number: 8 } }), REPORT, 'it says pull request 8, not 7'],
  [
    'for the team, where everybody can read',
    factsText({ audience: 'internal' }),
    REPORT,
    'it does not say that it shows only what is public',
  ],
  ['no JSON', '<html>', REPORT, '`preview.json` is not what a preview writes'],
  ['no report', factsText({ audience: 'public' }), '{"version":1,"documents":"@team"}', 'is not what `afterword review` writes'],
  ['larger than any report', 'x'.repeat(100_001), REPORT, 'bundle/preview.json is larger than 100000 bytes'],
])('what is %s is not told of', async (_, facts, report, why) => {
  const fake = built(await fakeGitLab(), facts, report);
  const said = await notes(fake, { audience: 'public' });
  expect(said.code).toBe(1);
  expect(said.log).toContain(why);
  expect(bodies(fake)).toEqual([]);
});

test('the token is sent to GitLab alone, also where files are kept elsewhere', async () => {
  const fake = built(await fakeGitLab());
  const seen: (string | undefined)[] = [];
  const storage = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.end(fake.artifacts.get((request.url ?? '').replace(/^\/(\d+)\//, '$1 ')));
  });
  await new Promise<void>((done) => storage.listen(0, '127.0.0.1', done));
  onTestFinished(() => void storage.close());
  fake.storage = `http://127.0.0.1:${(storage.address() as AddressInfo).port}`;
  expect((await notes(fake)).out).toBe('!7: the note was created.\n');
  expect(seen).toEqual([undefined, undefined]);
  fake.env['AFTERWORD_NOTE_TOKEN'] = '';
  await expect(notes(fake)).rejects.toThrow('The environment variable AFTERWORD_NOTE_TOKEN is missing.');
  expect(BOT).toBe(fake.notes.get(7)?.[0]?.author.id);
});

test('facts come from the variables of a merge request, of its own commit where the merged result is built', async () => {
  const dir = tempDir();
  const title = '$(rm -rf /) `x` "\n::error::' + 'x'.repeat(400);
  const variables = {
    ...{ GITLAB_CI: 'true', CI_MERGE_REQUEST_IID: '7', CI_MERGE_REQUEST_TITLE: title, CI_COMMIT_SHA: HEAD },
    ...{ CI_MERGE_REQUEST_PROJECT_URL: 'https://gitlab.example/team/notes', CI_MERGE_REQUEST_DIFF_BASE_SHA: 'b'.repeat(40) },
  };
  const facts = async (more: Record<string, string>): Promise<unknown> => {
    const rawArgs = ['facts', '--out', 'preview.json', '--url', OPTIONS.url];
    await callPreview(fakeWorld(dir), { out: 'preview.json', url: OPTIONS.url, audience: 'public' }, ['facts'], rawArgs, { ...variables, ...more }); // prettier-ignore
    return previewSchema.parse(JSON.parse(readFileSync(join(dir, 'preview.json'), 'utf8')));
  };
  expect(await facts({})).toMatchObject({
    ...{ head: HEAD, base: 'b'.repeat(40), url: 'https://team.gitlab.example/notes/mr-7/', audience: 'public' },
    pullRequest: { number: 7, url: 'https://gitlab.example/team/notes/-/merge_requests/7' },
  });
  expect(await facts({ CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: NEXT })).toMatchObject({ head: NEXT });
  await expect(facts({ CI_MERGE_REQUEST_IID: '' })).rejects.toThrow('The event is not one of a pull request.');
});
