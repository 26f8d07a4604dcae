import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gitEnvironment } from '../git.ts';

/** A branch that holds one folder a preview, and is served as it is. */
export interface PreviewBranch {
  /** An address or a path, as git takes it. */
  readonly repository: string;
  readonly branch: string;
  /** May write to the repository; null where git needs none. Never on a command line. */
  readonly token: string | null;
}

/** What stands in place of a folder from now on: the files of a site and facts about it, or nothing. */
export type FolderChange = { readonly siteDir: string; readonly facts: string } | null;

const run = promisify(execFile);
const TRIES = 5;
const MOST_BYTES = 64 * 1024 * 1024;
const REF = 'refs/afterword/tip';
/** Tells GitHub Pages to serve files as they are: folders that start with `_` would be left out. */
const AS_IT_IS = '.nojekyll';
const FACTS = 'preview.json';

/** Runs git on the repository at hand, which holds nothing but what was fetched. */
type Git = (args: readonly string[], input?: string, env?: NodeJS.ProcessEnv) => Promise<string>;

/**
 * Puts folders in place, all in one commit that has no parent: what was removed is not kept in the history. Where somebody else has
 * pushed meanwhile, it begins anew from what they pushed. Rejects where git refuses.
 */
export function changeFolders(target: PreviewBranch, changes: ReadonlyMap<string, FolderChange>): Promise<void> {
  return inRepository(target, async (git) => {
    for (let left = TRIES; ; left -= 1) {
      const tip = await fetchTip(git, target);
      const tree = await changedTree(git, tip, changes);
      const commit = (await git(['commit-tree', tree, '-m', 'Previews'])).trim();
      const ref = `refs/heads/${target.branch}`;
      try {
        await git(['push', '-q', `--force-with-lease=${ref}:${tip ?? ''}`, '--', target.repository, `${commit}:${ref}`]);
        return;
      } catch (error) {
        if (left === 1) throw error;
      }
    }
  });
}

/** The folders of previews that the branch has, with the facts that were written beside each. */
export function listFolders(target: PreviewBranch): Promise<ReadonlyMap<string, string>> {
  return inRepository(target, async (git) => {
    const tip = await fetchTip(git, target);
    const folders = new Map<string, string>();
    for (const { name, type } of tip === null ? [] : await entriesOf(git, REF)) {
      if (type === 'tree' && /^pr-\d+$/.test(name)) folders.set(name, await git(['show', `${REF}:${name}/${FACTS}`]).catch(() => ''));
    }
    return folders;
  });
}

async function inRepository<T>(target: PreviewBranch, work: (git: Git) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'afterword-previews-'));
  const git: Git = async (args, input = '', env = {}) => {
    const options = { cwd: dir, env: { ...environment(target), GIT_DIR: dir, ...env }, maxBuffer: MOST_BYTES };
    const running = run('git', [...args], options);
    // Where git ends early it reads no more: its exit code says why.
    running.child.stdin?.on('error', () => undefined).end(input);
    return (await running).stdout;
  };
  try {
    await git(['init', '-q', '--bare']);
    return await work(git);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function environment({ token }: PreviewBranch): NodeJS.ProcessEnv {
  const who = { NAME: 'Afterword', EMAIL: 'afterword@localhost' };
  return {
    ...gitEnvironment(),
    ...Object.fromEntries(
      Object.entries(who).flatMap(([key, value]) => ['AUTHOR', 'COMMITTER'].map((role) => [`GIT_${role}_${key}`, value])),
    ),
    GIT_TERMINAL_PROMPT: '0',
    ...(token === null ? {} : authorization(token)),
  };
}

/** By the environment: command lines are seen by every process of the machine. */
const authorization = (token: string): NodeJS.ProcessEnv => ({
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'http.extraHeader',
  GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`,
});

async function fetchTip(git: Git, { repository, branch }: PreviewBranch): Promise<string | null> {
  const [tip = ''] = (await git(['ls-remote', '--', repository, `refs/heads/${branch}`])).split('\t');
  if (tip === '') return null;
  await git(['fetch', '-q', '--depth=1', '--no-tags', '--', repository, `+refs/heads/${branch}:${REF}`]);
  // What was fetched, not what was asked for a moment before.
  return (await git(['rev-parse', REF])).trim();
}

interface TreeEntry {
  readonly mode: string;
  readonly type: string;
  readonly id: string;
  readonly name: string;
}

async function entriesOf(git: Git, tree: string): Promise<TreeEntry[]> {
  const listed = (await git(['ls-tree', '-z', tree])).split('\0').filter((line) => line !== '');
  return listed.flatMap((line) => {
    const [, mode = '', type = '', id = '', name = ''] = /^(\d+) (\w+) (\w+)\t(.*)$/s.exec(line) ?? [];
    return name === '' ? [] : [{ mode, type, id, name }];
  });
}

async function changedTree(git: Git, tip: string | null, changes: ReadonlyMap<string, FolderChange>): Promise<string> {
  const before = tip === null ? [] : await entriesOf(git, REF);
  const entries = before.filter(({ name }) => !changes.has(name) && name !== AS_IT_IS);
  entries.push({ mode: '100644', type: 'blob', id: (await git(['hash-object', '-w', '--stdin'])).trim(), name: AS_IT_IS });
  for (const [name, change] of changes) {
    if (change !== null) entries.push({ mode: '040000', type: 'tree', id: await treeOf(git, change), name });
  }
  return writeTree(git, entries);
}

async function treeOf(git: Git, { siteDir, facts }: Exclude<FolderChange, null>): Promise<string> {
  // An index of its own for each site; nothing of the machine's settings changes a byte.
  const scratch = mkdtempSync(join(tmpdir(), 'afterword-index-'));
  try {
    const env = { GIT_INDEX_FILE: join(scratch, 'index'), GIT_WORK_TREE: siteDir };
    const plain = ['-C', siteDir, '-c', 'core.bare=false', '-c', 'core.autocrlf=false'];
    await git([...plain, 'add', '-A', '-f', '.'], '', env);
    return await withFacts(git, (await git(['write-tree'], '', env)).trim(), facts);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function withFacts(git: Git, site: string, facts: string): Promise<string> {
  const id = (await git(['hash-object', '-w', '--stdin'], facts)).trim();
  const rest = (await entriesOf(git, site)).filter(({ name }) => name !== FACTS);
  return writeTree(git, [...rest, { mode: '100644', type: 'blob', id, name: FACTS }]);
}

const writeTree = async (git: Git, entries: readonly TreeEntry[]): Promise<string> =>
  (await git(['mktree', '-z'], entries.map(({ mode, type, id, name }) => `${mode} ${type} ${id}\t${name}\0`).join(''))).trim();
