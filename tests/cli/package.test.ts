import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** The folder of a team that keeps its notes in a repository of their own, and has installed the package beside them. */
let home = '';

/** What a shell of the machine has: its own Node, and nothing that npm has told this test run. */
function shellEnv(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_)/i.test(name));
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes(`node_modules${sep}.bin`));
  return { ...Object.fromEntries(own), PATH: path.join(delimiter), XDG_CACHE_HOME: join(home, 'caches') };
}

const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, args, { cwd, env: shellEnv(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e8 });

const afterword = (...args: string[]): string => run('npx', ['--no-install', 'afterword', ...args], home);

function commitNotes(): void {
  const notes = join(home, 'notes');
  const git = (...args: string[]): string => run('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], notes);
  mkdirSync(join(notes, 'incidents'), { recursive: true });
  for (const name of ['2024-03-09-mongodb-disk-full.md', '2024-05-29-order-pods-drained.mdx']) {
    cpSync(join(project, 'content/incidents', name), join(notes, 'incidents', name));
  }
  git('init', '-q', '-b', 'main');
  git('add', '--all');
  git('commit', '-q', '-m', 'Write down two incidents');
  const file = join(notes, 'incidents/2024-03-09-mongodb-disk-full.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Checkout down', 'Checkout gone'));
  git('commit', '-q', '-a', '-m', 'Say it otherwise');
}

beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'afterword-package-')));
  // The project's own Node is found first by `npm pack`, as `npm ci` has put it there.
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', home], project)) as [{ filename: string }];
  run('npm', ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', filename], home);
  commitNotes();
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the package, installed in an empty folder beside notes', () => {
  test('holds JavaScript for Node, sources for Astro, and no test', () => {
    const folder = join(home, 'node_modules/afterword');
    expect(existsSync(join(folder, 'lib/draw/worker.js'))).toBe(true);
    expect(existsSync(join(folder, 'src/pages/index.astro'))).toBe(true);
    expect(readdirSync(join(folder, 'src/cli'))).toEqual(['bin.mjs']);
    expect(readdirSync(folder).filter((name) => ['tests', 'bench', 'content', '.github'].includes(name))).toEqual([]);
  });

  test('reads and checks them', () => {
    expect(afterword('read', '--content', 'notes', '--json')).toContain('"durationMinutes":306');
    const said = afterword('check', '--content', 'notes');
    expect(said).toMatch(/^notes\/incidents\/2024-03-09-mongodb-disk-full\.md:69:1 advice action-due: /);
    expect(said).toMatch(/\n1 piece of advice\n$/);
  });

  test('writes a document from a template, and reads it', () => {
    expect(afterword('new', 'incident', 'Orders fail', '--content', 'notes', '--date', '2024-06-28', '--print')).toContain(
      '# Orders fail\n',
    );
  });

  test('builds a preview of a change, with drawings, components, a search and a review', () => {
    const [head, base] = run('git', ['rev-list', 'HEAD'], join(home, 'notes')).split('\n');
    const facts = { pullRequest: { number: 7 }, base, head, url: 'https://previews.example/notes/pr-7/' };
    mkdirSync(join(home, 'bundle'));
    writeFileSync(join(home, 'bundle/preview.json'), JSON.stringify(facts));
    afterword('build', '--content', 'notes', '--preview', 'bundle/preview.json', '--out', 'bundle/site');
    const page = (name: string): string => readFileSync(join(home, 'bundle/site', name, 'index.html'), 'utf8');
    expect(page('incidents/2024-03-09-mongodb-disk-full')).toContain('<svg');
    expect(page('incidents/2024-03-09-mongodb-disk-full')).toContain('href="/notes/pr-7/incidents/"');
    expect(page('incidents/2024-05-29-order-pods-drained')).toContain('<svg');
    expect(page('review')).toContain('Checkout gone');
    expect(existsSync(join(home, 'bundle/site/pagefind/pagefind.js'))).toBe(true);

    const report = afterword('review', '--content', 'notes', '--base', 'HEAD~1', '--format', 'json', '--json', 'bundle/review.json');
    expect(JSON.parse(report)).toMatchObject({ documents: [{ path: 'incidents/2024-03-09-mongodb-disk-full.md' }] });
    expect(afterword('verify-bundle', 'bundle', '--head', head ?? '', '--pull-request', '7')).toMatch(/^Verified bundle: \d+ files/);
  });

  test('keeps what it may need again in the user’s folder for caches', () => {
    expect(readdirSync(join(home, 'caches/afterword')).length).toBeGreaterThan(0);
    expect(existsSync(join(home, 'node_modules/afterword/.cache'))).toBe(false);
  });
});
