import { describe, expect, test } from 'vitest';
import type { ArchiveInput } from '../../../src/core/derive/archive-input.ts';
import { formatProblem } from '../../../src/core/problem.ts';
import { elsewhereOf } from '../../../src/core/review/elsewhere.ts';
import { siteManifest, type SiteManifest } from '../../../src/core/review/manifest.ts';
import { archiveOf, at, event, exact, fact, incident, meeting, mention, person, section } from '../derive/factories.ts';

type Entries = Partial<Pick<ArchiveInput, 'incidents' | 'meetings'>>;
const manifest = (entries: Entries, texts: ReadonlyMap<string, string> = new Map()): SiteManifest =>
  siteManifest(archiveOf(entries), texts);

const disk = incident('disk', '2024-03-01', { severity: fact('SEV3'), services: [fact('Orders')] });
const slow = incident('slow', '2024-03-09');
const sync = meeting('sync', '2024-03-22', {
  people: [person('Ann Lee')],
  actions: [mention('action-1', 'Ann Lee', 'Add an alert on disk space', 12)],
});

describe('pages that change because of an edit', () => {
  test('a severity is shown on the lists and the page of the service, and not on the neighbour', () => {
    const worse = { ...disk, severity: fact('SEV1') };
    const { changed, added, becomesPublic, lost } = elsewhereOf(
      manifest({ incidents: [disk, slow], meetings: [sync] }),
      manifest({ incidents: [worse, slow], meetings: [sync] }),
    );
    expect(changed).toEqual([
      // The strip of the year has a row for each severity.
      {
        address: '/',
        title: 'Overview',
        reasons: ['the strip of the year differs', 'the incident “Title of disk” reads differently'],
        more: 0,
      },
      { address: '/incidents/', title: 'Incidents', reasons: ['the incident “Title of disk” reads differently'], more: 0 },
      {
        address: '/insights/',
        title: 'Insights',
        // Those that tell severities apart.
        reasons: [
          'the section “Incidents by month” reads differently',
          'the section “Time to detect, mitigate and resolve” reads differently',
          'the section “Incidents by hour and weekday” reads differently',
          'the section “Detection” reads differently',
        ],
        more: 0,
      },
      { address: '/services/orders/', title: 'Orders', reasons: ['the incident “Title of disk” reads differently'], more: 0 },
    ]);
    expect([added, becomesPublic, lost]).toEqual([[], [], []]);
  });

  test('an action that is done in a later meeting changes the meeting that raised it, its owner and the ledger', () => {
    const done = meeting('sync-2', '2024-03-29', {
      actions: [mention('review-1', 'Ann Lee', 'Add an alert on disk space', 8, { status: 'done' })],
    });
    const open = { ...done, actions: [mention('review-1', 'Ann Lee', 'Add an alert on disk space', 8, { status: 'open' })] };
    const { changed } = elsewhereOf(manifest({ meetings: [sync, open] }), manifest({ meetings: [sync, done] }));
    expect(changed.map(({ address, reasons }) => `${address}: ${reasons.join('; ')}`)).toEqual([
      '/: its figures differ; no longer lists the action “Add an alert on disk space”',
      '/actions/: its figures differ; no longer lists the action “Add an alert on disk space”',
      '/actions/2024/: the action “Add an alert on disk space” reads differently',
      '/actions/by-owner/: its figures differ; no longer lists the action “Add an alert on disk space”',
      '/actions/done/: its figures differ; now lists the action “Add an alert on disk space”',
      '/insights/: the section “Actions by month” reads differently; the section “Age of actions” reads differently',
      '/meetings/sync/: the action “Add an alert on disk space” reads differently',
      '/people/ann-lee/: the action “Add an alert on disk space” reads differently',
    ]);
  });

  test('a new document becomes public, and its neighbour leads on to it', () => {
    const { changed, becomesPublic } = elsewhereOf(manifest({ incidents: [disk] }), manifest({ incidents: [disk, slow] }));
    expect(becomesPublic).toEqual([{ address: '/incidents/slow/', title: 'Title of slow', path: 'slow.md' }]);
    expect(changed.find(({ address }) => address === '/incidents/disk/')?.reasons).toEqual(['now lists the incident after it']);
  });

  test('a draft that is a draft no more becomes public; a draft that changes does nothing', () => {
    const draft = { ...slow, draft: true };
    const before = manifest({ incidents: [disk, draft] });
    expect(elsewhereOf(before, manifest({ incidents: [disk, slow] })).becomesPublic.map(({ path }) => path)).toEqual(['slow.md']);
    const nothing = { changed: [], added: [], becomesPublic: [], lost: [] };
    expect(elsewhereOf(before, manifest({ incidents: [disk, { ...draft, title: fact('Other') }] }))).toEqual(nothing);
  });

  test('a document that was only renamed was public before: its old address leads to the new one', () => {
    const before = manifest({ incidents: [disk, slow] });
    const after = manifest({ incidents: [disk, { ...slow, id: 'checkout-slow', path: 'checkout-slow.md' }] });
    const told = (from: string, to: string): string[] => elsewhereOf(before, after, [{ from, to }]).becomesPublic.map(({ path }) => path);
    expect(told('/incidents/slow/', '/incidents/checkout-slow/')).toEqual([]);
    // An address that had no document, one that still has its own, and one that leads elsewhere make nothing public.
    for (const [from, to] of [
      ['/old/slow/', '/incidents/checkout-slow/'],
      ['/incidents/disk/', '/incidents/checkout-slow/'],
      ['/incidents/slow/', '/incidents/disk/'],
    ] as const)
      // prettier-ignore
      expect([from, told(from, to)]).toEqual([from, ['checkout-slow.md']]);
  });

  test('a person who is named for the first time gets a page', () => {
    const { added } = elsewhereOf(
      manifest({ incidents: [disk] }),
      manifest({ incidents: [{ ...disk, people: [person('Bo Ray', { presence: 'named' })] }] }),
    );
    expect(added).toEqual([{ address: '/people/bo-ray/', title: 'Bo Ray' }]);
  });

  test('more than five reasons are counted', () => {
    const many = Array.from({ length: 8 }, (_, index) => incident(`x${String(index)}`, '2023-01-01'));
    const { changed } = elsewhereOf(manifest({ incidents: [] }), manifest({ incidents: many }));
    const list = changed.find(({ address }) => address === '/incidents/');
    expect(list?.reasons).toHaveLength(5);
    expect(list?.more).toBe(3);
  });
});

describe('what changes nothing', () => {
  const prose = (text: string) => {
    const end = { line: 9, column: 1, offset: text.length };
    const whole = { start: { line: 1, column: 1, offset: 0 }, end };
    return { texts: new Map([['disk.md', text]]), section: { ...section('cause', 'cause', 1, 3), blocks: [whole] } };
  };
  const withProse = (text: string): SiteManifest => {
    const { texts, section: cause } = prose(text);
    return manifest({ incidents: [{ ...disk, sections: [cause] }, slow] }, texts);
  };

  test('lines that moved', () => {
    const moved = { ...disk, severity: fact('SEV3', 40), title: fact('Title of disk', 30), services: [fact('Orders', 31)] };
    expect(manifest({ incidents: [moved, slow] })).toEqual(manifest({ incidents: [disk, slow] }));
  });

  test('prose that was wrapped otherwise, but not prose that says something else', () => {
    expect(withProse('The disk was\nfull of logs.')).toEqual(withProse('The disk was full\nof logs.'));
    const [one, two] = [withProse('The disk was full.'), withProse('The disk was empty.')];
    expect(one.get('/incidents/disk/')?.hash).not.toBe(two.get('/incidents/disk/')?.hash);
    // It is the page of the edited document itself, so nothing changes elsewhere.
    expect(elsewhereOf(one, two).changed).toEqual([]);
  });
});

describe('what would be lost', () => {
  const lines = (before: SiteManifest, after: SiteManifest, kept: readonly string[] = []): string[] =>
    elsewhereOf(
      before,
      after,
      kept.map((from) => ({ from, to: '/' })),
    ).lost.map((found) => `${found.severity} ${formatProblem(found)}`);
  const before = manifest({ incidents: [disk, slow] });

  test('the address of a document that is gone is an error, unless a redirect keeps it', () => {
    const after = manifest({ incidents: [disk] });
    expect(lines(before, after)).toEqual([
      'error slow.md lost-address: the address `/incidents/slow/` (“Title of slow”) was published, and would lead nowhere. ' +
        'Keep it: list it under `aliases` in the front matter of what replaces it, or under `redirects` in site.yml.',
    ]);
    expect(lines(before, after, ['/incidents/slow/'])).toEqual([]);
  });

  test('a renamed document is told with the line to write', () => {
    const renamed = { ...slow, id: 'checkout-slow', path: 'checkout-slow.md' };
    expect(lines(before, manifest({ incidents: [disk, renamed] }))).toEqual([
      'error slow.md lost-address: the address `/incidents/slow/` (“Title of slow”) was published, and would lead nowhere. ' +
        "It may be `/incidents/checkout-slow/` now: write `aliases: ['/incidents/slow/']` in the front matter of checkout-slow.md.",
    ]);
  });

  test('the page of a service that nobody names any more is a warning', () => {
    const after = manifest({ incidents: [{ ...disk, services: [] }, slow] });
    expect(lines(before, after)).toEqual([
      'warning  lost-address: the address `/services/orders/` (“Orders”) was published, and would lead nowhere. ' +
        'Keep it: list it under `aliases` in the front matter of what replaces it, or under `redirects` in site.yml.',
    ]);
  });

  test('the place of an action in the ledger is a warning when the action is gone, and stays when it is done', () => {
    const two = { ...sync, actions: [...sync.actions, mention('action-2', 'Ann Lee', 'Count the disks', 13)] };
    expect(lines(manifest({ meetings: [two] }), manifest({ meetings: [sync] }))).toEqual([
      'warning  lost-anchor: links to `#sync-action-2` on `/actions/2024/` would lead to the top of the page. ' +
        'It follows from what documents say: nothing is to be done unless somebody has linked there.',
    ]);
    const six = { ...sync, actions: [1, 2, 3, 4, 5, 6].map((at) => mention(`action-${String(at)}`, 'Ann Lee', `Fit ${'abcdef'.charAt(at)} valve number ${String(at)}`, at)) }; // prettier-ignore
    expect(lines(manifest({ meetings: [six] }), manifest({ meetings: [{ ...six, actions: six.actions.slice(0, 1) }] }))[0]).toContain(
      'links to `#sync-action-2`, `#sync-action-3`, `#sync-action-4` and 2 more on `/actions/2024/` would lead',
    );
    const done = { ...sync, actions: [mention('action-1', 'Ann Lee', 'Add an alert on disk space', 12, { status: 'done' })] };
    expect(lines(manifest({ meetings: [sync] }), manifest({ meetings: [done] }))).toEqual([]);
    const [year] = lines(manifest({ meetings: [sync] }), manifest({ meetings: [{ ...sync, actions: [] }] }));
    expect(year).toContain(
      'warning  lost-address: the address `/actions/2024/` (“Actions of 2024”) was published, and would lead nowhere.',
    );
  });

  test('an event whose time is corrected loses its anchor, unless the document keeps it', () => {
    const timed = (clock: string): SiteManifest => {
      const when = exact(`2024-03-01T${clock}`);
      return manifest({ incidents: [{ ...disk, timeline: [event(`t-2024-03-01-${clock.replace(':', '')}`, when, 'Disk full')] }] });
    };
    const found = lines(timed('14:02'), timed('14:07'));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(
      'error disk.md lost-anchor: links to `/incidents/disk/#t-2024-03-01-1402` would lead to the top of the page',
    );
    expect(lines(timed('14:02'), timed('14:07'), ['/incidents/disk/#t-2024-03-01-1402'])).toEqual([]);
  });

  test('a heading that was reworded loses its anchor', () => {
    const headed = (id: string): SiteManifest =>
      manifest({ incidents: [{ ...disk, sections: [{ ...section(id, 'cause', 1, 3), blocks: [at(4)] }] }] });
    expect(lines(headed('root-cause'), headed('why'))).toHaveLength(1);
  });

  test('what a message quotes is cleaned and cut', () => {
    const hostile = incident('slow', '2024-03-09', { title: fact(`\u001B[2J\u202E${'x'.repeat(200)}`) });
    const [found] = lines(manifest({ incidents: [disk, hostile] }), manifest({ incidents: [disk] }));
    expect(/\p{Cc}|\p{Cf}/u.test(found ?? '')).toBe(false);
    expect(found).toContain(`${'x'.repeat(116)}…`);
  });
});

test('twice the documents take about twice the time', () => {
  const site = (count: number): SiteManifest => {
    const incidents = Array.from({ length: count }, (_, index) => incident(`i${String(index)}`, `20${String(10 + (index % 80))}-01-01`));
    const archive = archiveOf({ incidents });
    const started = process.cpuUsage();
    const made = siteManifest(archive, new Map());
    elsewhereOf(made, made);
    const { user, system } = process.cpuUsage(started);
    spent.set(count, user + system);
    return made;
  };
  const spent = new Map<number, number>();
  // The first warms up.
  // The overview, seven lists, the insights, five views of no actions, and, the list of incidents being long, its 80 years.
  for (const count of [400, 400, 1600]) expect(site(count).size).toBe(count + 1 + 7 + 1 + 5 + 80);
  // Quadratic time would take sixteen times as long.
  expect((spent.get(1600) ?? 0) / Math.max(spent.get(400) ?? 0, 2_000)).toBeLessThan(12);
});
