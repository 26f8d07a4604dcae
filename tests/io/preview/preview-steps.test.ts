import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PREVIEW_HOSTS } from '../../../src/cli/init-preview.ts';
import { callPreview } from '../../../src/cli/preview-command.ts';
import { runProgram } from '../../../src/cli/program.ts';
import type { ReviewReport } from '../../../src/core/schema/review-report.ts';
import { fakeWorld } from '../../cli/stubs.ts';
import { readTree, tempDir, writeFiles } from '../../temp-dir.ts';
import { factsText, HEAD, packed, PAGE, soundFiles } from '../../support/bundle.ts';
import { zipOf } from '../../support/zip-writer.ts';
import { clone, git } from '../repository.ts';
import { fakeGitHub, type Fake } from './fake-github.ts';

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function step(dir: string, env: Record<string, string>, name: string, options: Record<string, string | number>): Promise<Said> {
  const world = fakeWorld(dir);
  const rawArgs = [name, ...Object.entries(options).flatMap(([key, value]) => [`--${key}`, String(value)])];
  const code = await callPreview(world, options, [name], rawArgs, env);
  const { out, log } = world.printed();
  return { code, out, err: log };
}

const fetchStep = (dir: string, { env }: Fake): Promise<Said> =>
  step(dir, { ...env, GITHUB_OUTPUT: join(dir, 'outputs') }, 'fetch', { run: 99, head: HEAD, out: 'bundle' });

/** An empty repository that is served. */
function served(): string {
  const dir = tempDir();
  git(dir, 'init', '-q', '--bare');
  return dir;
}

const bundleOf = (files: Record<string, string | Uint8Array> = soundFiles()): string => writeFiles(join(tempDir(), 'bundle'), files);
const publish = (bundle: string, repository: string): Promise<Said> => step(bundle, {}, 'publish', { bundle: '.', repository });
const filesOf = (repository: string): string[] =>
  git(repository, 'ls-tree', '-r', '--name-only', '-z', 'previews').split('\0').filter(Boolean);

describe('fetch', () => {
  test('finds the pull request of a fork by its head, and unpacks what was built', async () => {
    const [dir, fake] = [tempDir(), await fakeGitHub()];
    fake.zip = zipOf(packed(soundFiles()));
    const said = await fetchStep(dir, fake);
    expect(said.out).toContain('The preview of pull request 7 is in bundle.');
    expect(readTree(join(dir, 'bundle')).get('site/index.html')).toBe(PAGE);
    expect(readFileSync(join(dir, 'outputs'), 'utf8')).toBe('pull-request=7\n');
  });

  test('does nothing for a head that is no more, before or while it is downloaded', async () => {
    for (const when of ['before', 'while'] as const) {
      const [dir, fake] = [tempDir(), await fakeGitHub()];
      fake.zip = zipOf(packed(soundFiles()));
      const push = (): void => void fake.pulls.splice(0, 1, { number: 7, state: 'open', head: { sha: 'c'.repeat(40) } });
      if (when === 'before') push();
      else fake.onDownload = push;
      const said = await fetchStep(dir, fake);
      expect(said).toMatchObject({ code: 0, out: expect.stringContaining(`No open pull request has the head ${HEAD} any more`) as string });
      expect(existsSync(join(dir, 'outputs'))).toBe(false);
    }
  });

  test('refuses a preview for the team where everybody can open it, also one that does not say whom it is for', async () => {
    for (const audience of ['internal', null, undefined]) {
      const [dir, fake] = [tempDir(), await fakeGitHub()];
      fake.zip = zipOf(packed({ ...soundFiles(), 'preview.json': factsText({ audience }) }));
      const options = { run: 99, head: HEAD, out: 'bundle', audience: 'public' };
      const refused = expect.stringContaining('it does not say that it shows only what is public') as string;
      expect(await step(dir, fake.env, 'fetch', options)).toMatchObject({ code: 1, err: refused });
      expect(existsSync(join(dir, 'bundle'))).toBe(false);
    }
    const [dir, fake] = [tempDir(), await fakeGitHub()];
    fake.zip = zipOf(packed({ ...soundFiles(), 'preview.json': factsText({ audience: 'public' }) }));
    expect(await step(dir, fake.env, 'fetch', { run: 99, head: HEAD, out: 'bundle', audience: 'public' })).toMatchObject({ code: 0 });
  });

  test('refuses what claims to be of another pull request, and a run that is not one of a pull request', async () => {
    const [dir, fake] = [tempDir(), await fakeGitHub()];
    fake.zip = zipOf(packed({ ...soundFiles(), 'preview.json': factsText({ pullRequest: { number: 8 } }) }));
    expect(await fetchStep(dir, fake)).toMatchObject({ code: 1, err: expect.stringContaining('it says pull request 8, not 7') as string });
    fake.run = { ...fake.run, event: 'push' };
    await expect(fetchStep(dir, fake)).rejects.toThrow('the run was started by push');
    fake.run = { ...fake.run, event: 'pull_request', head_sha: 'b'.repeat(40) };
    await expect(fetchStep(dir, fake)).rejects.toThrow(`the run built commit ${'b'.repeat(40)}`);
    expect(existsSync(join(dir, 'bundle'))).toBe(false);
  });
});

describe('publish', () => {
  test('puts a site into its folder, and the next in its place, without a history', async () => {
    const repository = served();
    expect((await publish(bundleOf(), repository)).out).toBe('Published pr-7 to the branch previews.\n');
    expect(filesOf(repository)).toContain('pr-7/incidents/café au lait/index.html');
    expect(filesOf(repository)).toContain('.nojekyll');
    await publish(bundleOf({ ...soundFiles(), 'preview.json': factsText({ pullRequest: { number: 8 } }) }), repository);
    await publish(bundleOf({ 'preview.json': factsText(), 'site/index.html': `${PAGE}2` }), repository);
    expect(filesOf(repository).filter((name) => name.startsWith('pr-7/'))).toEqual(['pr-7/index.html', 'pr-7/preview.json']);
    expect(filesOf(repository)).toContain('pr-8/index.html');
    expect(git(repository, 'show', 'previews:pr-7/index.html')).toBe(`${PAGE}2`);
    expect(git(repository, 'rev-list', '--count', 'previews')).toBe('1');
  });

  test('two at once are both there', async () => {
    const repository = served();
    const bundles = [7, 8, 9].map((number) => bundleOf({ ...soundFiles(), 'preview.json': factsText({ pullRequest: { number } }) }));
    await Promise.all(bundles.map((bundle) => publish(bundle, repository)));
    for (const number of [7, 8, 9]) expect(filesOf(repository)).toContain(`pr-${number}/index.html`);
  });

  test('leaves what else the branch has', async () => {
    const repository = served();
    const work = clone(repository);
    writeFiles(work, { 'README.md': 'Mine\n', 'pr-x/a.txt': 'a' });
    git(work, 'add', '-A');
    git(work, 'commit', '-q', '-m', 'x');
    git(work, 'push', '-q', 'origin', 'HEAD:previews');
    await publish(bundleOf(), repository);
    expect(git(repository, 'show', 'previews:README.md')).toBe('Mine');
    expect(filesOf(repository)).toContain('pr-x/a.txt');
  });
});

test('expire removes closed pull requests and those whose day has come, and nothing else', async () => {
  const [repository, fake] = [served(), await fakeGitHub()];
  fake.pulls.push({ number: 8, state: 'closed', head: { sha: HEAD } }, { number: 9, state: 'open', head: { sha: HEAD } });
  const expires = { 7: '2999-01-01', 8: '2999-01-01', 9: '2020-01-01' };
  for (const [number, day] of Object.entries(expires))
    await publish(
      bundleOf({ ...soundFiles(), 'preview.json': factsText({ pullRequest: { number: Number(number) }, expires: day }) }),
      repository,
    );
  const said = await step(tempDir(), fake.env, 'expire', { repository });
  expect(said.out).toBe('Removed pr-8, pr-9.\n');
  expect(new Set(filesOf(repository).map((name) => name.split('/')[0]))).toEqual(new Set(['.nojekyll', 'pr-7']));
  expect((await step(tempDir(), fake.env, 'expire', { repository })).out).toBe('No preview is to be removed.\n');
});

test('gone names what a server still has of closed pull requests and of old builds, and nothing else', async () => {
  const fake = await fakeGitHub();
  fake.pulls.push({ number: 8, state: 'closed', head: { sha: HEAD } }, { number: 9, state: 'open', head: { sha: HEAD } });
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  const listing = [
    `drwxr-xr-x          4,096 ${today} 19:00:00 .`,
    `drwxr-xr-x          4,096 ${today} 19:00:01 pr-7`,
    `drwxr-xr-x          4,096 ${today} 19:00:02 pr-8`,
    'drwxr-xr-x          4,096 2020/01/01 19:00:03 pr-9',
    // Nobody's preview: a file, another folder, and a name that a shell or `rsync` would take for more.
    `-rw-r--r--            120 2020/01/01 19:00:04 pr-10`,
    `drwxr-xr-x          4,096 2020/01/01 19:00:05 archive`,
    `drwxr-xr-x          4,096 2020/01/01 19:00:06 pr-1/../..`,
    `drwxr-xr-x          4,096 2020/01/01 19:00:07 pr-*`,
  ].join('\n');
  const said = await step(writeFiles(tempDir(), { 'list.txt': `${listing}\n` }), fake.env, 'gone', { list: 'list.txt', days: 14 });
  expect(said.out).toBe('pr-8\npr-9\n');
});

describe('comment', () => {
  const comment = (bundle: string, fake: Fake): Promise<Said> =>
    step(bundle, fake.env, 'comment', { bundle: '.', url: 'https://previews.example.org' });

  test('is written once and updated in place; a person’s words that begin alike are left alone', async () => {
    const [bundle, fake] = [bundleOf(), await fakeGitHub()];
    fake.comments.push({ id: 1, body: '<!-- afterword-review --> mine', user: { type: 'User' } });
    expect((await comment(bundle, fake)).out).toBe('The comment on pull request 7 was created.\n');
    expect((await comment(bundle, fake)).out).toBe('The comment on pull request 7 was updated.\n');
    expect(fake.comments.map(({ body }) => body)).toEqual([
      '<!-- afterword-review --> mine',
      '<!-- afterword-review -->\n\n[The site as this change makes it](https://previews.example.org/pr-7/)\n',
    ]);
  });

  test('has at most 64 KB, the link to the preview among them, and leads to source lines', async () => {
    const [bundle, fake] = [bundleOf({ ...soundFiles(), 'review.json': JSON.stringify(largeReport()) }), await fakeGitHub()];
    const options = { bundle: '.', url: 'https://previews.example.org', 'source-url': 'https://git.example/blob/{commit}/{path}#L{line}' };
    await step(bundle, fake.env, 'comment', { ...options, sourceUrl: options['source-url'] });
    const [comment] = fake.comments;
    const bytes = Buffer.byteLength(comment?.body ?? '');
    expect(bytes).toBeLessThanOrEqual(64 * 1024);
    expect(bytes).toBeGreaterThan(50 * 1024);
    expect(comment?.body).toMatch(/\[The site as this change makes it\]\(https:\/\/previews\.example\.org\/pr-7\/\)\n$/);
    expect(comment?.body).toContain(`https://git.example/blob/${HEAD}/notes/0.md#L3`);
  });

  test('is not written for a head that is no more, nor from a report that is none', async () => {
    const [bundle, fake] = [bundleOf(), await fakeGitHub()];
    writeFileSync(join(bundle, 'review.json'), '{"version":1,"documents":"@team"}');
    await expect(comment(bundle, fake)).rejects.toThrow('`review.json` of the bundle is not what `afterword review` writes.');
    fake.pulls.splice(0, 1);
    fake.pulls.push({ number: 7, state: 'closed', head: { sha: HEAD } });
    expect((await comment(bundle, fake)).out).toContain('nothing is published');
    expect(fake.comments).toEqual([]);
  });
});

test('facts come from the event, and a title is only ever text', async () => {
  const dir = tempDir();
  const title = '$(rm -rf /) `x` "\n::error::' + 'x'.repeat(400);
  const pull = { number: 7, title, html_url: 'https://git.example/team/notes/pull/7', head: { sha: HEAD }, base: { sha: 'b'.repeat(40) } };
  writeFiles(dir, { 'event.json': JSON.stringify({ action: 'opened', pull_request: pull }), 'push.json': '{}' });
  const options = { out: 'preview.json', url: 'https://previews.example.org/all' };
  await step(dir, { GITHUB_EVENT_PATH: join(dir, 'event.json') }, 'facts', { ...options, audience: 'public' });
  expect(JSON.parse(readFileSync(join(dir, 'preview.json'), 'utf8'))).toMatchObject({
    head: HEAD,
    base: 'b'.repeat(40),
    url: 'https://previews.example.org/all/pr-7/',
    audience: 'public',
  });
  await expect(step(dir, { GITHUB_EVENT_PATH: join(dir, 'push.json') }, 'facts', options)).rejects.toThrow(
    'The event is not one of a pull request.',
  );
});

test('init preview writes the workflows as they are, and never over others', async () => {
  const world = fakeWorld(tempDir());
  expect(await runProgram(['init', 'preview', '--host', 'github'], '0', world)).toBe(0);
  const files = readTree(world.cwd);
  expect([...files.keys()]).toEqual(['build', 'publish', 'remove'].map((name) => `.github/workflows/preview-${name}.yml`));
  expect(files.get('.github/workflows/preview-remove.yml')).toContain('afterword preview expire');
  expect(world.printed().out).toContain('Previews show what everybody may see, and nothing internal.');
  await expect(runProgram(['init', 'preview', '--host', 'generic'], '0', world)).rejects.toThrow(
    'Nothing was written: .github/workflows/preview-build.yml, .github/workflows/preview-publish.yml, .github/workflows/preview-remove.yml is there already.',
  );
});

test.each(PREVIEW_HOSTS)('init preview --host %s asks for what is public, and for the team where that was chosen', async (host) => {
  const audiences = async (...args: string[]): Promise<string[]> => {
    const world = fakeWorld(tempDir());
    await runProgram(['init', 'preview', '--host', host, ...args], '0', world);
    return [...readTree(world.cwd).values()].flatMap((text) => [...text.matchAll(/^ *(?:AFTERWORD_)?AUDIENCE: (\S+)$/gm)].map(([, name]) => name ?? '')); // prettier-ignore
  };
  const [everybody, team] = [await audiences(), await audiences('--audience', 'internal')];
  expect(new Set(everybody)).toEqual(new Set(['public']));
  expect(new Set(team)).toEqual(new Set(['internal']));
  expect(team.length).toBe(everybody.length);
  await expect(audiences('--audience', 'everybody')).rejects.toThrow('--audience must be one of public, internal, not everybody');
});

/** Two thousand documents, each with one change in its third line. */
function largeReport(): ReviewReport {
  const commit = { sha: HEAD, date: '2026-05-04' };
  const documents = Array.from({ length: 2000 }, (_, index) => ({
    ...{ slug: `note-${String(index)}`, status: 'changed' as const, kind: 'meeting' as const, line: 3, title: `Note ${String(index)}` },
    ...{ path: `notes/${String(index)}.md`, pathBefore: `notes/${String(index)}.md`, headline: 'paragraph reworded', pages: [] },
    ...{ unreadable: { before: null, after: null }, flags: [], kinship: [], changes: [] },
  }));
  return {
    ...{ version: 1, base: { ...commit, name: 'main' }, head: { ...commit, workingTree: false }, how: 'merge-base' },
    ...{ baseMoved: 0, folder: '', settings: [], documents, problems: { added: [], gone: [], stood: [] } },
    elsewhere: { partial: false, changed: [], added: [], becomesPublic: [] },
  };
}
