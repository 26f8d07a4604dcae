import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const LAUNCHER = fileURLToPath(new URL('../../src/cli/bin.mjs', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts `afterword ARGS` as its own process; `nodeArgs` come before the program. */
export function startProgram(
  args: readonly string[],
  cwd: string,
  nodeArgs: readonly string[] = [],
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [...nodeArgs, LAUNCHER, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<Ended>((done) => child.once('close', (code) => done({ code, out, err })));
  return { child, ended };
}

export const runProgram = (args: readonly string[], cwd: string, nodeArgs: readonly string[] = []): Promise<Ended> =>
  startProgram(args, cwd, nodeArgs).ended;

/** The address that a started `serve` or `dev` prints. */
export const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((done) => {
    child.stdout?.on('data', (text: string) => {
      const [address] = /http:\S+/.exec(text) ?? [];
      if (address !== undefined) done(address);
    });
  });
