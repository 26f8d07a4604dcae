import { expect, test } from 'vitest';
import { slugs } from '../../../src/core/derive/addresses.ts';
import { allActions, archiveOf, contextOf, fact, incident, meeting, mention, only, person } from './factories.ts';

const HOSTILE = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '<img src=x onerror=alert(1)>', '"><script>', '🙂', '../..'];

test('C2, H1: any text may be the name of a service, tag, person, team, series and action', () => {
  const incidents = HOSTILE.map((name, at) =>
    incident(`i${at}`, '2024-03-01', {
      title: fact(name),
      services: [fact(name)],
      tags: [fact(name)],
      people: [person(name, { team: name, roles: [name] })],
      actions: [mention('action-1', name, name, 5, { key: name })],
      rootCause: fact(name),
    }),
  );
  const archive = archiveOf({ incidents, meetings: HOSTILE.map((name, at) => meeting(`m${at}`, '2024-03-01', { series: fact(name) })) });
  expect(archive.services.map(({ name }) => name).sort()).toEqual([...HOSTILE].sort());
  expect(archive.people.map(({ name }) => name).sort()).toEqual([...HOSTILE].sort());
  expect(archive.services.map(({ incidents: rows }) => rows.length)).toEqual(HOSTILE.map(() => 1));
  expect(archive.actions.actionCount).toBe(HOSTILE.length);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  const page = archive.incidents.find(({ title }) => title === HOSTILE[4]);
  expect(page?.tags).toEqual([{ text: '<img src=x onerror=alert(1)>', href: '/tags/img-src-x-onerror-alert-1/' }]);
  expect(archive.tags.map(({ name }) => name).sort()).toEqual([...HOSTILE].sort());
  for (const { href } of [...archive.services, ...archive.people, ...archive.tags])
    expect(href).toMatch(/^\/(?:services|people|tags)\/[\p{L}\p{N}_-]+\/$/u);
  expect(new Set([...archive.services, ...archive.people, ...archive.tags].map(({ href }) => href)).size).toBe(3 * HOSTILE.length);
});

test('slugs are each given once, in the order of asking', () => {
  const slug = slugs('person');
  expect(['Ann Lee', 'ann-lee', 'Ann Lee 2', 'ANN LEE', '🙂', '!!'].map(slug)).toEqual([
    'ann-lee',
    'ann-lee-2',
    'ann-lee-2-2',
    'ann-lee-3',
    'person',
    'person-2',
  ]);
});

test('a person is one under all spellings of people.yml, with the team and role that it says', () => {
  const context = contextOf({ people: [{ name: 'Ann Lee', aliases: ['Ann', 'annl'], team: 'Platform', role: 'SRE' }, { name: 'Bo Ek' }] });
  const archive = archiveOf({
    context,
    meetings: [
      meeting('m1', '2024-03-01', {
        people: [person('Ann', { team: 'Backend' }), person('@annl', { presence: 'named', roles: ['scribe'] })],
      }),
    ],
  });
  const [ann, bo, ...more] = archive.people;
  expect(more).toEqual([]);
  expect(ann).toMatchObject({ name: 'Ann Lee', href: '/people/ann-lee/', team: 'Platform', role: 'SRE', aliases: ['Ann', 'annl'] });
  expect(ann?.meetings).toMatchObject([{ presence: 'Present', roles: ['scribe'] }]);
  expect(bo).toMatchObject({ name: 'Bo Ek', team: null, role: null, meetings: [] });
  expect(only(archive.meetings).present).toEqual([{ name: 'Ann Lee', href: '/people/ann-lee/', team: 'Backend', roles: ['scribe'] }]);
});

test('first names and handles are nobody else without people.yml', () => {
  const people = ['Ann Lee', 'Ann', '@ann'].map((name) => person(name));
  const archive = archiveOf({ meetings: [meeting('m1', '2024-03-01', { people })] });
  expect(archive.people.map(({ name, href }) => [name, href])).toEqual([
    ['@ann', '/people/ann-2/'],
    ['Ann', '/people/ann/'],
    ['Ann Lee', '/people/ann-lee/'],
  ]);
});

test('a composed and a decomposed letter, and double spaces, are one name; Cyrillic and Turkish names stay', () => {
  const people = ['Zoë Kaya', 'Zoe\u0308  Kaya', 'Анна Иванова', 'İpek Işık', '山田 太郎'].map((name) => person(name));
  const archive = archiveOf({ meetings: [meeting('m1', '2024-03-01', { people })] });
  expect(archive.people.map(({ name }) => name).sort()).toEqual(['Zoë Kaya', 'İpek Işık', 'Анна Иванова', '山田 太郎'].sort());
});

test('teams and groups own actions without a page; a name that nothing knows does too', () => {
  const actions = ['Everyone', 'Platform', 'backend', 'Ann Lee', '@bo', 'Kim'].map((owner, at) =>
    mention(`action-${at + 1}`, owner, `Task ${at}`, at + 1),
  );
  const archive = archiveOf({ meetings: [meeting('m1', '2024-03-01', { actions, people: [person('Uma Fell', { team: 'Platform' })] })] });
  const owners = allActions(archive).flatMap((action) => action.owners.map(({ name, href }) => [name, href]));
  expect(owners.sort()).toEqual([
    ['@bo', '/people/bo/'],
    ['Ann Lee', '/people/ann-lee/'],
    ['Everyone', null],
    ['Kim', null],
    ['Platform', null],
    ['backend', null],
  ]);
});

test('services are one under their aliases; services.yml lists those that no incident names', () => {
  const context = contextOf({
    services: [{ name: 'Order Service', aliases: ['orders'], about: 'Takes orders', team: 'Backend' }, { name: 'Web' }],
  });
  const archive = archiveOf({
    context,
    incidents: [
      incident('i1', '2024-03-01', {
        services: [fact('Orders'), fact('order  service')],
        actions: [mention('action-1', 'Ann Lee', 'Add queue alerts', 5)],
      }),
      incident('i2', '2024-04-01', { services: [fact('orders'), fact('Mail')] }),
    ],
  });
  expect(archive.lists.services[0]?.rows).toEqual([
    {
      href: '/services/mail/',
      name: 'Mail',
      about: null,
      incidents: 1,
      last: { date: '1 April 2024', link: { text: 'Title of i2', href: '/incidents/i2/' } },
    },
    {
      href: '/services/order-service/',
      name: 'Order Service',
      about: 'Takes orders',
      incidents: 2,
      last: { date: '1 April 2024', link: { text: 'Title of i2', href: '/incidents/i2/' } },
    },
    { href: '/services/web/', name: 'Web', about: null, incidents: 0, last: null },
  ]);
  expect(archive.services[1]?.openActions.map(({ text }) => text)).toEqual(['Add queue alerts']);
  expect(archive.incidents.find(({ href }) => href === '/incidents/i1/')?.services).toMatchObject([
    { text: 'Order Service', href: '/services/order-service/' },
  ]);
});
