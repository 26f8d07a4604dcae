import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { readTree, tempDir, writeFiles } from '../temp-dir.ts';
import { factsText, HEAD, packed, PAGE, soundFiles } from '../support/bundle.ts';
import { zipOf, type Packed } from '../support/zip-writer.ts';

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly dir: string;
}

/** Runs `afterword verify-bundle b.zip --head HEAD --out out` on an archive with these entries. */
async function verify(entries: readonly Packed[] | Buffer, args: readonly string[] = ['--head', HEAD]): Promise<Said> {
  const dir = tempDir();
  writeFileSync(join(dir, 'b.zip'), Buffer.isBuffer(entries) ? entries : zipOf(entries));
  return run(dir, ['b.zip', ...args, '--out', 'out']);
}

async function run(dir: string, args: readonly string[]): Promise<Said> {
  let [out, err] = ['', ''];
  const world = {
    cwd: dir,
    out: (text: string) => void (out += text),
    log: (text: string) => void (err += text),
    colourOut: false,
    colourLog: false,
    liveLog: false,
    interrupted: () => Promise.resolve(),
  };
  const code = await runProgram(['verify-bundle', ...args], '0', world);
  return { code, out, err, dir };
}

describe('L2: a sound bundle', () => {
  test('is verified and unpacked whole', async () => {
    const said = await verify(packed(soundFiles(), [{ name: 'site/people/', mode: 0o040755 }]));
    expect(said.err).toBe('');
    expect(said.out).toMatch(/^Verified b\.zip: 8 files, \d+ bytes\.\n$/);
    expect([...readTree(join(said.dir, 'out')).keys()]).toEqual(Object.keys(soundFiles()).sort());
    expect(readTree(join(said.dir, 'out')).get('site/index.html')).toBe(PAGE);
    expect(readdirSync(said.dir).sort()).toEqual(['b.zip', 'out']);
  });

  test('is verified where the machine’s own zip has packed it', async () => {
    const dir = writeFiles(tempDir(), soundFiles());
    const script = 'import zipfile,sys\nz=zipfile.ZipFile("b.zip","w",zipfile.ZIP_DEFLATED)\n[z.write(n) for n in sys.argv[1:]]\nz.close()';
    execFileSync('python3', ['-c', script, ...Object.keys(soundFiles())], { cwd: dir });
    expect((await run(dir, ['b.zip', '--head', HEAD, '--out', 'out'])).err).toBe('');
    expect(readTree(join(dir, 'out')).size).toBe(8);
  });

  test('is verified as a folder', async () => {
    const dir = writeFiles(tempDir(), soundFiles());
    const said = await run(tempDir(), [dir, '--head', HEAD, '--pull-request', '7', '--out', 'out']);
    expect(said.err).toBe('');
    expect(readTree(join(said.dir, 'out'))).toEqual(readTree(dir));
  });
});

const link = { mode: 0o120777, text: '/etc/passwd' };
/** What is put into a sound bundle, and what is said of it. */
const HOSTILE: readonly (readonly [string, readonly Packed[], string])[] = [
  ['a symbolic link', [{ name: 'site/x.html', ...link }], 'site/x.html: it is a symbolic link'],
  ['a symbolic link that is called a folder', [{ name: 'site/x/', ...link }], 'site/x/: it is a symbolic link'],
  ['a device', [{ name: 'site/x.html', mode: 0o020666 }], 'site/x.html: it is a device'],
  ['..', [{ name: 'site/../../x.html' }], 'site/../../x.html: its path leads out of the bundle (`..`)'],
  ['.. at the end of a folder', [{ name: 'site/../' }], 'site/..: its path leads out of the bundle (`..`)'],
  ['an absolute path', [{ name: '/etc/x.html' }], '/etc/x.html: its path is absolute'],
  ['a drive', [{ name: 'C:/x.html' }], 'C:/x.html: its path names a drive'],
  ['a backslash', [{ name: 'site\\x.html' }], 'site\\x.html: its name has a backslash'],
  ['a backslash and ..', [{ name: '..\\..\\x.html' }], '..\\..\\x.html: its name has a backslash'],
  ['an empty part', [{ name: 'site//x.html' }], 'site//x.html: its path has an empty part'],
  ['a name of Windows', [{ name: 'site/con.html' }], 'site/con.html: a part of its path is a name that Windows reserves'],
  ['a folder of such a name', [{ name: 'site/LPT1/x.html' }], 'site/LPT1/x.html: a part of its path is a name that Windows reserves'],
  ['another stream', [{ name: 'site/x.html:y.html' }], 'its name has a character that Windows refuses'],
  ['a dot at the end', [{ name: 'site/x./y.html' }], 'a part of its path ends with a space or a dot'],
  ['a line break', [{ name: 'site/x\n::error::.html' }], 'its name has a character that cannot be seen'],
  ['text that runs backwards', [{ name: 'site/x\u202Elmth.html' }], 'its name has a character that cannot be seen'],
  ['bytes that are no text', [{ name: Buffer.from('site/\xff.html', 'latin1') }], 'its name is not UTF-8'],
  ['a long name', [{ name: `site/${'x'.repeat(252)}.html` }], 'a part of its path is longer than 255 bytes'],
  ['the same name twice', [{ name: 'site/index.html', text: PAGE }], 'site/index.html: it hides `site/index.html`'],
  ['a name that differs in case', [{ name: 'site/INDEX.html', text: PAGE }], 'site/INDEX.html: it hides `site/index.html`'],
  [
    'a name that is spelt otherwise',
    [{ name: 'site/incidents/cafe\u0301 au lait/index.html', text: PAGE }],
    'it hides `site/incidents/café au lait/index.html`',
  ],
  ['a file where a folder must be', [{ name: 'site/index.html/x.html', text: PAGE }], 'site/index.html/x.html: it hides `site/index.html`'],
  ['a bomb', [{ name: 'site/x.txt', text: '0'.repeat(2_000_000) }], 'bytes would become 2000000: it is a bomb'],
  ['a bomb that says it is small', [{ name: 'site/x.txt', text: '0'.repeat(2_000_000), size: 10 }], 'site/x.txt: it cannot be unpacked: '],
  ['a huge file', [{ name: 'site/x.txt', size: 60_000_000 }], 'site/x.txt: it has 60000000 bytes; the limit is 50000000'],
  ['more than all may have', [0, 1, 2, 3].map((n) => ({ name: `site/${n}.txt`, size: 300_000_000 })), 'unpacked it has 12'],
  [
    'entries that share bytes',
    [
      { name: 'site/x.txt', text: 'x' },
      { name: 'site/y.txt', text: 'x', sharesWith: 8 },
    ],
    'entries of the archive share bytes',
  ],
  ['an encrypted file', [{ name: 'site/x.txt', text: 'x', flags: 0x801 }], 'site/x.txt: it is encrypted'],
  ['a wrong sum', [{ name: 'site/x.txt', text: 'x', crc: 1 }], 'its bytes do not have the sum that the archive gives'],
  ['an unknown way of packing', [{ name: 'site/x.txt', text: 'x', method: 14 }], 'site/x.txt: it cannot be unpacked: '],
  ['a program', [{ name: 'site/x.exe', text: 'MZ' }], 'site/x.exe: no kind of file that a site has'],
  ['a PHP page', [{ name: 'site/x.php', text: '<?php' }], 'site/x.php: no kind of file that a site has'],
  ['a file without an ending', [{ name: 'site/x', text: 'x' }], 'site/x: no kind of file that a site has'],
  ['a file beside the site', [{ name: 'package.json', text: '{}' }], 'package.json: nothing of this name belongs in a bundle'],
  ['settings of a server', [{ name: 'site/.htaccess', text: 'x' }], 'site/.htaccess: a name that servers or git give a meaning to'],
  ['a folder of git', [{ name: 'site/.git/config', text: 'x' }], 'a name that servers or git give a meaning to'],
  ['redirects', [{ name: 'site/_redirects', text: '/* https://example.org' }], 'a name that servers or git give a meaning to'],
  ['a worker of a host', [{ name: 'site/_worker.js', text: 'x' }], 'a name that servers or git give a meaning to'],
  ['a script among the pages', [{ name: 'site/sw.js', text: 'x' }], 'a script outside the folders of the site’s own scripts'],
  [
    'a service worker',
    [{ name: 'site/_assets/x.js', text: 'navigator.serviceWorker.register("x")' }],
    'it has to do with a service worker',
  ],
  ['a picture that is a page', [{ name: 'site/x.png', text: PAGE }], 'site/x.png: it is not a PNG picture'],
  ['a page that is none', [{ name: 'site/x.html', text: 'GIF89a' }], 'site/x.html: it is not an HTML page'],
  ['text that is no text', [{ name: 'site/x.txt', text: Buffer.from([0xff, 0]) }], 'site/x.txt: it is not text in UTF-8'],
  ['an SVG with a script', [{ name: 'site/x.svg', text: '<svg><script>1</script></svg>' }], 'it has an element that can run a script'],
  ['an SVG with a handler', [{ name: 'site/x.svg', text: '<svg onload="x()"></svg>' }], 'it has an event handler'],
  [
    'an SVG with such a link',
    [{ name: 'site/x.svg', text: '<svg><a href="java\nscript:x"></a></svg>' }],
    'it has a link that runs a script',
  ],
  [
    'an inline script',
    [{ name: 'site/x.html', text: `${PAGE}<SCRIPT>x()</SCRIPT>` }],
    'it has a script that is not one of the site’s own files',
  ],
  [
    'a script from elsewhere',
    [{ name: 'site/x.html', text: PAGE.replace('/pr-7/', '//example.org/') }],
    'it has a script that is not one of',
  ],
  ['a frame', [{ name: 'site/x.html', text: `${PAGE}<iframe src="x">` }], 'it has an element `iframe`'],
  [
    'a page that leads elsewhere',
    [{ name: 'site/x.html', text: `${PAGE}<meta http-equiv="refresh" content="0">` }],
    'it leads its reader elsewhere',
  ],
  ['a page for search engines', [{ name: 'site/x.html', text: '<!doctype html><p>' }], 'it does not say `noindex`'],
];

describe('L2: a hostile bundle is refused, and nothing of it is unpacked', () => {
  test.each(HOSTILE)('%s', async (_, entries, message) => {
    const said = await verify(packed(soundFiles(), entries));
    expect(said.err).toContain(message);
    expect(said.err).toMatch(/^Refused b\.zip:\n/);
    expect(said.code).toBe(1);
    expect(readdirSync(said.dir)).toEqual(['b.zip']);
  });

  const replaced = (name: string, text: string): Packed[] => packed({ ...soundFiles(), [name]: text });
  test.each([
    [
      'headers that lead elsewhere',
      replaced('site/_headers', '/*\n  Location: https://example.org\n'),
      'site/_headers: it sets what a preview never sets',
    ],
    [
      'a wrong commit',
      replaced('preview.json', factsText({ head: 'b'.repeat(40) })),
      `it was built from commit ${'b'.repeat(40)}, not from ${HEAD}`,
    ],
    ['a short commit', replaced('preview.json', factsText({ head: 'aaaaaaa' })), 'it was built from commit aaaaaaa, not from'],
    ['no commit', replaced('preview.json', factsText({ head: null })), 'it was built from commit (none), not from'],
    ['a fact too many', replaced('preview.json', factsText({ run: 'rm' })), '`preview.json` is not what a preview writes'],
    ['facts that are no JSON', replaced('preview.json', '{'), 'preview.json: it is not JSON'],
    ['no facts', packed({ 'site/index.html': PAGE }), 'it has no `preview.json`'],
    ['nothing', [], 'it has no site'],
    ['no archive', Buffer.from('MZ'), 'the archive cannot be read: '],
    ['half an archive', zipOf(packed(soundFiles())).subarray(0, 400), 'the archive cannot be read: '],
  ] as [string, Packed[] | Buffer, string][])('%s', async (_, entries, message) => {
    const said = await verify(entries);
    expect(said.err).toContain(message);
    expect(said.code).toBe(1);
    expect(existsSync(join(said.dir, 'out'))).toBe(false);
  });

  test('a wrong pull request', async () => {
    const said = await verify(packed(soundFiles()), ['--head', HEAD, '--pull-request', '8']);
    expect(said.err).toContain('it says pull request 7, not 8');
    expect(said.code).toBe(1);
  });

  test('more than fifty thousand files', async () => {
    const many = Array.from({ length: 50_001 }, (_, index) => ({ name: `site/${index}.txt`, method: 0 }));
    const said = await verify(many);
    expect(said.err).toContain('the archive has more than 50000 entries');
    expect(said.code).toBe(1);
  });

  test('a link in a folder, to a file or to a folder', async () => {
    const dir = writeFiles(tempDir(), soundFiles());
    const outside = writeFiles(tempDir(), { 'x.html': PAGE });
    symlinkSync(join(outside, 'x.html'), join(dir, 'site/x.html'));
    symlinkSync(outside, join(dir, 'site/more'));
    const said = await run(tempDir(), [dir, '--head', HEAD, '--out', 'out']);
    expect(said.err).toContain('site/x.html: it is a symbolic link');
    expect(said.err).toContain('site/more: it is a symbolic link');
    expect(said.err).not.toContain('site/more/x.html');
    expect(readdirSync(said.dir)).toEqual([]);
  });

  test('all faults are told at once, and nothing of a name works in a terminal', async () => {
    const said = await verify(packed(soundFiles(), [{ name: 'site/\u001b[2J.exe' }, { name: 'site/y.exe' }]));
    expect(said.err).toContain('site/y.exe: no kind of file');
    expect(said.err).not.toContain('\u001b');
  });
});

test('L2: a folder that holds something is never unpacked into', async () => {
  const dir = tempDir();
  writeFileSync(join(dir, 'b.zip'), zipOf(packed(soundFiles())));
  mkdirSync(join(dir, 'out'));
  writeFileSync(join(dir, 'out/mine'), 'x');
  await expect(run(dir, ['b.zip', '--out', 'out'])).rejects.toThrow('--out out is not empty. Name another folder.');
  expect(readdirSync(join(dir, 'out'))).toEqual(['mine']);
});
