import { expect, test } from 'vitest';
import { archiveOf, event, exact, incident } from './factories.ts';
import type { Incident } from '../../../src/core/schema/incident.ts';

/** Events of 18 March 2024, by their time of day. */
const of = (id: string, date: string, ...times: readonly string[]): Incident =>
  incident(id, date, { timeline: times.map((time, index) => event(`${id}-${index}`, exact(`2024-03-18T${time}`), 'x')) });

function overlaps(id: string, ...incidents: readonly Incident[]): (readonly [string, string])[] {
  const page = archiveOf({ incidents }).incidents.find(({ href }) => href === `/incidents/${id}/`);
  return (page?.overlaps ?? []).map(({ href, why }) => [href, why] as const);
}

test('incidents that went on at the same time name each other', () => {
  const all = [of('a', '2024-03-18', '10:00', '12:00'), of('b', '2024-03-18', '11:30', '13:00'), of('c', '2024-03-19', '12:30', '14:00')];
  expect(overlaps('a', ...all)).toEqual([['/incidents/b/', 'began while this went on, at 11:30']]);
  expect(overlaps('b', ...all)).toEqual([
    ['/incidents/a/', 'went on when this began, at 11:30'],
    ['/incidents/c/', 'began while this went on, at 12:30'],
  ]);
});

test('one of the same day that did not overlap is said to be of the same day', () => {
  const all = [
    of('a', '2024-03-18', '10:00', '11:00'),
    of('b', '2024-03-18', '15:00', '16:00'),
    of('c', '2024-03-18'),
    of('d', '2024-03-17'),
  ];
  expect(overlaps('a', ...all).sort()).toEqual([
    ['/incidents/b/', 'the same day'],
    ['/incidents/c/', 'the same day'],
  ]);
  expect(overlaps('d', ...all)).toEqual([]);
});

test('of many, five are named', () => {
  const all = Array.from({ length: 40 }, (_, index) => of(`i${index}`, '2024-03-18', '10:00', '11:00'));
  expect(overlaps('i0', ...all)).toHaveLength(5);
  expect(overlaps('i39', ...all)).toHaveLength(5);
});
