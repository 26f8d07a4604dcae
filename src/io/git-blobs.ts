import { spawn } from 'node:child_process';
import { gitEnvironment } from './git.ts';
import { GitError } from './git-ask.ts';

/** The bytes of each object of `oids`, asked of one process. Throws a GitError where one is not in the repository. */
export async function readBlobs(dir: string, oids: Iterable<string>): Promise<Map<string, Buffer>> {
  const wanted = [...new Set(oids)];
  if (wanted.length === 0) return new Map();
  const output = await catFiles(dir, wanted);
  const blobs = new Map<string, Buffer>();
  let at = 0;
  for (const oid of wanted) {
    const end = output.indexOf(0x0a, at);
    const [, , size] = output.toString('latin1', at, Math.max(at, end)).split(' ');
    if (end < 0 || size === undefined) throw new GitError('git has not fetched all files of the two commits');
    const start = end + 1;
    at = start + Number(size) + 1;
    blobs.set(oid, output.subarray(start, at - 1));
  }
  return blobs;
}

/** `OID blob SIZE`, a line end, the bytes and a line end for each. */
function catFiles(dir: string, oids: readonly string[]): Promise<Buffer> {
  return new Promise((done, fail) => {
    const child = spawn('git', ['cat-file', '--batch'], {
      cwd: dir,
      env: gitEnvironment(),
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', () => fail(new GitError('git is not installed, or the folder is not there')));
    child.once('close', (code) =>
      code === 0 ? done(Buffer.concat(chunks)) : fail(new GitError('git cannot read the files of the two commits')),
    );
    // Who ends before all was written says why by its code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${oids.join('\n')}\n`);
  });
}
