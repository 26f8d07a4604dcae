import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for this run alone: what one test file has built there, the next ones find. */
    readonly runFolder: string;
  }
}

/** Vitest's global setup: costs nothing where no test asks for a built site. */
export function setup(project: TestProject): () => void {
  const runFolder = mkdtempSync(join(tmpdir(), 'afterword-run-'));
  project.provide('runFolder', runFolder);
  return () => rmSync(runFolder, { recursive: true, force: true });
}
