import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { LockedError } from '../../src/io/lock.ts';
import { startSideProcess, type SideProcess } from '../../src/io/side-process.ts';

const open: SideProcess[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((side) => side.close()));
});

function start(onNote?: (note: unknown) => void): SideProcess {
  const side = startSideProcess({
    module: join(import.meta.dirname, 'workers/side.ts'),
    errors: [LockedError],
    ...(onNote === undefined ? {} : { onNote }),
  });
  open.push(side);
  return side;
}

test('each task gets its own answer, whatever can be cloned, and notes come meanwhile', async () => {
  const notes: unknown[] = [];
  const { ask } = start((note) => notes.push(note));
  const [late, soon, map] = await Promise.all([ask('late'), ask('soon'), ask(new Map([['a', 1], ['b', 2]]))]); // prettier-ignore
  expect([late, soon]).toEqual(['late', 'soon']);
  expect(map).toEqual(new Map([['b', 2], ['a', 1]])); // prettier-ignore
  expect(notes).toEqual(['doing soon', 'doing late']);
});

describe('what a part throws is thrown here, as if it had been called', () => {
  test('a system error with its code and its path', async () => {
    await expect(start().ask('read')).rejects.toMatchObject({ code: 'ENOENT', path: '/there/is/nothing', syscall: 'open' });
  });

  test('an error of a class that somebody asks for', async () => {
    const error: unknown = await start().ask('lock').catch((thrown: unknown) => thrown); // prettier-ignore
    expect(error).toBeInstanceOf(LockedError);
    expect(error).toMatchObject({ message: 'process 7 on elsewhere is still at it' });
  });

  test('any other with its message, its hint and its cause', async () => {
    const error: unknown = await start().ask('hint').catch((thrown: unknown) => thrown); // prettier-ignore
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ message: 'no', hint: 'Try yes.', cause: { message: 'deep down' } });
  });
});

test('where the process ends, what it owes is refused, and what it is asked for afterwards', async () => {
  const { ask } = start();
  const owed = ask('late');
  await expect(ask('end')).rejects.toThrow('a process of the build ended (code 3)');
  await expect(owed).rejects.toThrow('a process of the build ended (code 3)');
  await expect(ask('soon')).rejects.toThrow('a process of the build ended (code 3)');
});

test('closed, it is gone before that is said', async () => {
  const side = start();
  await side.ask('soon');
  const owed = side.ask('late');
  await Promise.all([side.close(), expect(owed).rejects.toThrow('a process of the build was closed')]);
  await expect(side.ask('soon')).rejects.toThrow('was closed');
});
