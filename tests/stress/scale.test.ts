import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { generateDocument } from '../../bench/generate.ts';
import { runWatched, type Run } from '../../bench/processes.ts';
import { folderSize } from '../../bench/sizes.ts';
import { contentFolders } from '../hostile/building.ts';
import { root, temporaryFolder } from '../site/build.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const contents = contentFolders(folder.dir);
afterAll(contents.remove);

const TAGS = 2_000;
const LINKS = 10_000;

/** Generated documents with so many tags among them, and one that links to everything, ten links a line. */
function archive(count: number): Record<string, string> {
  const documents = Array.from({ length: count }, (_, index) => generateDocument(index));
  const tagged = documents.map(({ path, text }, index) => [path, `---\ntags: [tag-${String(index % TAGS)}]\n---\n\n${text}`] as const);
  const links = Array.from({ length: LINKS }, (_, index) => `[${String(index)}](../${documents[index % count]?.path ?? ''})`);
  const lines = Array.from({ length: LINKS / 10 }, (_, index) => `See ${links.slice(index * 10, index * 10 + 10).join(', ')}.`);
  const page = `# Everything, 1 February 2014\n\n## Attendees\n\n- Ann Lee\n\n## Notes\n\n${lines.join('\n\n')}\n`;
  return Object.fromEntries<string>([...tagged, ['meetings/everything.md', page]]);
}

async function build(count: number): Promise<Run> {
  const content = contents.make(String(count), archive(count));
  const out = join(content, '../out');
  const run = await runWatched(process.execPath, [join(root, 'src/cli/bin.mjs'), 'build', '--content', content, '--out', out], root);
  expect(run.code, run.output.slice(-2000)).toBe(0);
  expect(run.output).toContain(`Published ${(count + 1).toLocaleString('en')} documents`);
  const { bytes, files } = folderSize(out);
  console.log(
    `${String(count)} documents: ${run.seconds.toFixed(0)} s, processor ${run.cpuSeconds.toFixed(0)} s, peak ${run.peakMiB.toFixed(0)} MiB, ${(bytes / 1e6).toFixed(0)} MB in ${String(files)} files`,
  );
  return run;
}

test('F5: 5,000 documents with 2,000 tags and a page of 10,000 links take about five times what 1,000 take', async () => {
  const few = await build(1_000);
  const many = await build(5_000);
  expect(many.cpuSeconds / few.cpuSeconds).toBeLessThan(8);
  expect(many.peakMiB).toBeLessThan(3_000);
});
