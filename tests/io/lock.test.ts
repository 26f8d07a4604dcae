import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { currentHolder } from '../../src/io/holder.ts';
import { withLock } from '../../src/io/lock.ts';
import { tempDir } from '../temp-dir.ts';

const patient = { waitMs: 5_000, onWait: () => undefined };

test('works one after the other, and leaves nothing', async () => {
  const dir = tempDir();
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    most = Math.max(most, (inside += 1));
    await new Promise((done) => setTimeout(done, 5));
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 8 }, () => withLock(join(dir, 'lock'), patient, work)));
  expect(most).toBe(1);
  expect(readdirSync(dir)).toEqual([]);
});

test('is given back where the work fails', async () => {
  const lock = join(tempDir(), 'lock');
  const fails = withLock(lock, patient, () => {
    throw new Error('no');
  });
  await expect(fails).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
});

test('a living holder is waited for, once said, and then named', async () => {
  const lock = join(tempDir(), 'lock');
  const child = spawn('sleep', ['60']);
  const pid = child.pid ?? 0;
  writeFileSync(lock, JSON.stringify({ pid, started: null, host: hostname() }));
  const told: number[] = [];
  const onWait = (holder: { pid: number }): void => void told.push(holder.pid);
  await expect(withLock(lock, { waitMs: 200, onWait }, () => 1)).rejects.toThrow(`process ${pid} is still at it`);
  expect(told).toEqual([pid]);
  child.kill();
  await new Promise((done) => child.once('exit', done));
  await expect(withLock(lock, patient, () => 'mine')).resolves.toBe('mine');
});

test('a later process with the id of the dead holder does not keep the lock', async () => {
  const lock = join(tempDir(), 'lock');
  expect(currentHolder().started).toMatch(/^\d+$/);
  writeFileSync(lock, JSON.stringify({ pid: process.pid, started: '1', host: hostname() }));
  await expect(withLock(lock, patient, () => 'mine')).resolves.toBe('mine');
});

test('the lock of another machine is waited for, until it is very old', async () => {
  const lock = join(tempDir(), 'lock');
  writeFileSync(lock, JSON.stringify({ pid: 1, started: null, host: 'elsewhere' }));
  await expect(withLock(lock, { waitMs: 100, onWait: () => undefined }, () => 1)).rejects.toThrow('process 1 on elsewhere is still at it');
  const anHourAgo = Date.now() / 1000 - 3_600;
  utimesSync(lock, anHourAgo, anHourAgo);
  await expect(withLock(lock, patient, () => 'mine')).resolves.toBe('mine');
});

test.each(['', '{', '[]', '{"pid":-1,"started":null,"host":"x"}', 'null'])(
  'a broken lock file is taken over when it is old: %j',
  async (text) => {
    const lock = join(tempDir(), 'lock');
    writeFileSync(lock, text);
    const aMinuteAgo = Date.now() / 1000 - 60;
    utimesSync(lock, aMinuteAgo, aMinuteAgo);
    const seen = await withLock(lock, patient, () => readFileSync(lock, 'utf8'));
    expect(JSON.parse(seen)).toMatchObject({ pid: process.pid });
  },
);
