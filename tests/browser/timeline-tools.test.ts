import { expect, test } from 'vitest';
import { sampleSite } from './sites.ts';
import { settle, stageOf } from './stage.ts';

const stage = stageOf(sampleSite);
/** 10 May 2024 in New York, four hours behind UTC. */
const SLOW = '/incidents/2024-05-10-checkout-slow/';
/** From the evening of the 9th of March on: clocks are put forward in the night. */
const MIDNIGHT = '/incidents/2024-03-09-mongodb-disk-full/';

const timesOf = (page: Awaited<ReturnType<typeof stage.tab>>): Promise<string[]> => page.locator('.event-time').allInnerTexts();
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

test('the list switches between the times as written, UTC and the reader’s zone, by keyboard', async () => {
  const page = await stage.tab({ timezoneId: 'Europe/Berlin' });
  await page.goto(stage.at(SLOW));
  await settle(page);
  const written = await timesOf(page);
  const choices = page.getByRole('group', { name: 'Times' }).getByRole('radio');
  expect(await choices.count()).toBe(3);
  expect(await page.locator('.timeline-tools label').allInnerTexts()).toEqual(['As written', 'UTC', 'Yours (Europe/Berlin)']);
  await choices.first().focus();
  await page.keyboard.press('ArrowDown');
  const utc = await timesOf(page);
  expect(utc.map((time, index) => (minutes(time) - minutes(written[index] ?? '') + 1440) % 1440)).toEqual(written.map(() => 240));
  expect(await page.getByRole('status').innerText()).toBe('The list is in UTC. The drawing keeps the times as written.');
  await page.keyboard.press('ArrowDown');
  const own = await timesOf(page);
  expect(own.map((time, index) => (minutes(time) - minutes(written[index] ?? '') + 1440) % 1440)).toEqual(written.map(() => 360));
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await timesOf(page)).toEqual(written);
  expect(await page.getByRole('status').innerText()).toBe('');
});

test('a reader on the document’s own clock has no zone of their own to choose', async () => {
  const page = await stage.tab({ timezoneId: 'America/New_York' });
  await page.goto(stage.at(SLOW));
  await settle(page);
  expect(await page.locator('.timeline-tools label').allInnerTexts()).toEqual(['As written', 'UTC']);
});

test('times that fall on two days say which', async () => {
  const page = await stage.tab({ timezoneId: 'Asia/Tokyo' });
  await page.goto(stage.at(MIDNIGHT));
  await settle(page);
  await page.getByLabel('UTC').check();
  const utc = await timesOf(page);
  const instants = await page.locator('.event-time time').evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''));
  expect(utc.length).toBeGreaterThan(5);
  for (const [index, instant] of instants.entries()) {
    const date = new Date(instant);
    const clock = date.toISOString().slice(11, 16);
    expect(utc[index]).toContain(clock);
    if (/^\d/.test(utc[index] ?? '') && (utc[index] ?? '').length > 5)
      expect(utc[index]).toMatch(new RegExp(`^${String(date.getUTCDate())} Mar ${clock}`));
  }
});

test('the list is copied as Markdown, in the zone that is shown', async () => {
  const page = await stage.tab({ timezoneId: 'Europe/Berlin', permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(stage.at(SLOW));
  await settle(page);
  const button = page.getByRole('button', { name: 'Copy as Markdown' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'Copied.' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const events = page.locator('.event');
  const lines = copied.split('\n').filter((line) => line.startsWith('- '));
  expect(copied.startsWith('## Timeline\n\nTimes in America/New_York.\n\n- ')).toBe(true);
  expect(lines).toHaveLength(await events.count());
  const [first = ''] = await timesOf(page);
  expect(lines[0]?.startsWith(`- ${first} `)).toBe(true);
  expect(lines.filter((line) => line.endsWith(' [resolved]'))).toHaveLength(1);
  await page.getByLabel('UTC').check();
  await button.click();
  await page.getByRole('status').filter({ hasText: 'Copied.' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^## Timeline\n\nTimes in UTC\.\n/);
});

test('nothing of it is there without a script, or on paper', async () => {
  const plain = await stage.tab({ javaScriptEnabled: false });
  await plain.goto(stage.at(SLOW));
  expect(await plain.locator('.timeline-tools').count()).toBe(0);
  const page = await stage.tab();
  await page.goto(stage.at(SLOW));
  await settle(page);
  expect(await page.locator('.timeline-tools').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.timeline-tools').isVisible()).toBe(false);
});
