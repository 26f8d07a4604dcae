/**
 * Compares builds after random edits with cold builds, byte for byte, after each single edit. Ends with 1 at the first difference.
 *
 *   npx node bench/incremental.ts [EDITS [DOCUMENTS [SEED]]]        default: 30 30 1
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCacheDir, programRoot } from '../src/site/settings.ts';
import { editedFolder } from '../tests/support/random-edits.ts';
import { differing } from '../tests/support/differing.ts';
import { runWatched } from './processes.ts';

const [edits = 30, documents = 30, seed = 1] = process.argv.slice(2).map(Number);
const root = programRoot();
const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
const [content, out, copy, copyOut] = ['content', 'out', 'copy', 'copy-out'].map((name) => join(folder, name));
if (content === undefined || out === undefined || copy === undefined || copyOut === undefined) throw new Error('no folders');

async function build(from: string, to: string): Promise<number> {
  const run = await runWatched(process.execPath, [join(root, 'src/cli/bin.mjs'), 'build', '--content', from, '--out', to], root);
  if (run.code !== 0) throw new Error(`the build ended with ${String(run.code)}:\n${run.output.slice(-2000)}`);
  return run.seconds;
}

const edited = editedFolder(content, documents, seed);
await build(content, out);
for (let n = 1; n <= edits; n++) {
  const what = edited.edit();
  const warm = await build(content, out);
  for (const dir of [copy, copyOut, defaultCacheDir(root, copy)]) rmSync(dir, { recursive: true, force: true });
  cpSync(content, copy, { recursive: true });
  const cold = await build(copy, copyOut);
  const paths = differing(out, copyOut);
  console.log(`${String(n).padStart(3)}  ${warm.toFixed(1)} s, cold ${cold.toFixed(1)} s  ${what}`);
  if (paths.length > 0) {
    console.error(`the sites differ in ${paths.slice(0, 20).join(', ')}`);
    process.exitCode = 1;
    break;
  }
}
for (const dir of [folder, defaultCacheDir(root, content), defaultCacheDir(root, copy)]) rmSync(dir, { recursive: true, force: true });
