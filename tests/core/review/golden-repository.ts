import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import type { FilePair, Version } from '../../../src/core/review/change.ts';
import { CONTEXT } from '../parse/context.ts';

/** One edit of the golden repository: what is done, in this order, and what it means. Paths -> what is told of them. */
export interface Step {
  readonly name: string;
  readonly move?: Readonly<Record<string, string>>;
  readonly edit?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly write?: Readonly<Record<string, string>>;
  readonly crlf?: readonly string[];
  /** Takes the step before back. */
  readonly revert?: boolean;
  /** What the base gets while the step is on its branch. */
  readonly base?: Step['edit'];
  readonly expect: Readonly<Record<string, readonly string[]>>;
  readonly status?: Readonly<Record<string, string>>;
  readonly flags?: Readonly<Record<string, readonly string[]>>;
  readonly kinship?: Readonly<Record<string, readonly string[]>>;
}

/** A real repository in a temporary folder, whose steps are merged as pull requests are. */
export class GoldenRepository {
  private readonly dir = mkdtempSync(join(tmpdir(), 'afterword-golden-'));

  constructor(start: string) {
    this.git('init', '--quiet', '--initial-branch=main');
    for (const [key, value] of [
      ['user.name', 'Test'],
      ['user.email', 'test@example.test'],
      ['core.autocrlf', 'false'],
      ['commit.gpgsign', 'false'],
    ] as const)
      this.git('config', key, value);
    cpSync(start, this.dir, { recursive: true });
    this.commit('start');
  }

  /** Does a step on a branch, merges it, and gives the files that the merge changed. */
  take(step: Step): FilePair[] {
    this.git('checkout', '--quiet', '-b', 'step');
    if (step.revert === true) this.git('revert', '--no-edit', '-m', '1', 'HEAD');
    for (const [from, to] of Object.entries(step.move ?? {})) {
      mkdirSync(dirname(join(this.dir, to)), { recursive: true });
      this.git('mv', from, to);
    }
    this.edit(step.edit);
    for (const [path, text] of Object.entries(step.write ?? {})) this.write(path, text);
    for (const path of step.crlf ?? []) this.write(path, this.read(path).replaceAll('\n', '\r\n'));
    if (step.revert !== true) this.commit(step.name);
    this.git('checkout', '--quiet', 'main');
    if (step.base !== undefined) {
      this.edit(step.base);
      this.commit('the base moves on');
    }
    this.git('merge', '--quiet', '--no-ff', '-m', step.name, 'step');
    this.git('branch', '--quiet', '-D', 'step');
    return this.changed();
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  private changed(): FilePair[] {
    const words = this.git('diff', '--name-status', '-z', '-M', 'HEAD^1', 'HEAD').split('\0');
    const pairs: FilePair[] = [];
    for (let at = 0; at + 1 < words.length;) {
      const status = words[at] ?? '';
      const [from = '', to = ''] = [words[at + 1], words[at + (status.startsWith('R') ? 2 : 1)]];
      pairs.push({ before: status === 'A' ? null : this.version('HEAD^1', from), after: status === 'D' ? null : this.version('HEAD', to) });
      at += status.startsWith('R') ? 3 : 2;
    }
    return pairs;
  }

  private version(commit: string, path: string): Version {
    const text = this.git('show', `${commit}:${path}`);
    return { path, text, why: null, reading: path.endsWith('.yml') ? null : readDocument({ path, text }, CONTEXT) };
  }

  private edit(edits: Step['edit']): void {
    for (const [path, replacements] of Object.entries(edits ?? {})) {
      let text = this.read(path);
      for (const [from, to] of Object.entries(replacements)) {
        if (text.split(from).length !== 2) throw new Error(`${path}: “${from}” does not stand in it once`);
        text = text.replace(from, () => to);
      }
      this.write(path, text);
    }
  }

  private read(path: string): string {
    return readFileSync(join(this.dir, path), 'utf8');
  }

  private write(path: string, text: string): void {
    mkdirSync(dirname(join(this.dir, path)), { recursive: true });
    writeFileSync(join(this.dir, path), text);
  }

  private commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '-m', message);
  }

  private git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.dir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }
}
