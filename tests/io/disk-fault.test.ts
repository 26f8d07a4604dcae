import { expect, test } from 'vitest';
import { diskFault } from '../../src/io/disk-fault.ts';

/** An error as Node throws it. */
const thrown = (code: string, path?: string): Error =>
  Object.assign(new Error(`${code}: x`), { code, syscall: 'write', ...(path === undefined ? {} : { path }) });

test.each([
  ['ENOSPC', '/site/a.html', '/site/a.html cannot be written: no space left on device (ENOSPC). Make room on the disk.'],
  ['EDQUOT', undefined, '/cache cannot be written: EDQUOT. Make room on the disk, or ask for more.'],
  ['EROFS', '/site', '/site cannot be written: read-only file system (EROFS). Build where the disk can be written.'],
  [
    'EACCES',
    '/site',
    '/site cannot be written: permission denied (EACCES). Give yourself the right to write there, or build as the user who has it.',
  ],
])('%s names the place and the way out', (code, path, message) => {
  expect(diskFault(thrown(code, path), '/cache')).toBe(message);
});

test('is found where others wrap it, and in the words of a compiler', () => {
  const wrapped = new Error('UnknownFilesystemError', { cause: new Error('inner', { cause: thrown('ENOSPC', '/a') }) });
  expect(diskFault(wrapped, '/cache')).toMatch(/^\/a cannot be written: no space left/);
  const compiler = new Error(
    'please report this: Failed to write file Caused by: No space left on device (os error 28) Stack backtrace: 0: x',
  );
  expect(diskFault(compiler, '/cache')).toBe('/cache cannot be written: no space left on device (ENOSPC). Make room on the disk.');
});

test.each([[new Error('boom')], [thrown('ENOENT', '/a')], ['a text'], [new Error('no such file (os error 2)')]])('%s is none', (error) => {
  expect(diskFault(error, '/cache')).toBeNull();
});
