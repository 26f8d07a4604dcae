import { describe, expect, test } from 'vitest';
import type { ArchiveInput } from '../../../src/core/derive/archive-input.ts';
import type { LedgerPages } from '../../../src/core/derive/page-data.ts';
import type { ActionMention } from '../../../src/core/schema/parts.ts';
import { archiveOf, at, contextOf, incident, meeting, mention, only } from './factories.ts';

/** 24 June 2024, 02:00 UTC: in New York it is still the 23rd. */
const NIGHT = { epochSeconds: Date.UTC(2024, 5, 24, 2) / 1000, source: 'commit' } as const;

const ledgerOf = (input: Partial<ArchiveInput>): LedgerPages => archiveOf(input).ledger;
const page = ({ pages }: LedgerPages, href: string) => only(pages.filter((one) => one.href === href));
/** Heading, note, and each action with what is said of it on the day of the build. */
const shown = (ledger: LedgerPages, href: string): unknown[] =>
  page(ledger, href).groups.map(({ title, note, entries }) => [
    title,
    note,
    ...entries.map(({ action, age, overdue }) => [action.text, age, overdue]),
  ]);

const sync = (id: string, date: string, ...actions: ActionMention[]) => meeting(id, date, { actions });

describe('overdue', () => {
  const meetings = [
    sync(
      'one',
      '2024-06-03',
      mention('action-1', 'Ann Lee', 'Add alerts', 5, { due: '2024-06-22', status: 'open' }),
      mention('action-2', 'Ann Lee', 'Write runbook', 6, { due: '2024-06-23', status: 'open' }),
      mention('action-3', 'Bo Ek', 'Order tablets', 7, { due: '2024-06-10', status: 'in-progress' }),
      mention('action-4', 'Bo Ek', 'Rotate keys', 8, { due: '2024-06-10', status: 'done' }),
      mention('action-5', 'Bo Ek', 'Clean the wiki', 9),
      mention('action-6', 'Bo Ek', 'Drop the cache', 10, { due: '2024-06-01', status: 'dropped' }),
    ),
  ];

  test('is what is not done after its day, on the clock of the site', () => {
    const ledger = ledgerOf({ meetings, builtAt: NIGHT, context: contextOf({ site: { timeZone: 'America/New_York' } }) });
    expect(ledger.asOf).toEqual({ dateIso: '2024-06-23', text: '23 June 2024, the date of the last commit' });
    expect(shown(ledger, '/actions/overdue/')).toEqual([
      ['Overdue', '2 actions', ['Order tablets', '20 days old', '13 days overdue'], ['Add alerts', '20 days old', '1 day overdue']],
    ]);
    expect(page(ledger, '/actions/overdue/').lede).toBe(
      '2 actions overdue on 23 June 2024, the date of the last commit. Actions without a due date are not counted.',
    );
    // A day later by UTC, what was due on the 23rd is late, too.
    const utc = ledgerOf({ meetings, builtAt: { ...NIGHT, source: 'setting' } });
    expect(utc.asOf?.text).toBe('24 June 2024, the date that SOURCE_DATE_EPOCH gives');
    expect(utc.views.map(({ text, count }) => [text, count])).toEqual([
      ['Not done', 4],
      ['Overdue', 3],
      ['By owner', null],
      ['By incident', null],
      ['Done', 2],
    ]);
  });

  test('is counted to the day that site.yml gives, which only a moment that was set for this build outdoes', () => {
    const context = contextOf({ site: { asOf: '2024-06-12' } });
    const ledger = ledgerOf({ meetings, builtAt: NIGHT, context });
    expect(ledger.asOf).toEqual({ dateIso: '2024-06-12', text: '12 June 2024, the date that site.yml gives' });
    expect(shown(ledger, '/actions/overdue/')).toEqual([['Overdue', '1 action', ['Order tablets', '9 days old', '2 days overdue']]]);
    expect(ledgerOf({ meetings, context }).asOf?.dateIso).toBe('2024-06-12');
    expect(ledgerOf({ meetings, context, builtAt: { ...NIGHT, source: 'setting' } }).asOf?.dateIso).toBe('2024-06-24');
    expect(ledgerOf({ context }).asOf).toBeNull();
  });

  test('is counted against the newest document where nothing says when the site is built', () => {
    const ledger = ledgerOf({ meetings: [...meetings, sync('two', '2024-06-11')] });
    expect(ledger.asOf?.text).toBe('11 June 2024, the date of the newest document');
    expect(shown(ledger, '/actions/overdue/')).toEqual([['Overdue', '1 action', ['Order tablets', '8 days old', '1 day overdue']]]);
  });

  test('is nothing in an empty archive, which says how an action comes to be', () => {
    const ledger = ledgerOf({});
    expect(ledger.asOf).toBeNull();
    expect(ledger.pages.map(({ href, groups }) => [href, groups])).toEqual(
      ['', 'overdue/', 'by-owner/', 'by-incident/', 'done/'].map((view) => [`/actions/${view}`, []]),
    );
    expect(page(ledger, '/actions/').lede).toMatch(/^No actions yet\. A list under a heading “Action items”/);
  });
});

test('the history of an action: carried from meeting to meeting, its due date moved, done', () => {
  const reviewed = (status: 'open' | 'in-progress' | 'done', due?: string) =>
    mention('review-1', 'Ann Lee', 'Add queue alerts', 5, { status, ...(due === undefined ? {} : { due }) });
  const raised = mention('action-1', 'Ann Lee', 'Add queue alerts', 9, { due: '2024-03-22', status: 'open' });
  const archive = archiveOf({
    incidents: [incident('disk', '2024-03-01', { actions: [raised] })],
    meetings: [
      sync('m1', '2024-03-08', reviewed('open')),
      sync('m2', '2024-03-15', reviewed('in-progress', '2024-04-05')),
      // Listed twice in one meeting: carried once.
      sync(
        'm3',
        '2024-03-22',
        reviewed('in-progress', '2024-04-05'),
        mention('action-1', 'Ann Lee', 'Add queue alerts', 40, { status: 'open' }),
      ),
      sync('m4', '2024-04-05', reviewed('done')),
    ],
  });
  const { action } = only(page(archive.ledger, '/actions/2024/').groups.flatMap(({ entries }) => entries));
  expect(action).toMatchObject({
    carried: 3,
    closed: { dateIso: '2024-04-05', date: '5 April 2024', days: 35 },
    guessed: false,
    raisedIso: '2024-03-01',
  });
  expect(action.mentions.map(({ role, date, status, due }) => [role, date, status, due])).toEqual([
    ['Raised', '1 March 2024', 'Open', 'due 22 March 2024'],
    ['Reviewed', '8 March 2024', 'Open', null],
    ['Reviewed', '15 March 2024', 'In progress', 'due moved from 22 March 2024 to 5 April 2024'],
    ['Reviewed', '22 March 2024', 'In progress', null],
    ['Raised', '22 March 2024', 'Open', null],
    ['Reviewed', '5 April 2024', 'Done', null],
  ]);
  expect(action.joined).toEqual([
    'Joined with its mentions in Title of m1, Title of m2, Title of m3 and 1 more: the same owner and the same words.',
  ]);
  expect(shown(archive.ledger, '/actions/done/')).toEqual([['2024', '1 action', ['Add queue alerts', null, null]]]);
});

test('the minutes that report an incident do not carry its actions; those of another day do', () => {
  const said = mention('action-1', 'Ann Lee', 'Add queue alerts', 9, { status: 'open' });
  const found = incident('one/outage', '2024-03-08', {
    path: 'one.md',
    foundIn: { meetingId: 'one', heading: 'Outage', anchor: 'outage', range: at(4) },
    actions: [said],
  });
  const host = sync('one', '2024-03-08', mention('action-1', 'Ann Lee', 'Add queue alerts', 50, { status: 'open' }));
  const carriedIn = (...more: ReturnType<typeof sync>[]): number =>
    only(page(ledgerOf({ incidents: [found], meetings: [host, ...more] }), '/actions/').groups.flatMap(({ entries }) => entries)).action
      .carried;
  expect(carriedIn()).toBe(0);
  expect(carriedIn(sync('two', '2024-03-15', mention('review-1', 'Ann Lee', 'Add queue alerts', 5, { status: 'open' })))).toBe(1);
});

test('what was done and is taken up again is not closed', () => {
  const steps = (['done', 'in-progress'] as const).map((status, at) =>
    sync(
      `m${String(at)}`,
      `2024-03-0${String(at + 1)}`,
      mention(at === 0 ? 'action-1' : 'review-1', 'Ann Lee', 'Add queue alerts', 5, { status }),
    ),
  );
  const { action } = only(page(ledgerOf({ meetings: steps }), '/actions/').groups.flatMap(({ entries }) => entries));
  expect(action).toMatchObject({ closed: null, carried: 1, status: 'in-progress' });
});

test('by owner: each by name, two of one action both, groups among people, nobody last', () => {
  const meetings = [
    sync(
      'one',
      '2024-03-01',
      mention('action-1', null, 'Write a runbook', 5),
      mention('action-2', 'Platform team', 'Move the queue', 6, { due: '2024-02-01' }),
      mention('action-3', null, 'Order badges', 7, { owners: ['Cy Au', 'Ann'] }),
      mention('action-4', 'constructor', 'Fix the build', 8),
      mention('action-5', 'Ann Lee', 'Archive mail', 9, { status: 'done' }),
    ),
  ];
  const context = contextOf({ people: [{ name: 'Ann Lee', aliases: ['Ann'] }] });
  const ledger = ledgerOf({ meetings, context });
  expect(
    page(ledger, '/actions/by-owner/').groups.map(({ id, title, href, note, entries }) => [
      id,
      title,
      href,
      note,
      entries.map(({ action }) => action.text),
    ]),
  ).toEqual([
    ['owner-ann-lee', 'Ann Lee', '/people/ann-lee/', '1 action', ['Order badges']],
    ['owner-cy-au', 'Cy Au', '/people/cy-au/', '1 action', ['Order badges']],
    ['owner-platform-team', 'Platform team', null, '1 action, 1 overdue', ['Move the queue']],
    ['owner-constructor', 'constructor', null, '1 action', ['Fix the build']],
    ['owner-no-owner', 'No owner', null, '1 action', ['Write a runbook']],
  ]);
});

test('by incident: the newest first, with what is left of its actions', () => {
  const disk = incident('disk', '2024-03-01', {
    actions: [mention('action-1', 'Ann Lee', 'Add queue alerts', 5), mention('action-2', 'Ann Lee', 'Grow the disk', 6)],
  });
  const pool = incident('pool', '2024-03-05', { actions: [mention('action-1', 'Bo Ek', 'Raise the limit', 5)] });
  const over = incident('over', '2024-03-06', { actions: [mention('action-1', 'Bo Ek', 'Say sorry', 5, { status: 'done' })] });
  const later = sync(
    'm',
    '2024-03-08',
    mention('review-1', 'Ann Lee', 'Grow the disk', 5, { status: 'done' }),
    mention('action-1', 'Ann Lee', 'Buy cake', 9),
  );
  const ledger = ledgerOf({ incidents: [disk, pool, over], meetings: [later] });
  expect(
    page(ledger, '/actions/by-incident/').groups.map(({ title, href, note, entries }) => [
      title,
      href,
      note,
      entries.map(({ action }) => action.text),
    ]),
  ).toEqual([
    ['Title of pool', '/incidents/pool/', '5 March 2024, 1 of 1 not done', ['Raise the limit']],
    ['Title of disk', '/incidents/disk/', '1 March 2024, 1 of 2 not done', ['Add queue alerts']],
  ]);
});

describe('addresses', () => {
  const many = (id: string, date: string, count: number) =>
    sync(
      id,
      date,
      ...Array.from({ length: count }, (_, at) => mention(`action-${String(at + 1)}`, 'Ann Lee', `Chore ${String(at)} of ${id}`, at + 5)),
    );
  const hrefs = (ledger: LedgerPages): Map<string, string> =>
    new Map(
      ledger.pages
        .filter(({ view }) => /\d{4}/.test(view))
        .flatMap(({ groups }) => groups.flatMap(({ entries }) => entries.map(({ action }) => [action.text, action.href] as const))),
    );

  test('are of the year of the first mention, forty to a page, and stay when documents are added later', () => {
    const before = ledgerOf({ meetings: [many('kiln', '2023-12-30', 2), many('glaze', '2024-01-05', 39), many('shelf', '2024-02-05', 3)] });
    expect(before.years).toEqual([
      { text: '2024', href: '/actions/2024/' },
      { text: '2023', href: '/actions/2023/' },
    ]);
    const addresses = hrefs(before);
    expect(addresses.size).toBe(44);
    expect(addresses.get('Chore 1 of kiln')).toBe('/actions/2023/#kiln-action-2');
    expect(addresses.get('Chore 0 of shelf')).toBe('/actions/2024/#shelf-action-1');
    expect(addresses.get('Chore 1 of shelf')).toBe('/actions/2024/2/#shelf-action-2');
    expect(page(before, '/actions/2024/2/').pager).toEqual({ number: 2, hrefs: ['/actions/2024/', '/actions/2024/2/'] });
    const done = mention('review-1', 'Ann Lee', 'Chore 1 of shelf', 5, { status: 'done' });
    const after = hrefs(
      ledgerOf({
        meetings: [
          many('kiln', '2023-12-30', 2),
          many('glaze', '2024-01-05', 39),
          many('shelf', '2024-02-05', 3),
          { ...many('clay', '2024-03-05', 80), actions: [done, ...many('clay', '2024-03-05', 80).actions] },
        ],
      }),
    );
    expect(after.size).toBe(124);
    expect([...addresses].filter(([text, href]) => after.get(text) !== href)).toEqual([]);
  });

  test('lists are cut where they would be too long, and their headings go on', () => {
    const ledger = ledgerOf({ meetings: [many('glaze', '2024-01-05', 400)] });
    const open = ledger.pages.filter(({ view }) => view === '/actions/');
    expect(open.length).toBeGreaterThan(1);
    expect(open.map(({ href }) => href).slice(0, 2)).toEqual(['/actions/', '/actions/2/']);
    expect(open.map(({ title }) => title).slice(0, 2)).toEqual(['Actions', 'Actions, page 2']);
    expect(open.map(({ groups }) => groups.map(({ title }) => title))).toEqual(open.map(() => ['State not said']));
    const texts = open.flatMap(({ groups }) => groups.flatMap(({ entries }) => entries.map(({ action }) => action.text)));
    expect([texts.length, new Set(texts).size]).toEqual([400, 400]);
    expect(open.every(({ pager }, at) => pager.number === at + 1 && pager.hrefs.length === open.length)).toBe(true);
  });
});
