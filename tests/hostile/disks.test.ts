import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCacheDir } from '../../src/io/work-dirs.ts';
import { folderSize } from '../../bench/sizes.ts';
import { programRoot } from '../../src/site/settings.ts';
import { buildFolder, temporaryFolder, writeFiles } from '../site/build.ts';
import { nobodyRefused, runAsNobody, runUnshared, unsharingRefused } from '../support/other-machine.ts';
import { readTree } from '../temp-dir.ts';
import { contentFolders, plainDocuments } from './building.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const contents = contentFolders(folder.dir);
afterAll(contents.remove);

const out = join(folder.dir, 'site/out');
let content = '';
let old = new Map<string, string>();
beforeAll(async () => {
  content = contents.make('site', plainDocuments('lantern'));
  expect((await buildFolder(content, out)).code).toBe(0);
  old = readTree(out);
  writeFiles(content, plainDocuments('whistle'));
});

const MOUNTING = '-rm';
const noMounts = unsharingRefused(MOUNTING, 'mount -t tmpfs tmpfs /mnt');
if (noMounts !== null) console.warn(`K3 is not tested on this machine, which lets nobody mount a small disk: ${noMounts}`);

describe.skipIf(noMounts !== null)('K3: a full disk is told, and the old site stays', () => {
  /** A disk of so many kilobytes. */
  const tiny = (kilobytes: number, where: string): string => `mount -t tmpfs -o size=${String(kilobytes)}k tmpfs '${where}'`;

  test('K3: where the site is published', async () => {
    const disk = join(folder.dir, 'disk');
    mkdirSync(disk);
    // Files take whole blocks. The old site fits, and half of a second one.
    const { bytes, files } = folderSize(out);
    const size = Math.ceil(((bytes + files * 4096) / 1024) * 1.5);
    const script = [
      tiny(size, disk),
      `cp -a '${out}' '${disk}/out'`,
      `$AFTERWORD build --content '${content}' --out '${disk}/out'`,
      'echo "code $?"',
      `diff -r '${out}' '${disk}/out' && echo "the old site"`,
      `ls -A '${disk}'`,
    ];
    const { output } = await runUnshared(MOUNTING, script.join('\n'));
    expect(output).toContain(
      `${disk}/out cannot be written: no space left on device (ENOSPC). Make room on the disk, or name a folder on another one with --out. The last site stays as it was.`,
    );
    // Of the old site nothing is gone, and beside it nothing is left.
    expect(output).toMatch(/code 1\nthe old site\nout\n/);
    expect(output).not.toMatch(/^ {4}at |defect/m);
  });

  test('K3: where it is made', async () => {
    const cache = makeCacheDir(programRoot(), content);
    const script = [tiny(200, cache), `$AFTERWORD build --content '${content}' --out '${out}'`, 'echo "code $?"', `ls -A '${cache}'`];
    const { output } = await runUnshared(MOUNTING, script.join('\n'));
    expect(output).toContain(
      `${cache} cannot be written: no space left on device (ENOSPC). Make room on the disk. Nothing was published, and the last site stays as it was.`,
    );
    expect(output).toContain('code 1\n');
    // What is left there are things to use again, not half a site.
    expect(output).not.toMatch(/^staging|\.pack$/m);
    expect(output).not.toMatch(/^ {4}at |defect/m);
    expect(readTree(out)).toEqual(old);
    expect(readdirSync(join(out, '..')).sort()).toEqual(['content', 'out']);
  });
});

const noNobody = nobodyRefused();
if (noNobody !== null) console.warn(`K4 is not tested on this machine: ${noNobody}`);

describe.skipIf(noNobody !== null)('K4: a folder that may not be written is told with its path and the way out', () => {
  test('K4: where the site is published: the old one stays', async () => {
    const parent = join(out, '..');
    chmodSync(parent, 0o555);
    const { code, output } = await runAsNobody(['build', '--content', content, '--out', out]);
    chmodSync(parent, 0o755);
    expect(output).toContain(
      `${parent} cannot be written: permission denied (EACCES). Make it writable, or name another folder with --out. The last site stays as it was.`,
    );
    expect([code, readTree(out)]).toEqual([1, old]);
  });

  test('K4: content that may only be read, by a program that may only be read, is built elsewhere', async () => {
    const [temp, elsewhere] = ['temp', 'elsewhere'].map((name) => join(folder.dir, name));
    for (const dir of [temp, elsewhere]) mkdirSync(dir ?? '');
    for (const dir of [temp, elsewhere]) chmodSync(dir ?? '', 0o777);
    chmodSync(folder.dir, 0o755);
    for (const dir of [content, join(content, 'meetings'), join(content, 'incidents')]) chmodSync(dir, 0o555);
    const { code, output } = await runAsNobody(['build', '--content', content, '--out', join(elsewhere ?? '', 'site')], {
      TMPDIR: temp ?? '',
    });
    for (const dir of [content, join(content, 'meetings'), join(content, 'incidents')]) chmodSync(dir, 0o755);
    expect(code, output).toBe(0);
    const built = readTree(join(elsewhere ?? '', 'site'));
    expect(built.get('meetings/2024-03-22-sync/index.html')).toContain('whistle');
    expect(readdirSync(content).sort()).toEqual(['incidents', 'meetings']);
  });

  test('K4: nowhere to keep what is needed between builds', async () => {
    // Only who may not write where the program is needs another place.
    if (process.getuid?.() !== 0) {
      console.warn('K4, no place to keep things: not tested, since this is not root');
      return;
    }
    const temp = join(folder.dir, 'closed');
    mkdirSync(temp, { mode: 0o555 });
    const { code, output } = await runAsNobody(['build', '--content', content, '--out', join(folder.dir, 'temp/site')], { TMPDIR: temp });
    expect(output).toContain(
      `${temp}/afterword-65534 cannot be written: permission denied (EACCES). Give yourself the right to write there, or build as the user who has it.`,
    );
    expect([code, output.includes('defect')]).toEqual([1, false]);
  });
});
