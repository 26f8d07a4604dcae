import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteSettings } from '../../src/site/settings.ts';
import { afterAll, describe, expect, test } from 'vitest';
import { buildFromCollections } from '../../src/site/build-site.ts';
import { buildFolder, root, temporaryFolder, writeFiles } from './build.ts';

const BODY = '\n# Late trains\n\n## Timeline\n\n- 14:00 Alert fired\n- 14:30 Resolved\n';
const MEETING = '\n# Weekly sync\n\n## Attendees\n\n- Ann Lee\n- Bo Ray\n';

/** Each beside one good document; the line that is named is the one that a person must correct. */
const refusals: [name: string, path: string, frontMatter: string, line: number, code: string, says: string][] = [
  ['a wrong type', 'incidents/type.md', 'kind: incident\ndate: 2024-03-18\nservices: { a: b }', 4, 'wrong-type', 'services'],
  ['a value that is none of those', 'incidents/draft.md', 'kind: incident\ndate: 2024-03-18\ndraft: perhaps', 4, 'wrong-type', 'draft'],
  ['a day that does not exist', 'incidents/day.md', 'kind: incident\ndate: 2024-02-30', 3, 'bad-date', '2024-02-30'],
  ['an unknown key', 'incidents/key.md', 'kind: incident\ndate: 2024-03-18\nsevrity: SEV2', 4, 'unknown-key', 'severity'],
  ['a missing field', 'incidents/event.md', 'kind: incident\ndate: 2024-03-18\ntimeline:\n  - at: "14:00"', 5, 'missing-field', 'text'],
  ['an unknown key of a meeting', 'meetings/key.md', 'kind: meeting\ndate: 2024-03-18\nseverity: SEV2', 4, 'unknown-key', 'severity'],
];
const textOf = (path: string, frontMatter: string): string => `---\n${frontMatter}\n---\n${path.startsWith('m') ? MEETING : BODY}`;

const good = { 'meetings/2024-03-22-sync.md': `---\ndate: 2024-03-22\n---\n${MEETING}` };
const undated = '# Late trains\n\n## Timeline\n\n- 14:00 Alert fired\n- 14:30 Resolved\n\n## Root cause\n\nSnow.\n';

const folder = temporaryFolder();
afterAll(folder.remove);

describe('through `afterword build`', () => {
  test('all are refused at their lines in one run, and nothing is published', async () => {
    const content = join(folder.dir, 'all');
    writeFiles(content, { ...good, 'incidents/undated.md': undated });
    writeFiles(content, Object.fromEntries(refusals.map(([, path, frontMatter]) => [path, textOf(path, frontMatter)])));
    const { code, output, out } = await buildFolder(content, join(folder.dir, 'all-out'));
    expect(code).toBe(1);
    for (const [name, path, , line, problem, says] of refusals) {
      // A problem and what to do about it, up to the empty line.
      const told = output.split('\n\n').filter((text) => text.includes(`${path}:${String(line)}:`));
      expect([name, told.length], output).toEqual([name, 1]);
      expect(told[0]).toContain(` ${problem}: `);
      expect(told[0]).toContain(says);
    }
    expect(output).toMatch(/incidents\/undated\.md\S* missing-date: /);
    expect(output).toMatch(new RegExp(`\n${String(refusals.length + 1)} errors\\b`));
    expect(existsSync(out)).toBe(false);
  });
});

describe('through Astro’s own loader, as if nobody had checked before', () => {
  const settingsFor = (name: string, content: string): SiteSettings => ({
    root,
    contentDir: content,
    cacheDir: join(folder.dir, `cache-${name}`),
    outDir: join(folder.dir, `out-${name}`),
    lastDir: null,
    base: '/',
    audience: 'internal',
    exclude: [],
    entriesFile: null,
    previewFile: null,
  });

  test.each(refusals)('%s', async (name, path, frontMatter, line, problem, says) => {
    const content = join(folder.dir, name.replaceAll(' ', '-'));
    writeFiles(content, { ...good, [path]: textOf(path, frontMatter) });
    const build = buildFromCollections(settingsFor(name.replaceAll(' ', '-'), content));
    await expect(build).rejects.toThrow(new RegExp(`^${path.replace('.', '\\.')}:${String(line)}:\\d+ ${problem}: .*${says}`));
  });

  test('a document without a date', async () => {
    const content = join(folder.dir, 'undated');
    writeFiles(content, { ...good, 'incidents/undated.md': undated });
    await expect(buildFromCollections(settingsFor('undated', content))).rejects.toThrow(/^incidents\/undated\.md\S* missing-date: /);
  });

  test('what was read is validated again when it comes back from a file', async () => {
    const content = join(folder.dir, 'file');
    writeFiles(content, good);
    const entriesFile = join(folder.dir, 'entries.json');
    writeFiles(folder.dir, {
      'entries.json': JSON.stringify({ incidents: [{ kind: 'incident', id: 'x', surprise: true }], meetings: [] }),
    });
    await expect(buildFromCollections({ ...settingsFor('file', content), entriesFile })).rejects.toThrow(/surprise|invalid/i);
  });

  test('a good document is built, so the refusals are not of everything', async () => {
    const content = join(folder.dir, 'good');
    writeFiles(content, good);
    const settings = settingsFor('good', content);
    await buildFromCollections(settings);
    expect(existsSync(join(settings.outDir, 'meetings/2024-03-22-sync/index.html'))).toBe(true);
  });
});
