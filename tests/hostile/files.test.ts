import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../src/io/content.ts';
import { readHistory } from '../../src/io/git-history.ts';
import { imageProblem } from '../../src/io/image-file.ts';
import { listImages } from '../../src/site/images.ts';
import { ONE_PIXEL, pictureHead } from '../support/pictures.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';
import { check, frontMatter, MEETING, noted } from './checking.ts';

describe('what a file is called decides where it stands, and nothing else does', () => {
  test.each(['../../x', '/abs', String.raw`C:\x`, '%2e%2e/x'])('D1: the key slug (%s) is refused: an address is a path', async (slug) => {
    const { code, found } = await check({ 'a.md': frontMatter(`kind: meeting\nslug: '${slug}'`) });
    expect([code, found]).toEqual([1, ['a.md:3 unknown-key']]);
  });

  test.each(['/../x/', '/%2e%2e/x/', '//e.example/x', '/a/../../x/'])('D1: the alias %s is no address of this site', async (alias) => {
    const { code, found } = await check({ 'a.md': frontMatter(`kind: meeting\naliases: ['${alias}']`) });
    expect([code, found.length]).toEqual([1, 1]);
  });

  test('D2: a picture or a file outside the content folder is named, and is none that a page may have', async () => {
    const urls = ['../../secret.png', '/../secret.png', '%2e%2e/%2e%2e/secret.png', '..%2f..%2fsecret.png', '../../../../etc/hostname'];
    const text = noted(urls.map((url) => `![x](${url}) and [y](${url})`).join('\n\n'));
    const { found, problems } = await check({ 'meetings/a.md': text });
    // One that leads up out of a percent sign is a name like any other, and no file has it.
    expect(new Set(found)).toEqual(new Set([12, 14, 16, 18, 20].map((line) => `meetings/a.md:${String(line)} dead-link`)));
    for (const { found: what } of problems) expect(what).toMatch(/is outside the content folder|is not in the content folder/);
  });

  test('D2: nor by a link to it, in place of a picture or of a folder on the way', () => {
    const dir = writeFiles(tempDir(), { 'secret/s.png': ONE_PIXEL, 'content/a.md': noted('![x](s.png) ![y](deep/s.png)') });
    symlinkSync(join(dir, 'secret/s.png'), join(dir, 'content/s.png'));
    symlinkSync(join(dir, 'secret'), join(dir, 'content/deep'));
    const { problems, images } = readContent(join(dir, 'content'));
    expect(problems.map(({ code, place }) => `${place.path} ${code}`)).toEqual(['deep symlink', 's.png symlink']);
    expect([images, [...listImages(join(dir, 'content'))]]).toEqual([[], []]);
  });

  test('D3: a link to a file, to a folder, to itself and to nowhere is refused, at once', async () => {
    const started = performance.now();
    const { code, found } = await check({ 'good.md': MEETING }, (dir) => {
      symlinkSync('/etc/hostname', join(dir, 'file.md'));
      symlinkSync('/etc', join(dir, 'folder'));
      symlinkSync('.', join(dir, 'loop'));
      symlinkSync('nowhere', join(dir, 'nowhere.md'));
    });
    expect([code, found]).toEqual([1, ['file.md symlink', 'folder symlink', 'loop symlink', 'nowhere.md symlink']]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  const PAIRS: readonly (readonly [string, string])[] = [
    ['a b.md', 'a-b.md'],
    ['Same.md', 'same.md'],
    ['one.md', 'one.mdx'],
    ['caf\u00E9.md', 'cafe\u0301.md'],
    ['meetings/x.md', 'x.md'],
    ['c, d.md', 'c d.md'],
    ['Straße.md', 'STRASSE.md'],
    ['e_f.md', 'e_f!.md'],
    ['g..md', 'g.md'],
  ];
  test('D4: two files of one address are refused, naming both, in any order', async () => {
    const colliding = PAIRS.filter(([name]) => !/^(?:Straße|g\.)/.test(name));
    let last: readonly string[] | null = null;
    for (let run = 0; run < 20; run += 1) {
      const names = PAIRS.flat().sort(() => Math.random() - 0.5);
      const { code, messages } = await check(Object.fromEntries(names.map((name) => [name, MEETING])));
      expect(code).toBe(1);
      expect(messages).toEqual(last ?? messages);
      last = messages;
    }
    const lines = (last ?? []).filter((line) => line.includes(' duplicate-address: '));
    for (const pair of colliding) expect([pair, lines.some((line) => pair.every((name) => line.includes(name)))]).toEqual([pair, true]);
    expect(lines).toHaveLength(colliding.length);
    // Two addresses in any language; and a name that no server keeps.
    expect((last ?? []).filter((line) => !line.includes(' duplicate-address: ')).map((line) => line.split(': ')[0])).toEqual([
      'g..md file-name',
    ]);
  });

  const STRANGE = [
    ...['a#b.md', 'a?b.md', '100%.md', 'a\nb.md', 'a\u0007b.md', 'a\u202Eb.md', 'a\u{1F525}b.md', '-rf.md', '.hidden.md', 'LOUD.MD'],
    ...['con.md', 'index.md', '404.md', 'pagefind.md', '_astro.md', `${'x'.repeat(130)}.md`, 'a\\b.md', 'a:b.md', ' a.md', 'b .md'],
  ];
  test('D5: each strange name is refused, with another to give it; files found are problems and pages', async () => {
    const { code, found, messages } = await check({ 'good.md': MEETING, ...Object.fromEntries(STRANGE.map((name) => [name, MEETING])) });
    expect(code).toBe(1);
    expect(found.filter((line) => line.endsWith(' file-name'))).toHaveLength(STRANGE.length);
    expect(found).toHaveLength(STRANGE.length);
    for (const message of messages) expect(message).toMatch(/Rename the file, for example to `[^`#?%\\:]+\.md`\.$/);
  });

  test('D6: a name that git takes for an option, or quotes, is a name', async () => {
    const dir = tempDir();
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@e.example', '-c', 'commit.gpgsign=false', ...args], {
        cwd: dir,
        encoding: 'utf8',
        env: { ...process.env, GIT_COMMITTER_DATE: '2024-03-01T12:00:00Z' },
      });
    git('init', '-q');
    writeFiles(dir, { '--output=x.md': MEETING, 'caf\u00E9.md': MEETING });
    git('add', '-A');
    git('commit', '-q', '-m', 'x');
    const before = readdirSync(dir).sort();
    const { changes } = await readHistory(dir);
    expect(readdirSync(dir).sort()).toEqual(before);
    expect(changes.get('caf\u00E9.md')?.[0]?.date).toBe('2024-03-01');
    expect(readContent(dir).problems.map(({ place, code }) => `${place.path} ${code}`)).toEqual(['--output=x.md file-name']);
  });

  test('D7: a pipe, a device and a folder in place of a document are refused, and nothing waits for them', async () => {
    const started = performance.now();
    const { code, found } = await check({ 'good.md': MEETING }, (dir) => {
      execFileSync('mkfifo', [join(dir, 'pipe.md'), join(dir, 'pipe.png')]);
      mkdirSync(join(dir, 'folder.md'));
    });
    expect([code, found]).toEqual([1, ['folder.md unreadable', 'pipe.md unreadable', 'pipe.png unreadable']]);
    expect(imageProblem('/dev/zero', 'zero.png')?.code).toBe('bad-image');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('D7: a file that may not be read is named with the reason', () => {
    const dir = writeFiles(tempDir(), { 'a.md': MEETING, 'b.png': ONE_PIXEL, 'good.md': MEETING });
    for (const [name, mode] of [
      ['', 0o755],
      ['a.md', 0],
      ['b.png', 0],
    ] as const)
      chmodSync(join(dir, name), mode);
    // Nothing is unreadable for root: the child gives its rights up once it has loaded the program.
    const script = `
      const { readContent } = await import(${JSON.stringify(new URL('../../src/io/content.ts', import.meta.url).href)});
      if (process.getuid() === 0) process.seteuid(65534);
      console.log(JSON.stringify(readContent(process.argv[1]).problems.map(({ place, code, found }) => [place.path, code, found])));`;
    const said: unknown = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script, dir], { encoding: 'utf8' }));
    const why = 'the file cannot be read: permission denied (EACCES)';
    expect(said).toEqual([
      ['a.md', 'unreadable', why],
      ['b.png', 'unreadable', why],
    ]);
  });
});

describe('pictures are judged by their bytes, before anything could decode them', () => {
  const wrong: readonly (readonly [string, string, Uint8Array, string])[] = [
    ['an AVIF', 'a.png', Buffer.from('\0\0\0\x1CftypavifAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'latin1'), 'bad-image'],
    ['an SVG', 'a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>P()</script></svg>'), 'bad-image'],
    ['a page', 'a.jpg', Buffer.from('<!doctype html><script>P()</script>            '), 'bad-image'],
    ['nothing', 'a.gif', Buffer.alloc(0), 'bad-image'],
    ['a PNG of 50,000 × 50,000', 'a.png', pictureHead('png', 50_000, 50_000), 'bad-image'],
    ['a PNG of four thousand million', 'a.png', pictureHead('png', 0xffffffff, 1), 'bad-image'],
    ['a GIF of 65,535 × 65,535', 'a.gif', pictureHead('gif', 65_535, 65_535), 'bad-image'],
    ['a WebP of 16,384 × 16,384', 'a.webp', pictureHead('webp', 16_384, 16_384), 'bad-image'],
    ['a JPEG of 65,000 × 65,000', 'a.jpg', pictureHead('jpg', 65_000, 65_000), 'bad-image'],
    [
      'a JPEG without an end of its segments',
      'a.jpg',
      Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(100_000, 0xff)]),
      'bad-image',
    ],
    ['a GIF that is called PNG', 'a.png', pictureHead('gif', 10, 10), 'image-ending'],
  ];
  test.each(wrong)('A9: %s (%s)', async (_, name, bytes, expected) => {
    const before = process.memoryUsage.rss();
    const { code, found } = await check({ 'good.md': noted(`![x](${name})`), [name]: bytes });
    expect([code, found]).toEqual([0, [`${name} ${expected}`]]);
    expect(process.memoryUsage.rss() - before).toBeLessThan(512 * 2 ** 20);
    // And with the first gate left out, none but the misnamed one is copied.
    const dir = writeFiles(tempDir(), { [name]: bytes });
    expect([...listImages(dir)]).toEqual(expected === 'bad-image' ? [] : [name]);
  });

  test('A9: 50 MB under a picture’s name are not read', async () => {
    const { found } = await check({ 'good.md': MEETING, 'a.png': ONE_PIXEL }, (dir) => truncateSync(join(dir, 'a.png'), 50 * 2 ** 20));
    expect(found).toEqual(['a.png bad-image']);
  });

  test.each(['png', 'gif', 'jpg', 'webp'] as const)('A9: a %s of 8,000 × 5,000 passes, and one pixel more does not', (kind) => {
    const dir = writeFiles(tempDir(), { good: pictureHead(kind, 8_000, 5_000), bad: pictureHead(kind, 8_001, 5_000) });
    expect([imageProblem(join(dir, 'good'), `a.${kind}`), imageProblem(join(dir, 'bad'), `a.${kind}`)?.code]).toEqual([null, 'bad-image']);
  });

  test('A9: nothing of the program decodes a picture of an author', () => {
    // The loader of pictures that Astro offers is the only way to sharp.
    const sources = readdirSync(join(import.meta.dirname, '../../src'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const ways = sources.filter(({ parentPath, name }) =>
      /from '(?:sharp|astro:assets)'/.test(readFileSync(join(parentPath, name), 'utf8')),
    );
    expect([sources.length > 300, ways]).toEqual([true, []]);
  });

  test('A8: an SVG of an author is refused, and is no picture of a page', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="P()"><script>P()</script></svg>';
    const { code, found } = await check({ 'good.md': noted('![x](a.svg)'), 'a.svg': svg });
    expect([code, found]).toEqual([1, ['a.svg file-type']]);
    expect([...listImages(writeFiles(tempDir(), { 'a.svg': svg }))]).toEqual([]);
  });
});
