import type { Revision } from '../core/derive/history.ts';

/** Takes what `git log -z --name-status --format="MARK %H %cs %s"` prints, in pieces as they come. */
export interface LogReader {
  readonly take: (text: string) => void;
  /** The commits of each file, newest first. */
  readonly end: () => ReadonlyMap<string, readonly Revision[]>;
}

/** One file of a commit; `from` is its former name where the commit renamed it. */
interface Touched {
  readonly path: string;
  readonly from: string | null;
}

/** `A`, `M`, `D`, `T`, or `R` with how alike the two are. */
const STATUS = /^[A-Z]\d*$/;

/** Reads a log from the newest commit to the oldest. `mark` starts every commit, and nothing else. */
export function createLogReader(mark: string): LogReader {
  const files = createFiles();
  let rest = '';
  let revision: Revision | null = null;
  let touched: Touched[] = [];
  let pending: string[] = [];
  const closeCommit = (): void => {
    if (revision !== null) files.add(revision, touched);
    touched = [];
    pending = [];
  };
  const read = (part: string): void => {
    const text = pending.length === 0 && part.startsWith('\n') ? part.slice(1) : part;
    if (text.startsWith(`${mark} `)) {
      closeCommit();
      revision = parseCommit(text.slice(mark.length + 1));
      return;
    }
    if (pending.length === 0 && !STATUS.test(text)) return;
    pending.push(text);
    const [status = '', first = '', second] = pending;
    const isRename = status.startsWith('R') || status.startsWith('C');
    if (pending.length < (isRename ? 3 : 2)) return;
    touched.push({ path: second ?? first, from: status.startsWith('R') ? first : null });
    pending = [];
  };
  const take = (text: string): void => {
    const parts = (rest + text).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) read(part);
  };
  const end = (): ReadonlyMap<string, readonly Revision[]> => {
    if (rest !== '') read(rest);
    rest = '';
    closeCommit();
    revision = null;
    return files.all;
  };
  return { take, end };
}

/** `1f0c… 2024-03-22 Correct the times`; the subject may be empty. */
function parseCommit(text: string): Revision {
  const [commit = '', date = ''] = text.split(' ', 2);
  return { commit, date, subject: text.slice(commit.length + date.length + 2) };
}

/** Collects the commits of files under the names that they have today. */
function createFiles(): { readonly add: (revision: Revision, touched: readonly Touched[]) => void; readonly all: Map<string, Revision[]> } {
  const all = new Map<string, Revision[]>();
  /** What a path meant before the commits that were read: the file of today. */
  const today = new Map<string, string>();
  const add = (revision: Revision, touched: readonly Touched[]): void => {
    const named = touched.map(({ path, from }) => ({ path, from, name: today.get(path) ?? path }));
    for (const { name } of named) {
      const revisions = all.get(name);
      if (revisions === undefined) all.set(name, [revision]);
      else if (revisions.at(-1) !== revision) revisions.push(revision);
    }
    // A file that had the new name before was another one: no path holds a NUL, so that this is the name of none of today.
    for (const { path, from } of named) if (from !== null) today.set(path, `\0${path}`);
    for (const { from, name } of named) if (from !== null) today.set(from, name);
  };
  return { add, all };
}
