import { expect, test } from 'vitest';
import { archiveOf, fact, incident } from './factories.ts';
import type { Incident } from '../../../src/core/schema/incident.ts';

/** What the first of the incidents is related to. */
function related(...incidents: readonly Incident[]): (readonly [string, readonly string[]])[] {
  const page = archiveOf({ incidents }).incidents.find(({ href }) => href === `/incidents/${incidents[0]?.id ?? ''}/`);
  return (page?.related ?? []).map(({ href, why }) => [href, why] as const);
}

const of = (id: string, date: string, services: readonly string[], tags: readonly string[], cause: string | null): Incident =>
  incident(id, date, {
    services: services.map((name) => fact(name)),
    tags: tags.map((tag) => fact(tag)),
    rootCause: cause === null ? null : fact(cause),
  });

const POOL = 'Each request opened its own MongoDB connection and the pool ran dry.';

test('two kinds of evidence are enough, and are named', () => {
  expect(related(of('a', '2024-03-01', ['Ordering'], ['database'], null), of('b', '2024-04-01', ['ordering'], ['Database'], null))).toEqual(
    [['/incidents/b/', ['The same service: Ordering', 'The same tag: database']]],
  );
  expect(
    related(
      of('a', '2024-03-01', ['Ordering'], [], POOL),
      of('b', '2024-04-01', ['Ordering'], [], 'The pool of connections was too small.'),
    ),
  ).toEqual([['/incidents/b/', ['The same service: Ordering', 'The causes share the words connection, pool']]]);
});

test('one weak kind is not', () => {
  expect(related(of('a', '2024-03-01', ['Ordering'], [], null), of('b', '2024-04-01', ['Ordering'], [], null))).toEqual([]);
  expect(related(of('a', '2024-03-01', [], ['database'], null), of('b', '2024-04-01', [], ['database'], null))).toEqual([]);
  expect(related(of('a', '2024-03-01', [], [], POOL), of('b', '2024-04-01', [], [], 'A connection pool was too small.'))).toEqual([]);
});

test('a cause in the same distinctive words is, alone', () => {
  expect(
    related(
      of('a', '2024-03-01', [], [], POOL),
      of('b', '2024-04-01', [], [], 'Every job opened a connection to MongoDB; its pool was empty.'),
    ),
  ).toEqual([['/incidents/b/', ['The causes share the words connection, mongodb, opened, pool']]]);
});

test('at most five, the best founded first, then the nearest in time', () => {
  const same = [1, 2, 3, 4, 5, 6, 7].map((day) => of(`s${day}`, `2024-04-0${day}`, ['Ordering'], ['database'], null));
  const best = of('best', '2024-12-01', ['Ordering'], ['database', 'pool'], null);
  expect(related(of('a', '2024-03-01', ['Ordering'], ['database', 'pool'], null), ...same, best).map(([href]) => href)).toEqual([
    '/incidents/best/',
    '/incidents/s1/',
    '/incidents/s2/',
    '/incidents/s3/',
    '/incidents/s4/',
  ]);
});

test('words that many incidents use join none', () => {
  const causes = Array.from({ length: 12 }, (_, at) => of(`i${at}`, '2024-03-01', [], [], 'Kubernetes evicted ingress pods overnight.'));
  const [first, ...rest] = causes;
  expect(first === undefined ? null : related(first, ...rest)).toEqual([]);
});

test('long texts that share a few words by chance are not related', () => {
  const long = (own: string): string =>
    `${Array.from({ length: 20 }, (_, at) => `${own}${String.fromCharCode(97 + at)}`).join(' ')} ${POOL}`;
  expect(related(of('a', '2024-03-01', [], [], long('mail')), of('b', '2024-04-01', [], [], long('disk')))).toEqual([]);
});
