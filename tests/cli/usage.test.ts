import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { tempDir } from '../temp-dir.ts';
import { runProgram } from './run-program.ts';

// Real processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';

describe('a wrong command line is one message and exit 2', () => {
  test.each([
    [[], 'Name a command: build, serve, dev, audit, check, review, read, new, verify-bundle, init, preview.'],
    [
      ['bild'],
      'There is no command bild; the commands are build, serve, dev, audit, check, review, read, new, verify-bundle, init, preview.',
    ],
    [
      ['constructor'],
      'There is no command constructor; the commands are build, serve, dev, audit, check, review, read, new, verify-bundle, init, preview.',
    ],
    [['build', '--kind', 'x'], 'Unknown option --kind.'],
    [['check', '--constructor'], 'Unknown option --constructor.'],
    [['check', '--__proto__=x'], 'Unknown option --__proto__=x.'],
    [['build', 'extra'], 'Unused args: extra.'],
    [['build', '--content'], 'option --content <dir> value is missing.'],
    [['build', '--content', 'a', '--content', 'b'], '--content is given more than once.'],
    [['build', '--base', '/../x'], '--base must be a path such as /preview/7/, not /../x.'],
    [['build', '--base', '//evil.example\n'], '--base must be a path such as /preview/7/, not //evil.example .'],
    [['build', '--format', 'xml'], '--format must be one of text, json, github, sarif, not xml.'],
    [['check', '--since', 'HEAD', 'a.md'], '--since chooses the files: name none beside it.'],
    [['review'], 'Name what to compare with, such as --base main.'],
    [['review', '--base', 'main', '--format', 'sarif'], '--format must be one of text, markdown, github, json, html, not sarif.'],
    [['review', '--base', 'main', '--preview-url', 'javascript:x'], '--preview-url must start with https:// or http://, not javascript:x.'],
    [['serve', '--port', '70000'], '--port must be a whole number from 0 to 65535, not 70000.'],
    [['serve', '--port', '1e3'], '--port must be a whole number from 0 to 65535, not 1e3.'],
    [['serve', '--port=-1'], '--port must be a whole number from 0 to 65535, not -1.'],
    [['check', '--content', ''], '--content needs a value.'],
    [['serve', '--out='], 'option --out <dir> value is missing.'],
    [['new'], 'Name what to write: incident or meeting.'],
    [['init'], 'Name what to write: preview.'],
    [['audit', '--word', 'x'], 'Name the folder of the site, such as afterword audit dist --word secret.'],
    [['verify-bundle'], 'Name the file or the folder that holds the preview, such as afterword verify-bundle preview.zip.'],
    [['build', '--keep-going=maybe'], '--keep-going takes no value.'],
  ])('%j', async (args, message) => {
    expect(await runProgram(args, tempDir())).toEqual({ code: 2, out: '', err: `${message} See \`afterword --help\`.\n` });
  });
});

test('--version and --help, of the program and of each command', async () => {
  const cwd = tempDir();
  const named = await runProgram(['--version'], cwd);
  expect(named.code).toBe(0);
  expect(named.out).toContain(`afterword/${version} `);
  const help = await runProgram(['--help'], cwd);
  expect(help.code).toBe(0);
  for (const command of ['build', 'serve', 'dev', 'check', 'read', 'new']) {
    expect(help.out).toMatch(new RegExp(`^ {2}${command}\\b.*  \\w`, 'm'));
    const own = await runProgram([command, '--help'], cwd);
    expect([own.code, own.err]).toEqual([0, '']);
    expect(own.out).toContain(`$ afterword ${command}`);
    expect(own.out).toMatch(command === 'serve' ? /--out <dir>/ : /--content <dir>/);
  }
});

// What a Node 20 sees of itself; everything else is as it is.
const OLD = ['--import', 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.11.0"}})'];

test('an older Node hands over to the one of the project, with arguments, output and exit code', async () => {
  const version = await runProgram(['--version'], tempDir(), OLD);
  expect(version.code).toBe(0);
  expect(version.out).toMatch(/ node-v(2[2-9]|[3-9]\d)\./);
  expect(await runProgram(['build', '--kind'], tempDir(), OLD)).toMatchObject({
    code: 2,
    err: 'Unknown option --kind. See `afterword --help`.\n',
  });
});
