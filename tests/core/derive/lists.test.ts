import { describe, expect, test } from 'vitest';
import type { ActionView, Archive } from '../../../src/core/derive/page-data.ts';
import type { Incident } from '../../../src/core/schema/incident.ts';
import { archiveOf, event, exact, fact, incident, meeting, mention, only, person } from './factories.ts';

/** Two a day for a year and a half from 1 July 2022: 1,098 of each kind. */
const DAYS = 549;
const dayOf = (index: number): string => new Date(Date.UTC(2022, 6, 1 + Math.floor(index / 2))).toISOString().slice(0, 10);

const busy = (count: number): Archive =>
  archiveOf({
    incidents: Array.from({ length: count }, (_, index): Incident =>
      incident(`i${String(index).padStart(4, '0')}`, dayOf(index), {
        services: [fact('Ordering'), fact('Stock')],
        tags: [fact('cache')],
        people: [person('Ann Lee', { presence: 'named', roles: ['Incident commander'] })],
        actions: [mention('action-1', 'Ann Lee', `Add alert number ${index}`, 5, { status: index % 2 === 0 ? 'done' : 'open' })],
        timeline: [
          event('a', exact(`${dayOf(index)}T14:00`), 'Checkout fails', 'started'),
          event('b', exact(`${dayOf(index)}T15:00`), 'Checkout works', 'resolved'),
        ],
      }),
    ),
    meetings: Array.from({ length: count }, (_, index) =>
      meeting(`m${String(index).padStart(4, '0')}`, dayOf(index), {
        series: fact('Sync'),
        tags: [fact('cache')],
        people: [person('Ann Lee')],
      }),
    ),
  });

describe('lists that are too long for one page', () => {
  const archive = busy(2 * DAYS);
  const parts = new Map(archive.parts.map((part) => [part.href, part]));

  test('are split by year, each with its address, and a long year is cut from its start on', () => {
    const { rows, count, parts: links } = archive.lists.incidents;
    expect(count).toBe(2 * DAYS);
    expect(rows[0]?.dateIso).toBe(dayOf(2 * DAYS - 1));
    const addresses = links.map(({ href }) => href);
    expect(addresses.at(-1)).toBe('/incidents/2022/');
    expect(addresses).toContain('/incidents/2023/');
    expect(addresses).toContain('/incidents/2023/2/');
    // Newest first, and every incident on one of them, once.
    expect(addresses.flatMap((href) => parts.get(href)?.incidents.map((row) => row.href) ?? [])).toEqual(
      archive.incidentRows.map(({ href }) => href),
    );
    expect(links.at(-1)?.text).toBe('2022');
    expect(links.at(-1)?.note).toMatch(/^\d+ incidents, 1 July to \d+ \w+ 2022$/);
  });

  test('keep the documents of a part when newer ones are added', () => {
    const later = busy(2 * DAYS + 20);
    for (const [href, part] of parts) {
      const now = later.parts.find((one) => one.href === href);
      const isLast = archive.parts.find(({ whole }) => whole.href === part.whole.href)?.href === href;
      if (!isLast) expect([href, now?.incidents, now?.meetings]).toEqual([href, part.incidents, part.meetings]);
    }
    expect(parts.size).toBeGreaterThan(20);
  });

  test('so are the pages of a busy person, a service, a tag and a series', () => {
    const ann = only(archive.people);
    const shown = [...ann.incidents, ...ann.meetings, ...ann.doneActions].length;
    expect(shown).toBeLessThan(2 * DAYS);
    const annParts = ann.parts.flatMap(({ href }) => parts.get(href) ?? []);
    expect(annParts.reduce((sum, part) => sum + part.incidents.length + part.meetings.length + part.doneActions.length, 0)).toBe(5 * DAYS);
    expect(annParts.at(-1)?.incidents.at(-1)?.roles).toEqual(['Incident commander']);
    expect(annParts.map(({ title }) => title)).toContain('Ann Lee, 2022');
    expect([ann.openActions.length + ann.moreOpen, ann.moreOpen > 0]).toEqual([DAYS, true]);
    expect(ann.allOpenHref).toBe('/actions/by-owner/#owner-ann-lee');
    const [service] = archive.services;
    expect(service?.parts.map(({ href }) => href)).toContain('/services/ordering/2022/');
    expect(only(archive.tags).parts.map(({ href }) => href)).toContain('/tags/cache/2022/');
    const series = only(archive.series);
    expect(series.parts.map(({ href }) => href)).toContain('/meetings/series/sync/2022/');
    expect(parts.get('/meetings/series/sync/2022/')?.year?.calendar.title).toBe('2022');
  });

  test('a document keeps an address that a year would have', () => {
    const documents = Array.from({ length: 600 }, (_, index) => meeting(`m${index}`, '2024-03-01'));
    const { lists } = archiveOf({ meetings: [...documents, meeting('2024', '2024-03-02'), meeting('2024/2', '2024-03-02')] });
    expect(lists.meetings.parts.map(({ href }) => href)).toContain('/meetings/2024-2/');
    expect(lists.meetings.parts.map(({ href }) => href)).not.toContain('/meetings/2024/');
  });

  test('short ones are not', () => {
    const few = busy(20);
    expect([few.parts, few.lists.incidents.parts, only(few.people).parts]).toEqual([[], [], []]);
    expect(few.lists.incidents.rows).toEqual(few.incidentRows);
  });
});

describe('lists of names', () => {
  const people = (names: readonly string[]): Archive['lists']['people'] =>
    archiveOf({ meetings: [meeting('m', '2024-03-01', { people: names.map((name) => person(name)) })] }).lists.people;

  test('have a page for each letter when they are too long', () => {
    const names = Array.from('ABCDEFGHIJ').flatMap((letter) => Array.from({ length: 50 }, (_, index) => `${letter}nn Lee ${index}`));
    const lists = people([...names, '@bot', 'Łukasz Nowak', 'Zoë Kaya', '2nd Line']);
    expect(lists.map(({ href }) => href)).toEqual([
      '/people/',
      ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'z', 'ł', 'other'].map((letter) => `/people/names/${letter}/`),
    ]);
    expect(lists[0]).toMatchObject({ letter: null, rows: [], count: 504 });
    expect(lists.find(({ letter }) => letter === 'B')?.rows.map(({ name }) => name)).toContain('@bot');
    expect(lists.slice(1).reduce((sum, { rows }) => sum + rows.length, 0)).toBe(504);
  });

  test('and a letter that is too long has several', () => {
    const lists = people(Array.from({ length: 600 }, (_, index) => `Ann Lee ${index}`));
    expect(lists.map(({ href, letter }) => [href, letter])).toEqual([
      ['/people/', null],
      ['/people/names/a/', 'A'],
      ['/people/names/a/2/', 'A, part 2'],
      ['/people/names/a/3/', 'A, part 3'],
    ]);
  });

  test('short ones are one page', () => {
    expect(people(['Ann Lee', 'Bo Ek']).map(({ href, rows }) => [href, rows.length])).toEqual([['/people/', 2]]);
  });
});

test('an action stands on the page of its owner once, whether open or done', () => {
  const archive = busy(30);
  const ann = only(archive.people);
  const ids = [...ann.openActions, ...ann.doneActions].map(({ id }: ActionView) => id);
  expect(new Set(ids).size).toBe(30);
});
