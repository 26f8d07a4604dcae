import { describe, expect, test } from 'vitest';
import { archiveOf, contextOf, fact, incident, meeting, mention, only, person } from './factories.ts';

describe('people', () => {
  test('roles over time, as documents say them, from the first to the last', () => {
    const archive = archiveOf({
      meetings: [
        meeting('m1', '2024-01-05', { people: [person('Ann Lee', { team: 'Backend' })] }),
        meeting('m2', '2024-02-05', { people: [person('Ann Lee', { team: 'Backend', roles: ['Lead'] })] }),
        meeting('m3', '2024-03-05', { people: [person('Ann Lee', { team: 'backend', roles: ['lead', 'Scribe'] })] }),
        meeting('m4', '2024-04-05', { people: [person('Ann Lee')] }),
      ],
      incidents: [incident('i1', '2024-02-20', { people: [person('Ann Lee', { roles: ['Incident commander'], presence: 'named' })] })],
    });
    expect(
      only(archive.people).roles.map(({ text, documents, first, last }) => [text, documents, first.date, last.date, last.link.href]),
    ).toEqual([
      ['Backend', 1, '5 January 2024', '5 January 2024', '/meetings/m1/'],
      ['Lead, Backend', 2, '5 February 2024', '5 March 2024', '/meetings/m3/'],
      ['Incident commander', 1, '20 February 2024', '20 February 2024', '/incidents/i1/'],
      ['Scribe, backend', 1, '5 March 2024', '5 March 2024', '/meetings/m3/'],
    ]);
  });

  test('a role that only people.yml says is no role of a time', () => {
    const context = contextOf({ people: [{ name: 'Ann Lee', team: 'Backend', role: 'Lead' }] });
    const archive = archiveOf({ context, meetings: [meeting('m1', '2024-01-05', { people: [person('Ann Lee')] })] });
    expect(only(archive.people)).toMatchObject({ role: 'Lead', team: 'Backend', roles: [] });
  });

  test('the list of people is by name and has no figure to compare them by', () => {
    const actions = [mention('action-1', 'Zoe Fox', 'Add alerts', 5, { status: 'open' })];
    const archive = archiveOf({
      meetings: [meeting('m1', '2024-01-05', { people: [person('Zoe Fox'), person('Ann Lee')], actions })],
      incidents: [incident('i1', '2024-02-20', { people: [person('Zoe Fox', { presence: 'named' })] })],
    });
    expect(archive.lists.people[0]?.rows).toEqual([
      {
        name: 'Ann Lee',
        href: '/people/ann-lee/',
        team: null,
        roles: [],
        last: { date: '5 January 2024', link: { text: 'Title of m1', href: '/meetings/m1/' } },
      },
      {
        name: 'Zoe Fox',
        href: '/people/zoe-fox/',
        team: null,
        roles: [],
        last: { date: '20 February 2024', link: { text: 'Title of i1', href: '/incidents/i1/' } },
      },
    ]);
  });

  test('two people of one name are one until people.yml tells them apart by other spellings', () => {
    const documents = {
      meetings: [
        meeting('m1', '2024-01-05', { people: [person('Sam Park', { team: 'Backend' }), person('Sam P.', { team: 'Sales' })] }),
        meeting('m2', '2024-01-12', { people: [person('sam park', { team: 'Sales' })] }),
      ],
    };
    const alone = archiveOf({ meetings: documents.meetings.slice(1) });
    expect(only(alone.people).name).toBe('sam park');
    expect(archiveOf(documents).people.map(({ name, meetings }) => [name, meetings.length])).toEqual([
      ['Sam P.', 1],
      ['Sam Park', 2],
    ]);
    const context = contextOf({
      people: [
        { name: 'Sam Park', team: 'Backend' },
        { name: 'Sam Park (Sales)', aliases: ['Sam P.'], team: 'Sales' },
      ],
    });
    expect(archiveOf({ ...documents, context }).people.map(({ name, href, meetings }) => [name, href, meetings.length])).toEqual([
      ['Sam Park', '/people/sam-park/', 2],
      ['Sam Park (Sales)', '/people/sam-park-sales/', 1],
    ]);
  });

  test('somebody called constructor is a person like any other, and so are a service, a tag and a series of that name', () => {
    const named = { services: [fact('constructor')], tags: [fact('constructor')], people: [person('constructor')] };
    const archive = archiveOf({
      meetings: [
        meeting('m1', '2024-01-05', {
          ...named,
          series: fact('constructor'),
          actions: [mention('action-1', 'constructor', 'Build it', 5)],
        }),
        meeting('m2', '2024-01-12', { ...named, series: fact('constructor') }),
      ],
      incidents: [incident('i1', '2024-02-20', named)],
    });
    expect(only(archive.people)).toMatchObject({ href: '/people/constructor/', name: 'constructor' });
    expect(only(archive.people).meetings).toHaveLength(2);
    expect(only(archive.people).openActions.map(({ text }) => text)).toEqual(['Build it']);
    expect([only(archive.services).href, only(archive.tags).href, only(archive.series).href]).toEqual([
      '/services/constructor/',
      '/tags/constructor/',
      '/meetings/series/constructor/',
    ]);
  });

  test('without pages of people: no page, no list, no link and no name to search for, and the documents name them all the same', () => {
    const documents = {
      meetings: [
        meeting('m1', '2024-01-05', {
          people: [person('Ann Lee', { team: 'Backend' })],
          actions: [mention('action-1', 'Ann Lee', 'Add alerts', 5, { status: 'open' })],
          decisions: [
            {
              id: 'decision-1',
              text: 'Go',
              topic: null,
              deciders: ['Ann Lee'],
              key: null,
              references: [],
              origin: { kind: 'read', range: person('').origin.range ?? fail() },
            },
          ],
          talks: [{ title: 'On alerts', presenter: 'Ann Lee', slides: null, origin: person('x').origin }],
        }),
      ],
      incidents: [incident('i1', '2024-02-20', { people: [person('Ann Lee', { presence: 'named' })] })],
    };
    const archive = archiveOf({
      ...documents,
      context: contextOf({ site: { people: { pages: false } }, people: [{ name: 'Ann Lee', aliases: ['Annie'] }] }),
    });
    expect([archive.people, archive.lists.people]).toEqual([[], []]);
    expect(JSON.stringify(archive)).not.toContain('/people/');
    const [m1] = archive.meetings;
    expect(m1?.present).toEqual([{ name: 'Ann Lee', href: null, team: 'Backend', roles: [] }]);
    const filters = [...archive.meetings, ...archive.incidents].flatMap(({ search }) => [
      ...search.filters,
      ...search.lines.flatMap((line) => line.filters),
    ]);
    expect(filters.filter(({ name }) => name === 'person')).toEqual([]);
    expect(filters.some(({ name }) => name === 'team')).toBe(true);
  });
});

function fail(): never {
  throw new Error('a mention without a place');
}

describe('services', () => {
  const of = (id: string, date: string, ...services: readonly string[]) =>
    incident(id, date, { services: services.map((name) => fact(name)) });

  test('those that failed in one incident are named with how often, and the latest', () => {
    const archive = archiveOf({
      incidents: [
        of('i1', '2024-01-05', 'Web', 'Db'),
        of('i2', '2024-02-05', 'web', 'Db', 'Cache', 'Db'),
        of('i3', '2024-03-05', 'Web'),
        of('i4', '2024-04-05', 'Cache'),
      ],
    });
    const page = (name: string) => archive.services.find((service) => service.name === name);
    expect(page('Web')?.failedWith).toEqual([
      { text: 'Db', href: '/services/db/', count: 2, latest: { text: 'Title of i2', href: '/incidents/i2/' } },
      { text: 'Cache', href: '/services/cache/', count: 1, latest: { text: 'Title of i2', href: '/incidents/i2/' } },
    ]);
    expect(page('Web')?.incidentCount).toBe(3);
    expect(page('Cache')?.failedWith.map(({ text, count }) => [text, count])).toEqual([
      ['Db', 1],
      ['Web', 1],
    ]);
  });
});

describe('time since the last incident', () => {
  const incidents = [incident('i1', '2024-03-01', { services: [fact('Web')] }), incident('i2', '2024-04-01', { services: [fact('Db')] })];
  // 31 May 2024, 23:00 UTC.
  const builtAt = { epochSeconds: Date.UTC(2024, 4, 31, 23) / 1000, source: 'commit' } as const;
  const since = (given: Parameters<typeof archiveOf>[0]) =>
    archiveOf({ incidents, ...given }).services.map(({ name, since: view }) => [name, view?.text, view?.asOf]);

  test('is counted in days to the date of the build, on the site’s clock, which is said', () => {
    expect(since({ builtAt })).toEqual([
      ['Db', '60 days before', '31 May 2024, the date of the last commit'],
      ['Web', '91 days before', '31 May 2024, the date of the last commit'],
    ]);
    // In Sydney it is 1 June.
    expect(since({ builtAt, context: contextOf({ site: { timeZone: 'Australia/Sydney' } }) })[0]).toEqual([
      'Db',
      '61 days before',
      '1 June 2024, the date of the last commit',
    ]);
  });

  test('is not said of a service without an incident, nor of one that is dated after the build', () => {
    const context = contextOf({ services: [{ name: 'Quiet' }] });
    expect(since({ context, builtAt: { ...builtAt, epochSeconds: Date.UTC(2024, 2, 2) / 1000 } })).toEqual([
      ['Db', undefined, undefined],
      ['Quiet', undefined, undefined],
      ['Web', '1 day before', '2 March 2024, the date of the last commit'],
    ]);
  });
});

describe('tags', () => {
  test('one for all spellings that differ in case, written as the oldest document has it, with the documents of both kinds', () => {
    const archive = archiveOf({
      incidents: [
        incident('i1', '2024-01-05', { tags: [fact('Cache'), fact('cache')] }),
        incident('i2', '2024-02-05', { tags: [fact('cache'), fact('DNS')] }),
      ],
      meetings: [
        meeting('m1', '2024-03-05', { tags: [fact('CACHE')] }),
        meeting('m2', '2024-03-06', { draft: true, tags: [fact('secret')] }),
      ],
    });
    expect(
      archive.tags.map(({ href, name, incidents, meetings }) => [
        href,
        name,
        incidents.map((row) => row.href),
        meetings.map((row) => row.href),
      ]),
    ).toEqual([
      ['/tags/cache/', 'Cache', ['/incidents/i2/', '/incidents/i1/'], ['/meetings/m1/']],
      ['/tags/dns/', 'DNS', ['/incidents/i2/'], []],
    ]);
    expect(only(archive.meetings).tags).toEqual([{ text: 'Cache', href: '/tags/cache/' }]);
    expect(archive.incidents.find(({ href }) => href === '/incidents/i1/')?.tags).toEqual([{ text: 'Cache', href: '/tags/cache/' }]);
    expect(only(archive.lists.tags).rows.map(({ name, incidents, meetings, last }) => [name, incidents, meetings, last?.date])).toEqual([
      ['Cache', 2, 1, '5 March 2024'],
      ['DNS', 1, 0, '5 February 2024'],
    ]);
  });
});
