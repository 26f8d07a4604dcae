import { describe, expect, test } from 'vitest';
import {
  allActions,
  archiveOf,
  at,
  contextOf,
  event,
  exact,
  fact,
  incident,
  meeting,
  mention,
  only,
  person,
  readAt,
  section,
} from './factories.ts';

const SITE = {
  repository: {
    source: 'https://git.example/notes/blob/main/{path}#L{line}',
    commit: 'https://git.example/notes/commit/{commit}',
    ticket: 'https://tickets.example/{ticket}',
  },
};

test('the steps of the scale that incidents have, the worst first; words that it does not know are none', () => {
  const of = (id: string, severity: string | null) => incident(id, '2024-03-01', { severity: severity === null ? null : fact(severity) });
  const archive = archiveOf({ incidents: [of('a', 'minor'), of('b', 'Sev 1'), of('c', 'p1'), of('d', 'Terrible'), of('e', null)] });
  expect(archive.severities.map(({ text }) => text)).toEqual(['SEV1', 'SEV3']);
  expect(archiveOf({ incidents: [of('e', null)] }).severities).toEqual([]);
});

describe('severity', () => {
  const of = (severity: string) =>
    only(archiveOf({ incidents: [incident('a', '2024-03-01', { severity: fact(severity, 4) })] }).incidents).severity;

  test.each(['SEV2', 'sev-2', 'Sev 2', 'Major', 'p2', 'HIGH'])('%s is SEV2', (word) => {
    expect(of(word)).toEqual({
      text: 'SEV2',
      colour: 'orange',
      meaning: 'A main function fails for many customers',
      origin: { kind: 'read', text: 'Read at line 4', href: null },
    });
  });

  test.each(['Catastrophic', '???', 'SEV22'])('"%s" keeps the author\'s word, without a colour', (word) => {
    expect(of(word)).toMatchObject({ text: word, colour: 'none', meaning: null });
  });
});

describe('origins', () => {
  test('lead to the line, commits and tickets to their pages', () => {
    const archive = archiveOf({
      context: contextOf({ site: SITE }),
      incidents: [
        incident('2024/a b', '2024-03-01', {
          path: 'incidents/2024/a b.md',
          title: { value: 'T', origin: { kind: 'declared', range: at(2) } },
          date: { value: '2024-03-01', origin: { kind: 'inferred', from: "the file's name", range: null } },
          commits: [fact('abc123', 9)],
          actions: [
            mention('action-1', 'Ann Lee', 'Add queue alerts', 5, {
              tickets: ['#12', 'OPS-7', 'https://x.example/issues/9', 'javascript:alert(1)'],
            }),
          ],
        }),
      ],
      changes: new Map([['incidents/2024/a b.md', [{ date: '2024-03-05', commit: 'f00d', subject: 'Write it' }]]]),
    });
    const page = only(archive.incidents);
    expect(page.titleOrigin).toEqual({
      kind: 'declared',
      text: 'Declared in the front matter, line 2',
      href: 'https://git.example/notes/blob/main/incidents/2024/a%20b.md#L2',
    });
    expect(page.date.origin).toEqual({ kind: 'inferred', text: "Inferred from the file's name", href: null });
    expect(page.commits).toMatchObject([{ text: 'abc123', href: 'https://git.example/notes/commit/abc123' }]);
    const revision = {
      date: '5 March 2024',
      dateIso: '2024-03-05',
      commit: 'f00d',
      short: 'f00d',
      href: 'https://git.example/notes/commit/f00d',
      subject: 'Write it',
    };
    expect(page.provenance).toEqual({
      path: 'incidents/2024/a b.md',
      line: null,
      href: 'https://git.example/notes/blob/main/incidents/2024/a%20b.md',
      isHistoryTold: true,
      created: { date: '5 March 2024', dateIso: '2024-03-05' },
      lastChange: revision,
      revisions: [revision],
      earlierRevisions: 0,
    });
    expect(only(allActions(archive)).tickets).toEqual([
      { text: '#12', href: 'https://tickets.example/12' },
      { text: 'OPS-7', href: 'https://tickets.example/OPS-7' },
      { text: '#9', href: 'https://x.example/issues/9' },
      { text: 'javascript:alert(1)', href: null },
    ]);
  });

  test('a pattern that is no web address makes no link', () => {
    const context = contextOf({ site: { repository: { source: 'javascript:{path}', commit: '/c/{commit}', ticket: 'x{ticket}' } } });
    const page = only(archiveOf({ context, incidents: [incident('a', '2024-03-01', { commits: [fact('abc123')] })] }).incidents);
    expect([page.titleOrigin.href, page.provenance.href, page.commits[0]?.href]).toEqual([null, null, null]);
  });
});

test('what carries no origin where it is shown has one in a list: people once and by the name that is shown, actions as worded there', () => {
  const context = contextOf({ people: [{ name: 'Ann Lee', aliases: ['ann'] }] });
  const action = mention('action-1', 'Ann Lee', 'x'.repeat(200), 9);
  const page = only(
    archiveOf({
      context,
      incidents: [
        incident('a', '2024-03-01', {
          summary: fact('Short', 3),
          rootCause: fact('A disk', 5),
          people: [person('ann', { origin: readAt(6) }), person('Ann Lee', { origin: readAt(7) }), person('Bo Ek', { origin: readAt(8) })],
          actions: [action],
        }),
      ],
    }).incidents,
  );
  expect(page.origins.map(({ label, origin }) => [label, origin.text])).toEqual([
    ['Summary', 'Read at line 3'],
    ['Root cause', 'Read at line 5'],
    ['Ann Lee', 'Read at line 6'],
    ['Bo Ek', 'Read at line 8'],
    [`Action: ${'x'.repeat(99)}…`, 'Read at line 9'],
  ]);
});

describe('meetings', () => {
  test('neighbours are those of the series, whatever else met in between', () => {
    const of = (id: string, date: string, series: string | null) => meeting(id, date, { series: series === null ? null : fact(series) });
    const archive = archiveOf({
      meetings: [
        of('c', '2024-03-15', 'Weekly'),
        of('b', '2024-03-08', 'Board'),
        of('a', '2024-03-01', 'weekly '),
        of('x', '2024-03-09', null),
      ],
    });
    expect(archive.meetings.map(({ href, previous, next }) => [href, previous?.href, next?.href])).toEqual([
      ['/meetings/c/', '/meetings/a/', undefined],
      ['/meetings/x/', undefined, undefined],
      ['/meetings/b/', undefined, undefined],
      ['/meetings/a/', undefined, '/meetings/c/'],
    ]);
  });

  test("a meeting that lists an incident's actions is named on its page", () => {
    const archive = archiveOf({
      incidents: [
        incident('i', '2024-03-01', {
          actions: [mention('action-1', 'Ann Lee', 'Add queue alerts', 5), mention('action-2', 'Bo Ek', 'Rotate signing keys', 6)],
        }),
      ],
      meetings: [
        meeting('m', '2024-03-08', {
          actions: [mention('review-1', 'Ann Lee', 'Queue alerts', 5), mention('review-2', 'Bo Ek', 'Signing keys rotated', 6)],
        }),
        meeting('n', '2024-03-15', { actions: [mention('review-1', 'Ann Lee', 'Queue alerts', 5)] }),
      ],
    });
    expect(only(archive.incidents).meetings.map(({ href, why }) => [href, why])).toEqual([
      ['/meetings/m/', 'Lists 2 of its actions'],
      ['/meetings/n/', 'Lists one of its actions'],
    ]);
  });

  test('a meeting that links to its document is named, too, once, with all its reasons', () => {
    const shared = { actions: [mention('action-1', 'Ann Lee', 'Add queue alerts', 5)] };
    const archive = archiveOf({
      incidents: [
        incident('disk', '2024-03-01', { path: 'incidents/disk.md', ...shared }),
        incident('june/outage', '2024-06-01', {
          path: 'meetings/june.md',
          foundIn: { meetingId: 'june', anchor: 'outage', heading: 'Outage', range: at(9) },
        }),
      ],
      meetings: [
        meeting('june', '2024-06-02', { path: 'meetings/june.md', linked: [fact('meetings/june.md#outage'), fact('incidents/other.md')] }),
        meeting('both', '2024-03-08', {
          actions: [mention('review-1', 'Ann Lee', 'Queue alerts', 5)],
          linked: [fact('incidents/disk.md')],
        }),
        meeting('late', '2024-06-09', {
          linked: [fact('incidents/disk.md#timeline'), fact('meetings/june.md#outage'), fact('meetings/june.md')],
        }),
        meeting('host-only', '2024-06-16', { linked: [fact('meetings/june.md')] }),
        meeting('draft', '2024-06-23', { draft: true, linked: [fact('incidents/disk.md')] }),
      ],
    });
    const meetings = new Map(archive.incidents.map((page) => [page.href, page.meetings.map(({ href, why }) => [href, why])]));
    expect(meetings.get('/incidents/disk/')).toEqual([
      ['/meetings/both/', 'Lists one of its actions and links to it'],
      ['/meetings/late/', 'Links to it'],
    ]);
    expect(meetings.get('/incidents/june/outage/')).toEqual([
      ['/meetings/june/#outage', 'Reported there, under “Outage”'],
      ['/meetings/late/', 'Links to it'],
    ]);
    // The other end: a meeting lists what it links to, once, but not the incident that it holds itself.
    const linked = new Map(archive.meetings.map((page) => [page.href, page.linkedIncidents.map(({ href }) => href)]));
    expect([...linked]).toEqual([
      ['/meetings/host-only/', []],
      ['/meetings/late/', ['/incidents/disk/', '/incidents/june/outage/']],
      ['/meetings/june/', []],
      ['/meetings/both/', ['/incidents/disk/']],
    ]);
  });

  test('an incident whose meeting was refused leads to no missing page', () => {
    const found = incident('m/i', '2024-03-01', { foundIn: { meetingId: 'm', anchor: 'x', heading: 'X', range: at(9) } });
    expect(only(archiveOf({ incidents: [found] }).incidents).meetings).toEqual([]);
    const host = meeting('m', '2024-03-01', {
      topics: [{ id: 't', title: 'T', number: null, incidentId: 'm/i', origin: readAt(9) }],
      incidentIds: ['m/i'],
    });
    expect(only(archiveOf({ meetings: [host] }).meetings)).toMatchObject({ incidents: [], topics: [{ incident: null }] });
  });

  test("an incident's own actions that the meeting does not repeat are raised by the meeting too, without an anchor there", () => {
    const found = incident('m/i', '2024-03-01', {
      path: 'm.md',
      foundIn: { meetingId: 'm', anchor: 'x', heading: 'X', range: at(9) },
      actions: [mention('action-1', 'Ann Lee', 'Add queue alerts', 12)],
    });
    const page = only(archiveOf({ incidents: [found], meetings: [meeting('m', '2024-03-08')] }).meetings);
    expect(page.raised.map(({ text, anchors, raised }) => [text, anchors, raised])).toEqual([
      ['Add queue alerts', [], { date: '8 March 2024', link: { text: 'Title of m/i', href: '/incidents/m/i/#action-1' } }],
    ]);
  });

  test('somebody present under one spelling and named under another is there once', () => {
    const context = contextOf({ people: [{ name: 'Ann Lee', aliases: ['Ann'] }] });
    const people = [
      person('Ann', { presence: 'named', roles: ['mentor'] }),
      person('Ann Lee', { team: 'Web' }),
      person('Bo Ek', { presence: 'absent' }),
    ];
    const page = only(archiveOf({ context, meetings: [meeting('m', '2024-03-08', { people })] }).meetings);
    expect(page.present).toEqual([{ name: 'Ann Lee', href: '/people/ann-lee/', team: 'Web', roles: ['mentor'] }]);
    expect([page.absent.map(({ name }) => name), page.named]).toEqual([['Bo Ek'], []]);
  });
});

test("sections: what is empty goes, what holds others or is the author's own stays, a summary keeps what is below it", () => {
  const page = only(
    archiveOf({
      incidents: [
        incident('a', '2024-03-01', {
          sections: [
            section('summary', 'summary', 1, 3, [4]),
            section('in-numbers', 'other', 2, 6, [7]),
            section('timeline', 'timeline', 1, 9),
            section('actions', 'actions', 1, 12),
            section('backend-actions', 'actions', 2, 14),
            section('people', 'people', 1, 20),
            section('notes-on-people', 'other', 2, 22, [23]),
            section('open-questions', 'other', 1, 30),
            section('deep', 'other', 9, 32, [33]),
          ],
        }),
      ],
    }).incidents,
  );
  expect(page.summary.map(({ id }) => id)).toEqual(['summary', 'in-numbers']);
  expect(page.sections.map(({ id, level }) => [id, level])).toEqual([
    ['people', 2],
    ['notes-on-people', 3],
    ['open-questions', 2],
    ['deep', 6],
  ]);
});

test('lists: newest first, actions by what is due next', () => {
  const actions = [
    mention('action-1', 'Ann Lee', 'No date', 1, { status: 'open' }),
    mention('action-2', 'Ann Lee', 'Later', 2, { status: 'open', due: '2024-05-01' }),
    mention('action-3', 'Ann Lee', 'Sooner', 3, { status: 'open', due: '2024-04-01' }),
    mention('action-4', 'Ann Lee', 'Over', 4, { status: 'dropped' }),
    mention('action-5', 'Ann Lee', 'Silent', 5),
  ];
  const archive = archiveOf({ meetings: [meeting('old', '2024-01-01'), meeting('new', '2024-02-01', { actions })] });
  expect(archive.actions.groups.map(({ id, actions: group }) => [id, group.map(({ text }) => text)])).toEqual([
    ['open', ['Sooner', 'Later', 'No date']],
    ['dropped', ['Over']],
    ['unknown', ['Silent']],
  ]);
  expect(archive.overview.counts).toEqual({ incidents: 0, meetings: 2, actions: 5, openActions: 4, decisions: 0 });
  expect(archive.meetingRows.map(({ href, month }) => [href, month])).toEqual([
    ['/meetings/new/', 'February 2024'],
    ['/meetings/old/', 'January 2024'],
  ]);
  const ann = only(archive.people);
  expect([ann.openActions.length, ann.doneActions.map(({ text }) => text)]).toEqual([4, ['Over']]);
});

test('descriptions are cut between words', () => {
  const summary = fact(`${'word '.repeat(60)}end`);
  const page = only(archiveOf({ incidents: [incident('a', '2024-03-01', { summary })] }).incidents);
  // 31 whole words of five letters with their spaces, without the last space, and the ellipsis.
  expect(page.description).toHaveLength(155);
  expect(page.description.endsWith('word…')).toBe(true);
  const bare = only(archiveOf({ incidents: [incident('a', '2024-03-01')] }).incidents);
  expect(bare.description).toBe('Incident of 1 March 2024: Title of a');
});

test('an .mdx document renders its own entry, an incident found in one does not', () => {
  const archive = archiveOf({
    meetings: [meeting('m', '2024-03-01', { format: 'mdx' })],
    incidents: [
      incident('a', '2024-03-01', { format: 'mdx' }),
      incident('m/i', '2024-03-01', { format: 'mdx', foundIn: { meetingId: 'm', anchor: 'x', heading: 'X', range: at(9) } }),
    ],
  });
  expect(archive.meetings.map(({ mdxEntryId }) => mdxEntryId)).toEqual(['m']);
  expect(archive.incidents.map(({ mdxEntryId }) => mdxEntryId)).toEqual([null, 'a']);
});

test('six times the documents take no more than about six times as long', () => {
  const owners = ['Ann Lee', 'Bo Ek', 'Cy Fox'];
  const documents = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      incident(`i${at}`, `20${String(10 + (at % 15))}-0${1 + (at % 9)}-1${at % 10}`, {
        services: [fact('Ordering')],
        tags: [fact('database')],
        rootCause: fact(`Pool of connections number${at % 50} ran dry in zone${at % 7}`),
        timeline: [event('a', exact('2024-03-18T14:00'), 'x', 'detected'), event('b', exact('2024-03-18T15:00'), 'x', 'resolved')],
        actions: owners.map((owner, index) =>
          mention(`action-${index + 1}`, owner, `Add word${at % 40} alerts for queue${(at * 7) % 90}`, index + 1),
        ),
      }),
    );
  const time = (count: number): number => {
    const incidents = documents(count);
    const start = performance.now();
    archiveOf({ incidents });
    return performance.now() - start;
  };
  time(200);
  // Quadratic work would take 36 times as long; other work on the machine may double a time.
  const [few, many] = [Math.max(time(200), 30), Math.min(time(1200), time(1200))];
  expect(many / few).toBeLessThan(18);
}, 30_000);
