import { cpSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { runReview, type ReviewOptions } from '../../src/cli/review.ts';
import { reviewReportSchema, type ReviewReport } from '../../src/core/schema/review-report.ts';
import { clone, commit, git, repository } from '../io/repository.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';
import { runProgram } from './run-program.ts';
import { fakeWorld } from './stubs.ts';

// Real processes of git, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const MEETING = '# Weekly sync, 22 March 2024\n\n## Attendees\n\n- Ann Lee\n- Bo Ray\n\n## Decisions\n\n- Keep it simple\n';
const INCIDENT = `# Pool exhausted

**Date:** 2024-03-18 · **Severity:** SEV3

## Timeline (UTC)

- 10:02 Pager alerts
- 10:20 Root cause identified
- 10:45 Service restored
`;
const PLAIN: ReviewOptions = {
  content: 'content',
  base: 'main',
  head: null,
  whole: false,
  audience: 'internal',
  format: 'json',
  out: null,
  files: { markdown: null, json: null, html: null },
  previewUrl: null,
  sourceUrl: null,
};

async function review(cwd: string, given: Partial<ReviewOptions> = {}) {
  const world = fakeWorld(cwd);
  const code = await runReview({ ...PLAIN, ...given }, world);
  return { code, ...world.printed() };
}

async function report(cwd: string, given: Partial<ReviewOptions> = {}): Promise<ReviewReport & { code: number }> {
  const { out, code } = await review(cwd, given);
  return { ...reviewReportSchema.parse(JSON.parse(out)), code };
}

const shown = ({ documents }: ReviewReport): string[] =>
  documents.map(({ status, path, pathBefore }) => `${status} ${path ?? pathBefore ?? ''}`);
const added = ({ problems }: ReviewReport): string[] =>
  problems.added.map(({ severity, code, path, line }) => `${severity} ${code} ${path}:${line ?? 'whole'}`);

/** Notes in a folder of a larger repository, and a branch `mine`. */
function notes(): string {
  const dir = repository({ 'docs/notes/incidents/pool.md': INCIDENT, 'docs/notes/meetings/sync.md': MEETING, 'README.md': 'x' });
  git(dir, 'checkout', '-q', '-b', 'mine');
  return dir;
}

const NOTES = { content: 'docs/notes' };

describe('what is compared', () => {
  test('two commits; paths are those of the repository', async () => {
    const dir = notes();
    commit(dir, { 'docs/notes/incidents/pool.md': INCIDENT.replace('SEV3', 'SEV2'), 'README.md': 'y' });
    const found = await report(dir, { ...NOTES, head: 'mine' });
    expect(shown(found)).toEqual(['changed docs/notes/incidents/pool.md']);
    expect(found).toMatchObject({ how: 'merge-base', baseMoved: 0, folder: 'docs/notes', settings: [], code: 0 });
    expect(found.head).toEqual({ sha: git(dir, 'rev-parse', 'mine'), date: '2024-05-03', workingTree: false });
    expect(found.base).toEqual({ name: 'main', sha: git(dir, 'rev-parse', 'main'), date: '2024-05-03' });
  });

  test('without a head the files as they are, new ones too, from any folder', async () => {
    const dir = notes();
    renameSync(join(dir, 'docs/notes/meetings/sync.md'), join(dir, 'docs/notes/meetings/weekly sync.md'));
    git(dir, 'add', '-A');
    writeFiles(dir, { 'docs/notes/incidents/new.md': INCIDENT.replace('Pool', 'Disk') });
    const found = await report(join(dir, 'docs'), { content: 'notes' });
    expect(shown(found)).toEqual(['added docs/notes/incidents/new.md', 'renamed docs/notes/meetings/weekly sync.md']);
    expect(found.head.workingTree).toBe(true);
    const { out } = await review(dir, { ...NOTES, format: 'text' });
    expect(out).toMatch(/^2 documents changed\.\nmain at [\da-f]{10} of 2024-05-03 → the files as they are, on [\da-f]{10} of 2024-05-03 /);
  });

  test('the merge of a pull request, in a clone of two commits', async () => {
    const dir = notes();
    commit(dir, { 'docs/notes/incidents/pool.md': INCIDENT.replace('SEV3', 'SEV2') });
    git(dir, 'checkout', '-q', 'main');
    commit(dir, { 'docs/notes/meetings/other.md': MEETING.replace('22', '23') });
    git(dir, 'merge', '-q', '--no-ff', '-m', 'x', 'mine');
    const shallow = clone(dir, '--depth', '2');
    const found = await report(shallow, { ...NOTES, base: 'HEAD^1', head: 'HEAD' });
    expect(shown(found)).toEqual(['changed docs/notes/incidents/pool.md']);
    expect(found).toMatchObject({ how: 'merge-commit', baseMoved: 0 });
  });

  test('each side is read with its own settings, and that is said', async () => {
    const dir = notes();
    commit(dir, { 'docs/notes/site.yml': 'timeZone: Europe/London\n' });
    const found = await report(dir, { ...NOTES, head: 'mine' });
    expect(found.settings).toEqual(['site.yml']);
    expect(shown(found)).toContain('added docs/notes/site.yml');
  });

  test('nothing', async () => {
    const dir = notes();
    expect(shown(await report(dir, { ...NOTES, head: 'mine' }))).toEqual([]);
  });
});

describe('problems that the change adds', () => {
  test('apart from those that stood, those on changed lines first, and those that it makes elsewhere', async () => {
    const linking = `${MEETING}\nSee [the pool](../incidents/pool.md), [this](#nowhere)\n`;
    const dir = notes();
    git(dir, 'checkout', '-q', 'main');
    commit(dir, { 'docs/notes/meetings/sync.md': linking, 'docs/notes/incidents/pool.md': `${INCIDENT}\n[gone](gone.md)\n` });
    git(dir, 'checkout', '-q', '-B', 'mine', 'main');
    renameSync(join(dir, 'docs/notes/incidents/pool.md'), join(dir, 'docs/notes/incidents/exhausted.md'));
    commit(dir, { 'docs/notes/incidents/exhausted.md': `${INCIDENT}\nOne line more: [lost](lost.md)\n\n[gone](gone.md)\n` });
    const found = await report(dir, { ...NOTES, head: 'mine' });
    expect(shown(found)).toEqual(['renamed docs/notes/incidents/exhausted.md']);
    expect(added(found)).toEqual([
      'warning dead-link docs/notes/incidents/exhausted.md:11',
      'warning dead-link docs/notes/meetings/sync.md:12',
      'error lost-address docs/notes/incidents/pool.md:whole',
    ]);
    expect(found.problems.stood.map(({ code, line }) => `${code}:${String(line)}`)).toContain('dead-link:13');
    expect(found.code).toBe(1);
  });

  test('an error ends with 1; one that stood does not', async () => {
    const dir = repository({ 'content/a.md': `${MEETING}\n<script>x</script>\n` });
    git(dir, 'checkout', '-q', '-b', 'mine');
    commit(dir, { 'content/a.md': `${MEETING}\n<script>x</script>\n\nMore\n` });
    expect((await report(dir, { head: 'mine' })).code).toBe(0);
    commit(dir, { 'content/a.md': `${MEETING}\n<script>x</script>\n\n<iframe></iframe>\n` });
    const found = await report(dir, { head: 'mine' });
    expect(added(found)).toEqual(['error raw-html content/a.md:14']);
    expect(found.code).toBe(1);
  });

  test('annotations stand at paths from the root of the repository', async () => {
    const dir = notes();
    writeFiles(dir, { 'docs/notes/meetings/sync.md': `${MEETING}\n[x](x.md)\n` });
    const { out } = await review(join(dir, 'docs'), { content: 'notes', format: 'github' });
    expect(out).toMatch(/^::warning file=docs\/notes\/meetings\/sync\.md,line=12,col=1,title=dead-link::/);
    expect(out.trim().split('\n')).toHaveLength(1);
  });
});

describe('addresses that were published', () => {
  const dated = (clock: string, front = ''): string => `${front}${INCIDENT.replace('10:20', clock)}`;
  const moved = async (files: Record<string, string>, given: Partial<ReviewOptions> = {}) => {
    const dir = notes();
    git(dir, 'rm', '-q', 'docs/notes/incidents/pool.md');
    commit(dir, files);
    return report(dir, { ...NOTES, head: 'mine', ...given });
  };
  const told = (found: ReviewReport) => [added(found), found.elsewhere.becomesPublic.map(({ path }) => path)];
  const NEW = 'docs/notes/incidents/exhausted.md';

  test('a rename loses its address, unless `aliases` or site.yml redirect it: then it does not become public anew', async () => {
    expect(told(await moved({ [NEW]: INCIDENT }))).toEqual([['error lost-address docs/notes/incidents/pool.md:whole'], [NEW]]);
    expect(told(await moved({ [NEW]: `---\naliases: [/incidents/pool/]\n---\n\n${INCIDENT}` }))).toEqual([[], []]);
    const settings = { 'docs/notes/site.yml': 'redirects:\n  /incidents/pool/: incidents/exhausted.md\n' };
    expect(told(await moved({ [NEW]: INCIDENT, ...settings }))).toEqual([[], []]);
  });

  test('an event whose time is corrected loses its anchor: an error, or what site.yml makes of it, unless `aliases` keep it', async () => {
    const path = 'docs/notes/incidents/pool.md';
    const anchor = '#t-2024-03-18-1020';
    expect(added(await moved({ [path]: dated('10:25') }))).toEqual([`error lost-anchor ${path}:whole`]);
    expect(added(await moved({ [path]: dated('10:25', `---\naliases: ['${anchor}']\n---\n\n`) }))).toEqual([]);
    const found = await moved({ [path]: dated('10:25'), 'docs/notes/site.yml': 'rules:\n  lost-anchor: warning\n' });
    expect([added(found), found.code]).toEqual([[`warning lost-anchor ${path}:whole`], 0]);
  });
});

describe('what cannot be read is shown with the reason', () => {
  const side = async (before: Record<string, string | Uint8Array> | null, after: Record<string, string | Uint8Array> | null) => {
    const dir = repository({ 'content/keep.md': MEETING, ...before });
    git(dir, 'checkout', '-q', '-b', 'mine');
    if (before !== null) rmSync(join(dir, Object.keys(before)[0] ?? ''));
    commit(dir, after ?? {});
    const found = await report(dir, { head: 'mine' });
    return { ...found, first: found.documents[0] };
  };

  test('a deleted file that was never readable', async () => {
    const { first, code } = await side({ 'content/a.md': Uint8Array.of(0xff, 0x41) }, null);
    expect(first).toMatchObject({
      status: 'removed',
      pathBefore: 'content/a.md',
      path: null,
      unreadable: { before: 'byte 0 (0xFF) is not UTF-8' },
    });
    expect(code).toBe(0);
  });

  test('a binary that was renamed to .md', async () => {
    const bytes = Uint8Array.from({ length: 4096 }, (_, n) => (n * 7) % 256);
    const { first, code } = await side({ 'content/a.png': bytes }, { 'content/a.md': bytes });
    expect(first?.unreadable.after).toMatch(/is not UTF-8$/);
    expect(code).toBe(1);
  });

  test('a document of 5 MB, which is not loaded', async () => {
    const { first, code, problems } = await side(null, { 'content/a.md': `${MEETING}${'A line of text\n'.repeat(350_000)}` });
    expect(first?.unreadable.after).toBe('the file has 5250095 bytes; the limit is 1048576');
    expect(problems.added.map((problem) => problem.code)).toEqual(['too-large']);
    expect(code).toBe(1);
  });

  test('an old version that fails the schema of today', async () => {
    const { first, code } = await side(
      { 'content/a.md': '---\nkind: meeting\ndate: 2024-02-30\n---\n\n# Weekly sync\n' },
      { 'content/a.md': MEETING },
    );
    expect(first?.unreadable.before).toMatch(/2024-02-30/);
    expect(first?.unreadable.after).toBeNull();
    expect(code).toBe(0);
  });

  test('a link, and a file name that cannot be an address', async () => {
    const dir = repository({ 'content/keep.md': MEETING });
    symlinkSync('keep.md', join(dir, 'content/link.md'));
    writeFiles(dir, { 'content/a#b.md': MEETING });
    const found = await report(dir);
    expect(found.documents.map(({ unreadable }) => unreadable.after)).toEqual([
      'the file name `a#b.md` contains `#`, which does not belong in an address',
      'this is a symbolic link, which is not followed',
    ]);
    expect(found.code).toBe(1);
  });
});

describe('where nothing can be compared: one sentence, exit 2', () => {
  const failing = async (cwd: string, ...args: string[]) => {
    const { code, err, out } = await runProgram(['review', ...args], cwd);
    return { code, out, said: err.trim() };
  };

  test('an unknown branch, no repository, no such folder', async () => {
    const dir = notes();
    expect(await failing(dir, '--base', 'nope', '--content', 'docs/notes')).toEqual({
      code: 2,
      out: '',
      said: 'Nothing was compared: --base nope: there is no such commit, branch or tag. See `afterword --help`.',
    });
    expect(await failing(tempDir(), '--base', 'main')).toEqual({
      code: 2,
      out: '',
      said: 'Nothing was compared: the content is in no git repository. See `afterword --help`.',
    });
    expect((await failing(dir, '--base', 'main')).said).toBe(
      'content holds no file on either side; name the folder of the documents with --content. See `afterword --help`.',
    );
  });

  test('a clone that is too shallow', async () => {
    const dir = notes();
    commit(dir, { 'docs/notes/meetings/b.md': MEETING });
    git(dir, 'checkout', '-q', 'main');
    commit(dir, { 'docs/notes/meetings/c.md': MEETING });
    const shallow = clone(dir, '--depth', '1', '--no-single-branch', '-b', 'mine');
    const { code, said } = await failing(shallow, '--base', 'origin/main', '--head', 'HEAD', '--content', 'docs/notes');
    expect(
      (await failing(clone(dir, '--depth', '1', '-b', 'mine'), '--base', 'HEAD^1', '--head', 'HEAD', '--content', 'docs/notes')).said,
    ).toBe(
      'Nothing was compared: --base HEAD^1: there is no such commit, branch or tag in this clone, which is shallow: fetch the whole history (`fetch-depth: 0`). See `afterword --help`.',
    );
    expect([code, said]).toEqual([
      2,
      'Nothing was compared: this clone is shallow and does not reach where the branches part: fetch the whole history (`fetch-depth: 0`). See `afterword --help`.',
    ]);
  });

  test('no git', async () => {
    const dir = notes();
    const before = process.env['PATH'];
    process.env['PATH'] = tempDir();
    try {
      await expect(review(dir, NOTES)).rejects.toThrow('Nothing was compared: git is not installed, or the folder is not there');
    } finally {
      process.env['PATH'] = before;
    }
  });
});

describe('the review as one page', () => {
  test('holds each change under an anchor, words of documents as text, and refuses scripts and requests', async () => {
    const dir = notes();
    const hostile = '<script>alert(1)</script> & "x" <img src=https://evil.example/p.png>';
    commit(dir, { 'docs/notes/incidents/pool.md': INCIDENT.replace('SEV3', 'SEV2').replace('Pager alerts', hostile) });
    const { out } = await review(dir, { ...NOTES, head: 'mine', format: 'html' });
    expect(out).toContain('content="default-src &#39;none&#39;; style-src &#39;sha256-');
    expect(out).toContain('id="incidents-pool--change-1"');
    expect(out).toContain('severity SEV3 → SEV2');
    expect(out).not.toMatch(/<script|<img|<link|<iframe|url\((?!data:font\/woff2;)|(?:src|href)="(?!#)/i);
    expect(out.match(/<h1/g)).toHaveLength(1);
    // Two drawings, each with ids of its own.
    const ids = [...out.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(out.match(/<svg/g)).toHaveLength(2);
  });

  test('of twenty documents, all of them edited in most of their lines, it has less than 1 MB', async () => {
    const dir = tempDir();
    cpSync(resolve(import.meta.dirname, '../../content'), join(dir, 'content'), { recursive: true });
    git(dir, 'init', '-q', '-b', 'main');
    commit(dir, {});
    const documents = readdirSync(join(dir, 'content'), { recursive: true, encoding: 'utf8' }).filter((path) => /\.mdx?$/.test(path));
    expect(documents).toHaveLength(20);
    for (const path of documents) {
      const file = join(dir, 'content', path);
      const text = readFileSync(file, 'utf8');
      // Clocks, too: the drawings of both sides are in it.
      writeFileSync(file, text.replace(/\b(the|and|to)\b/g, '$1 very').replace(/(\d\d:\d)\d/g, '$19'));
    }
    const { out } = await review(dir, { format: 'html' });
    expect(out).toContain('20 documents changed');
    expect(out.match(/<svg/g)?.length).toBeGreaterThan(8);
    expect(Buffer.byteLength(out)).toBeLessThan(1_000_000);
  });
});
