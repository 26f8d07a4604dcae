import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../site/build.ts';
import { seed, twin } from '../site/main-job.ts';
import { siteOf } from './sites.ts';
import { settle, stageOf } from './stage.ts';

/** Two questions of a reader and where their answers stand. */
interface Story {
  readonly name: string;
  readonly folder: string;
  readonly cause: { readonly words: string; readonly incident: string; readonly time: string };
  readonly debt: { readonly words: string; readonly meeting: string; readonly decision: string };
}

const [, , twinCause] = twin.incident.events;
const [, , seedCause] = seed.incident.events;
const seedFolder = resolve(root, '../shared/seed');
const stories: Story[] = [
  {
    name: 'twin',
    folder: resolve(root, 'tests/fixtures/twin'),
    cause: { words: 'worker threads', incident: twin.incident.href, time: twinCause?.[1] ?? '' },
    debt: { words: 'technical debt', meeting: twin.meeting.href, decision: twin.meeting.decision[1] },
  },
];
if (existsSync(seedFolder))
  stories.push({
    name: 'seed',
    folder: seedFolder,
    cause: { words: 'connection pool', incident: seed.incident.href, time: seedCause?.[1] ?? '' },
    debt: { words: 'tech debt', meeting: seed.meeting.href, decision: seed.meeting.decision[1] },
  });
else console.log('The seed was not searched: ../shared does not stand beside this folder. The twin was.');

describe.each(stories)('in the $name, alone in a folder', ({ name, folder, cause, debt }) => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  const stage = stageOf(() => siteOf(name, Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]))));

  test(`“${cause.words}” finds the incident, at the event that names the cause`, async () => {
    const page = await stage.tab();
    await page.goto(stage.at(`/search/?q=${encodeURIComponent(cause.words)}`));
    await settle(page);
    const hit = page.locator('.hit', { has: page.locator(`h2 a[href$="${cause.incident}"]`) });
    await hit.locator('.hit-line', { hasText: `Timeline, ${cause.time}` }).click();
    await page.waitForURL((url) => url.pathname === cause.incident && url.hash !== '');
    expect(await page.locator(':target .event-time').innerText()).toBe(cause.time);
  });

  test(`“${debt.words}” finds the decision and its topic`, async () => {
    const page = await stage.tab();
    await page.goto(stage.at(`/search/?q=${encodeURIComponent(debt.words)}`));
    await settle(page);
    const hit = page.locator('.hit', { has: page.locator(`h2 a[href$="${debt.meeting}"]`) });
    const line = hit.locator('.hit-line', { has: page.getByText(/^Decision/) });
    expect(await line.innerText()).toContain('Technical Debt Discussion');
    expect((await line.innerText()).replace(/\s+/g, ' ')).toContain(debt.decision);
    await line.click();
    await page.waitForURL((url) => url.pathname === debt.meeting && url.hash !== '');
    expect(await page.locator(':target').innerText()).toContain(debt.decision);
  });
});
