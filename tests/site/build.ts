import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { JSDOM } from 'jsdom';

export const root = resolve(import.meta.dirname, '../..');

/** A built site in its folder. */
export interface Site {
  readonly out: string;
  /** The page at an address, parsed as a browser would. */
  readonly page: (href: string) => Document;
  readonly html: (href: string) => string;
}

export interface Built extends Site {
  readonly code: number;
  /** Everything that the program printed. */
  readonly output: string;
}

/** Runs `afterword ARGS` as people do, in its own process. Never rejects on a non-zero exit. */
export function afterword(args: readonly string[], cwd: string = root): Promise<{ code: number; output: string; stdout: string }> {
  return new Promise((done) => {
    const env = { ...process.env, NO_COLOR: '1', AFTERWORD_QUIET: '' };
    execFile(process.execPath, [join(root, 'src/cli/bin.mjs'), ...args], { cwd, env, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      done({ code, output: stdout + stderr, stdout });
    });
  });
}

/** A new folder under the system's temporary one, removed by `remove`. */
export function temporaryFolder(): { dir: string; remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'afterword-test-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Writes files given as path -> text (or bytes) below `dir`. */
export function writeFiles(dir: string, files: Record<string, string | Uint8Array>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

/** Builds the content folder `content` into `out`. */
export async function buildFolder(content: string, out: string, extra: readonly string[] = []): Promise<Built> {
  const { code, output } = await afterword(['build', '--content', content, '--out', out, ...extra]);
  return { ...siteIn(out), code, output };
}

export function siteIn(out: string): Site {
  const html = (href: string): string => readFileSync(join(out, href.endsWith('/') ? `${href}index.html` : href), 'utf8');
  return { out, html, page: (href) => new JSDOM(html(href)).window.document };
}

/** All files below a folder, relative, sorted. */
export function listFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();
}

/** The words of an element as a reader sees them: white space folded. */
export const wordsOf = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
