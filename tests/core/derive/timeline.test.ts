import { describe, expect, test } from 'vitest';
import type { IncidentPage } from '../../../src/core/derive/page-data.ts';
import type { Incident } from '../../../src/core/schema/incident.ts';
import type { TimelineEvent } from '../../../src/core/schema/parts.ts';
import { archiveOf, ASSUMED_UTC, day, event, exact, fact, incident, only, relative, vague } from './factories.ts';

const pageOf = (timeline: readonly TimelineEvent[], stated: { written: string; minutes: number } | null = null): IncidentPage =>
  only(
    archiveOf({
      incidents: [incident('a', '2024-03-18', { timeline: [...timeline], statedDuration: stated === null ? null : fact(stated, 4) })],
    }).incidents,
  );
const clock = (time: string) => exact(`2024-03-18T${time}`);
const figures = (page: IncidentPage): string[] =>
  page.facts.map(({ label, figure, from }) => `${label}: ${figure} from ${from.label} ${from.time}`);

describe('facts', () => {
  test('with every milestone: the duration from the start, the rest from detection', () => {
    const page = pageOf([
      event('a', clock('14:00'), 'x', 'started'),
      event('b', clock('14:10'), 'x', 'detected'),
      event('c', clock('14:12'), 'x', 'acknowledged'),
      event('d', clock('14:30'), 'x', 'identified'),
      event('e', clock('14:50'), 'x', 'mitigated'),
      event('f', clock('15:40'), 'x', 'resolved'),
    ]);
    expect(figures(page)).toEqual([
      'Duration: 1 h 40 min from Started 14:00',
      'Time to detect: 10 min from Started 14:00',
      'Time to acknowledge: 2 min from Detected 14:10',
      'Time to identify: 20 min from Detected 14:10',
      'Time to mitigate: 40 min from Detected 14:10',
      'Time to resolve: 1 h 30 min from Detected 14:10',
    ]);
    expect(page.drawing?.phases.map(({ name }) => name)).toEqual(['Detecting', 'Responding', 'Diagnosing', 'Mitigating', 'Recovering']);
  });

  test('none without both events, none from a vague or dated one, none between a time and a relative one, none below zero', () => {
    expect(pageOf([event('a', clock('14:00'), 'x', 'started')]).facts).toEqual([]);
    for (const when of [vague('about two', '2024-03-18T14:00'), relative('T+5m', 300), day('2024-03-18')]) {
      expect(pageOf([event('a', when, 'x', 'started'), event('b', clock('15:00'), 'x', 'resolved')]).facts).toEqual([]);
    }
    const mixed = [event('a', clock('14:00'), 'x', 'detected'), event('b', relative('T+5m', 300), 'x', 'resolved')];
    expect(pageOf(mixed).facts).toEqual([]);
    expect(figures(pageOf([event('a', clock('15:00'), 'x', 'detected'), event('b', clock('14:00'), 'x', 'resolved')]))).toEqual([]);
  });

  test('between two relative ones, which count from one zero; their place in a working week is unknown', () => {
    const page = pageOf([
      event('a', relative('T-10m', -600), 'x', 'started'),
      event('b', relative('T-0', 0), 'x', 'detected'),
      event('c', relative('T+1h', 3600), 'x', 'resolved'),
    ]);
    expect(page.facts.map(({ label, figure, from, to, working }) => [label, figure, from.time, to.time, working])).toEqual([
      ['Duration', '1 h 10 min', 'T-10m', 'T+1h', null],
      ['Time to detect', '10 min', 'T-10m', 'T-0', null],
      ['Time to resolve', '1 h', 'T-0', 'T+1h', null],
    ]);
    expect(page.facts[0]?.from.href).toMatch(/#a$/);
    expect(page.drawing).toBeNull();
    expect(page.search.minutes).toBe(70);
  });

  test('a vague first event of a milestone is not replaced by a later exact one', () => {
    const page = pageOf([
      event('a', vague('early'), 'x', 'detected'),
      event('b', clock('14:30'), 'x', 'detected'),
      event('c', clock('15:00'), 'x', 'resolved'),
    ]);
    expect(page.facts).toEqual([]);
  });

  test('the last resolution ends it, and a range ends at its end', () => {
    const range = exact('2024-03-18T15:00', '2024-03-18T15:00:00Z', 'UTC', { local: '2024-03-18T15:20', instant: '2024-03-18T15:20:00Z' });
    const page = pageOf([
      event('a', clock('14:00'), 'x', 'started'),
      event('b', clock('14:30'), 'x', 'resolved'),
      event('c', range, 'x', 'resolved'),
    ]);
    expect(page.facts[0]).toMatchObject({ figure: '1 h 20 min', to: { time: '15:20' } });
  });

  test.each([
    ['45 minutes', 45, 'The author wrote 45 minutes, which agrees.'],
    ['30 minutes', 30, 'The author wrote 30 minutes; the two events give 45.'],
    ['2 hours', 120, 'The author wrote 2 hours; the two events give 45 minutes.'],
    ['1 hour', 60, 'The author wrote 1 hour, which agrees when rounded.'],
  ])('the author wrote %s', (written, minutes, sentence) => {
    const page = pageOf([event('a', clock('14:00'), 'x', 'detected'), event('b', clock('14:45'), 'x', 'resolved')], { written, minutes });
    expect(page.facts.map(({ stated }) => stated)).toEqual([sentence, null]);
  });

  test('what the author wrote is kept where nothing can be computed', () => {
    const page = pageOf([], { written: '1h50m', minutes: 110 });
    expect(page.statedDuration).toEqual({ text: '1 hour 50 minutes', origin: { kind: 'read', text: 'Read at line 4', href: null } });
    expect(page.drawing).toBeNull();
  });
});

test('over a change of clocks, lengths are those that passed', () => {
  // London, 27 October 2024: 01:59 BST is followed by 01:00 GMT.
  const zone = 'Europe/London';
  const page = pageOf([
    event('c', exact('2024-10-27T01:10', '2024-10-27T01:10:00Z', zone), 'after', 'resolved'),
    event('a', exact('2024-10-27T01:50', '2024-10-27T00:50:00Z', zone), 'before', 'started'),
  ]);
  expect(page.events.map(({ id, time, utc, sinceStart }) => [id, time, utc, sinceStart])).toEqual([
    ['c', '01:10', '01:10 UTC', '+20 min'],
    ['a', '01:50', '00:50 UTC', null],
  ]);
  expect(page.facts[0]?.figure).toBe('20 min');
  // Drawn to scale: 20 minutes apart, beginning on the clock of the first event.
  expect(page.drawing?.events.map(({ at }) => at)).toEqual([Date.UTC(2024, 9, 27, 1, 50), Date.UTC(2024, 9, 27, 2, 10)]);
  // Clocks went back at 02:00, ten minutes after the first event: the axis goes on from 01:00.
  expect(page.drawing?.clockChanges).toEqual([{ at: Date.UTC(2024, 9, 27, 2, 0), by: -3_600_000 }]);
});

test('where two events name different zones no clock was changed', () => {
  const page = pageOf([
    event('a', exact('2024-03-18T10:00', '2024-03-18T10:00:00Z', 'UTC'), 'x'),
    event('b', exact('2024-03-18T12:00', '2024-03-18T11:00:00Z', '+01:00'), 'x'),
  ]);
  expect(page.drawing?.clockChanges).toBeUndefined();
});

describe('events that name their own zone', () => {
  const zoned = (timeline: readonly TimelineEvent[], zone: Incident['zone']): IncidentPage =>
    only(archiveOf({ incidents: [incident('a', '2024-03-09', { timeline: [...timeline], zone })] }).incidents);
  const assumed = (value: string): Incident['zone'] => ({ ...ASSUMED_UTC, value });
  const times = (page: IncidentPage): unknown => page.events.map(({ time, utc }) => [time, utc]);

  test('as offsets that the clock of the assumed zone went through: that clock, its change drawn, and nothing called assumed', () => {
    // New York, 10 March 2024: 01:59 EST is followed by 03:00 EDT.
    const page = zoned(
      [
        event('a', exact('2024-03-10T01:40', '2024-03-10T06:40:00Z', '-05:00'), 'x', 'started'),
        event('b', exact('2024-03-10T03:10', '2024-03-10T07:10:00Z', '-04:00'), 'x', 'resolved'),
      ],
      assumed('America/New_York'),
    );
    expect(page.zone.text).toBe('-05:00 and -04:00, as each event says');
    expect(page.zone.origin.kind).toBe('read');
    expect(times(page)).toEqual([
      ['01:40', '06:40 UTC'],
      ['03:10', '07:10 UTC'],
    ]);
    expect(page.facts[0]?.figure).toBe('30 min');
    // Twenty minutes after the first event, on its clock.
    expect(page.drawing?.clockChanges).toEqual([{ at: Date.UTC(2024, 2, 10, 2, 0), by: 3_600_000 }]);
  });

  test('one of them all: its clock, whatever was assumed', () => {
    const page = zoned([event('a', exact('2024-03-09T10:00', '2024-03-09T08:00:00Z', '+02:00'), 'x', 'started')], assumed('UTC'));
    expect(page.zone.text).toBe('+02:00, as each event says');
    expect(times(page)).toEqual([['10:00', '08:00 UTC']]);
    expect(page.drawing?.span).toBe('10:00 on 9 March 2024 (+02:00)');
  });

  test('several: a time of another clock than the page’s says so, in the list, the drawing and the facts', () => {
    const page = zoned(
      [
        event('a', exact('2024-03-05T18:05', '2024-03-05T18:05:00Z', 'UTC'), 'noticed', 'detected'),
        event('b', exact('2024-03-05T10:30', '2024-03-05T18:30:00Z', 'America/Los_Angeles'), 'over', 'resolved'),
      ],
      fact('America/Los_Angeles'),
    );
    expect(page.zone.text).toBe('America/Los_Angeles');
    expect(times(page)).toEqual([
      ['18:05 UTC', null],
      ['10:30', '18:30 UTC'],
    ]);
    expect(page.facts.map(({ figure, from, to }) => [figure, from.time, to.time])).toEqual([
      ['25 min', '18:05 UTC', '10:30'],
      ['25 min', '18:05 UTC', '10:30'],
    ]);
    // The axis is on the clock of Los Angeles.
    expect(page.drawing?.events.map(({ label, at }) => [label, at])).toEqual([
      ['18:05 UTC', Date.UTC(2024, 2, 5, 10, 5)],
      ['10:30', Date.UTC(2024, 2, 5, 10, 30)],
    ]);
    expect(page.drawing?.span).toBe('18:05 UTC to 10:30 on 5 March 2024 (America/Los_Angeles)');
    expect(page.drawing?.clockChanges).toBeUndefined();
  });

  test('an offset beside a stated zone', () => {
    const page = zoned([event('a', exact('2024-03-05T09:00', '2024-03-05T03:30:00Z', '+05:30'), 'x')], fact('UTC'));
    expect(times(page)).toEqual([['09:00 +05:30', '03:30 UTC']]);
  });
});

test('one event is drawn, none is not', () => {
  expect(pageOf([event('a', clock('14:00'), 'x')]).drawing?.events).toHaveLength(1);
  expect(pageOf([event('a', vague('some day'), 'x')]).drawing).toBeNull();
});

test('over midnight: days stand as headings and in every time', () => {
  const page = pageOf([
    event('a', exact('2024-03-18T23:50', '2024-03-19T03:50:00Z', 'America/New_York'), 'x', 'started'),
    event('b', vague('a little later'), 'x'),
    event('c', exact('2024-03-19T00:20', '2024-03-19T04:20:00Z', 'America/New_York'), 'x', 'resolved'),
  ]);
  expect(page.events.map(({ time, utc, dayHeading }) => [time, utc, dayHeading])).toEqual([
    ['18 Mar 23:50', '19 Mar 03:50 UTC', 'Monday 18 March 2024'],
    ['a little later', null, null],
    ['19 Mar 00:20', '04:20 UTC', 'Tuesday 19 March 2024'],
  ]);
  expect(page.drawing?.title).toBe('Timeline of Title of a, 23:50 on 18 March 2024 to 00:20 on 19 March 2024 (America/New_York)');
});

test('events are listed as the document has them, and drawn in order, vague ones behind the one that they followed', () => {
  const page = pageOf([
    event('late', clock('15:00'), 'x'),
    event('then', vague('soon after'), 'x'),
    event('early', clock('14:00'), 'x', 'started'),
    event('also-early', clock('14:00'), 'x'),
    event('deploy', clock('13:55'), 'x'),
    event('whole-day', day('2024-03-20'), 'x'),
  ]);
  expect(page.events.map(({ id, time, sinceStart, datetime }) => [id, time, sinceStart, datetime])).toEqual([
    ['late', '18 Mar 15:00', '+1 h', '2024-03-18T15:00:00Z'],
    ['then', 'soon after', null, null],
    ['early', '18 Mar 14:00', null, '2024-03-18T14:00:00Z'],
    ['also-early', '18 Mar 14:00', null, '2024-03-18T14:00:00Z'],
    ['deploy', '18 Mar 13:55', '−5 min', '2024-03-18T13:55:00Z'],
    ['whole-day', '20 Mar', null, '2024-03-20'],
  ]);
  expect(page.eventsInOrder).toBe(false);
  expect(page.drawing?.events.map(({ id }) => id)).toEqual(['deploy', 'early', 'also-early', 'late', 'whole-day']);
});

test('a timeline of relative times keeps its order and is not drawn', () => {
  const page = pageOf([event('a', relative('T+10m', 600), 'x'), event('b', relative('T+5m', 300), 'x')]);
  expect(page.events.map(({ time }) => time)).toEqual(['T+10m', 'T+5m']);
  expect(page.drawing).toBeNull();
});
