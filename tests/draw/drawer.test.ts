import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { cpuMsOf } from '../../src/draw/cpu-time.ts';
import { createDrawer, type Drawer, type DrawerOptions } from '../../src/draw/drawer.ts';
import { tempDir } from '../temp-dir.ts';
import { drawing, elementsIn, event, requestFor } from './drawing.ts';

// A process takes a second to start, and longer where others are at work.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const DRAWER_FILE = path.resolve('src/draw/drawer.ts');
const SLOW_WORKER = path.resolve('tests/draw/workers/slow.ts');
const shared = createDrawer({ cacheDir: null, processes: 1 });
afterAll(() => shared.close());

function open(options: Partial<DrawerOptions> = {}): Drawer {
  const drawer = createDrawer({ cacheDir: null, processes: 1, ...options });
  onTestFinished(() => drawer.close());
  return drawer;
}

const GOOD = { source: 'flowchart LR\n A[one] --> B[two]', idPrefix: 'x' };
const day = drawing([event('00:30', 'Past midnight'), event('12:00', 'Noon'), event('23:30', 'Late')]);

describe('a bad diagram', () => {
  test('is refused with its line, and the drawer lives on', async () => {
    await expect(shared.draw({ source: 'flowchart LR\n A --> [', idPrefix: 'x' })).rejects.toThrow(/line 2/);
    await expect(shared.draw({ source: 'no such diagram', idPrefix: 'x' })).rejects.toThrow(/No diagram type detected/);
    await expect(shared.draw({ source: `flowchart LR\n A[${'x'.repeat(50_001)}]`, idPrefix: 'x' })).rejects.toThrow(
      /at most 50000 are drawn/,
    );
    expect((await shared.draw(GOOD)).svg).toContain('one');
  });

  test('that takes too long is ended, and the next one drawn by a new process', async () => {
    const drawer = open({ timeoutMs: 1000, workerFile: SLOW_WORKER });
    const first = await drawer.draw({ source: 'quick', idPrefix: 'x' });
    await expect(drawer.draw({ source: 'slow', idPrefix: 'x' })).rejects.toThrow('drawing took longer than 1 s');
    const second = await drawer.draw({ source: 'quick', idPrefix: 'y' });
    expect(second.svg).toMatch(/^\d+$/);
    expect(second.svg).not.toBe(first.svg);
  });

  test('makes those behind it be given up sooner, down to a second: a document full of them is bounded', { timeout: 90_000 }, async () => {
    const drawer = open({ timeoutMs: 2000, workerFile: SLOW_WORKER });
    await drawer.draw({ source: 'quick', idPrefix: 'x' });
    const before = process.cpuUsage();
    const slow = await Promise.allSettled(['a', 'b'].map((idPrefix) => drawer.draw({ source: 'slow', idPrefix })));
    expect(slow.map((result) => (result.status === 'rejected' ? String(result.reason) : 'drawn'))).toEqual(
      ['2', '1'].map((seconds) => `Error: drawing took longer than ${seconds} s`),
    );
    // Whoever waits does not compute.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
    expect((await drawer.draw({ source: 'quick', idPrefix: 'y' })).svg).toMatch(/^\d+$/);
  });

  test('that others keep from computing is not given up by the clock', { timeout: 60_000 }, async () => {
    if (cpuMsOf(process.pid) === null) {
      console.warn('This system does not tell what a process has computed, so the clock decides, and this is not tested.');
      return;
    }
    const drawer = open({ timeoutMs: 2000, workerFile: SLOW_WORKER });
    const pid = Number((await drawer.draw({ source: 'quick', idPrefix: 'x' })).svg);
    const waiting = drawer.draw({ source: 'quick', idPrefix: 'y' });
    process.kill(pid, 'SIGSTOP');
    const late = drawer.draw({ source: 'quick', idPrefix: 'z' });
    await new Promise((resolve) => setTimeout(resolve, 4000));
    process.kill(pid, 'SIGCONT');
    expect((await waiting).svg).toBe(String(pid));
    expect((await late).svg).toBe(String(pid));
  });

  test('that ends its process is refused, and what waits behind it is drawn', async () => {
    const drawer = open({ workerFile: SLOW_WORKER });
    const [died, next] = await Promise.allSettled([
      drawer.draw({ source: 'die', idPrefix: 'x' }),
      drawer.draw({ source: 'quick', idPrefix: 'x' }),
    ]);
    expect(died).toMatchObject({ status: 'rejected', reason: new Error('the drawing process ended (code 3)') });
    expect(next.status).toBe('fulfilled');
  });
});

describe('the same picture', () => {
  test('comes from every process, in any order', async () => {
    const other = open();
    await other.draw(GOOD);
    const requests = [requestFor(day), requestFor(day, 420), { source: 'sequenceDiagram\n A->>B: hello', idPrefix: 's' }, GOOD];
    const forwards = await Promise.all(requests.map((request) => shared.draw(request)));
    const backwards = await Promise.all([...requests].reverse().map((request) => other.draw(request)));
    expect(backwards.reverse()).toEqual(forwards);
  });

  test('comes from any time zone', async () => {
    const request = JSON.stringify(requestFor(day));
    const script = `import { createDrawer } from ${JSON.stringify(DRAWER_FILE)};
      const drawer = createDrawer({ cacheDir: null, processes: 1 });
      process.stdout.write((await drawer.draw(${request})).svg);`;
    const { stdout } = await run(script, { TZ: 'America/New_York' });
    expect(stdout).toBe((await shared.draw(requestFor(day))).svg);
    // 00:30 to 23:30, a tick every two hours: those of UTC.
    const ticks = elementsIn(stdout).filter(
      (found) => found.name === 'text' && /^\d\d:00$/.test(found.text) && !found.attributes.has('class'),
    );
    expect(ticks.map((tick) => tick.text)).toEqual([
      '02:00',
      '04:00',
      '06:00',
      '08:00',
      '10:00',
      '12:00',
      '14:00',
      '16:00',
      '18:00',
      '20:00',
      '22:00',
    ]);
  });

  test('is taken from the cache, with no process', async () => {
    const cacheDir = path.join(tempDir(), 'not', 'there', 'yet');
    const drawn = await open({ cacheDir }).draw(GOOD);
    expect(readdirSync(cacheDir, { recursive: true }).filter((name) => String(name).endsWith('.svg'))).toHaveLength(1);
    // The stand-in would draw a process id.
    const cached = open({ cacheDir, workerFile: SLOW_WORKER });
    expect(await cached.draw(GOOD)).toEqual(drawn);
    expect((await cached.draw({ ...GOOD, idPrefix: 'other' })).svg).toMatch(/^\d+$/);
    expect((await cached.draw({ ...GOOD, source: `${GOOD.source}\n B --> C` })).svg).toMatch(/^\d+$/);
  });

  test('is not kept where it could not be drawn', async () => {
    const cacheDir = tempDir();
    await expect(open({ cacheDir, workerFile: SLOW_WORKER }).draw({ source: 'die', idPrefix: 'x' })).rejects.toThrow();
    expect(readdirSync(cacheDir)).toEqual([]);
  });
});

describe('closing', () => {
  test('refuses what was not drawn yet', async () => {
    const drawer = open({ workerFile: SLOW_WORKER });
    const drawings = Promise.allSettled(['slow', 'quick'].map((source) => drawer.draw({ source, idPrefix: 'x' })));
    await new Promise((resolve) => setTimeout(resolve, 100));
    drawer.close();
    const reasons = (await drawings).map((result) => (result.status === 'rejected' ? String(result.reason) : result.value.svg));
    expect(reasons).toEqual(['Error: the drawer was closed', 'Error: the drawer was closed']);
  });

  test('may be forgotten: a program that has drawn ends by itself', async () => {
    const script = `import { createDrawer } from ${JSON.stringify(DRAWER_FILE)};
      const drawer = createDrawer({ cacheDir: null, workerFile: ${JSON.stringify(SLOW_WORKER)} });
      await drawer.draw({ source: 'quick', idPrefix: 'x' });
      console.log('drawn');`;
    expect((await run(script)).stdout).toBe('drawn\n');
  });
});

/** Runs a program of its own; rejects where it has not ended after 20 s. */
async function run(script: string, env: Readonly<Record<string, string>> = {}): Promise<{ stdout: string }> {
  const options = { env: { ...process.env, ...env }, timeout: 20_000, maxBuffer: 10_000_000 };
  return promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], options);
}
