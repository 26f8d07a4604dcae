import { expect, test } from 'vitest';
import { archiveOf, contextOf, fact, incident, person } from './factories.ts';
import type { Context } from '../../../src/core/schema/site.ts';
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

/** An incident of an archive of six, of which the others have nothing in common with it. */
const report = (id: string, title: string, summary: string, given: Partial<Incident> = {}): Incident =>
  incident(id, `2024-0${id.length}-01`, { title: fact(title), summary: fact(summary), ...given });
const OTHERS = [
  report('xxx', 'Certificates of the mail gateway', 'Postfix refused clients whose certificates were older than a year.'),
  report('xxxx', 'Basket totals off by a cent', 'Rounding of VAT moved a cent between basket and invoice.'),
  report('xxxxx', 'Search without suggestions', 'Autocomplete lost its dictionary in a cleanup of volumes.'),
  report('xxxxxx', 'Wrong clock in the warehouse', 'Scanners printed labels of tomorrow because NTP was blocked.'),
];
const relatedIn = (of: Incident, others: readonly Incident[], context?: Context): (readonly [string, readonly string[]])[] => {
  const archive = archiveOf({ incidents: [of, ...others, ...OTHERS], ...(context === undefined ? {} : { context }) });
  return (archive.incidents.find(({ href }) => href === `/incidents/${of.id}/`)?.related ?? []).map(
    ({ href, why }) => [href, why] as const,
  );
};
const KAFKA = report('a', 'Kafka metrics gone from Prometheus', 'The exporter of Kafka metrics lost its topic; consumers lagged unseen.');

test('reports in much the same words are related, and the words are named', () => {
  const again = report('bb', 'Lag of consumers unseen', 'Kafka consumers lagged, since the exporter stood still and its topic was empty.');
  expect(relatedIn(KAFKA, [again])).toEqual([
    ['/incidents/bb/', ['The reports share the words consumers, exporter, kafka, lagged, topic']],
  ]);
});

test('so are titles that share what they name', () => {
  const again = report('bb', 'No Kafka metrics at night', 'Somebody had changed a firewall.');
  expect(relatedIn(KAFKA, [again])).toEqual([['/incidents/bb/', ['The titles share the words kafka, metrics']]]);
  expect(relatedIn(KAFKA, [report('bb', 'Kafka without leader', 'Somebody had changed a firewall.')])).toEqual([]);
});

test('the vocabulary of incidents, names and addresses are no words that two reports share', () => {
  const words =
    'Alerts fired and monitoring showed errors; engineers investigated, Ann Lee acknowledged, https://chat.example/archives/ops resolved.';
  const people = [person('Ann Lee', { presence: 'named' })];
  expect(relatedIn(report('a', 'Outage', words, { people }), [report('bb', 'Downtime', words, { people })])).toEqual([]);
});

test('a tag that most incidents have is none beside a few words; another one is', () => {
  const stones = (first: string, second: string): string => Array.from('abcd', (end) => `${first}${end} ${second}${end}`).join(' ');
  // Eleven words that each has in common with somebody, three of them with each other: little, but not nothing.
  const [own, other] = [
    `The lease of etcd pods, ${stones('quartz', 'basalt')}.`,
    `Pods of etcd had no lease, ${stones('granit', 'marbl')}.`,
  ];
  const rest = Array.from('abcdefghij', (end) => `quartz${end} basalt${end} granit${end} marbl${end}`);
  const all = (tag: string): (readonly [string, readonly string[]])[] => {
    const tagged = (id: string, summary: string, name: string): Incident =>
      incident(id, '2024-03-01', { title: fact(id), summary: fact(summary), tags: [fact(name)] });
    const others = rest.map((summary, at) => tagged(`r${String(at)}`, summary, 'security'));
    return related(tagged('a', own, tag), tagged('b', other, tag), ...others).filter(([href]) => href === '/incidents/b/');
  };
  expect(all('cluster')).toEqual([['/incidents/b/', ['The same tag: cluster', 'The reports share the words etcd, lease, pods']]]);
  expect(all('security')).toEqual([]);
});

test('who took part founds no relation, and is named beside one where people have pages', () => {
  const people = [person('Bo Ek', { presence: 'named', roles: ['Incident commander'] })];
  const alone = report('bb', 'Blank pick tickets', 'A printer had no paper.', { people });
  expect(relatedIn({ ...KAFKA, people }, [alone])).toEqual([]);
  const again = report('bb', 'No Kafka metrics at night', 'Somebody had changed a firewall.', { people });
  expect(relatedIn({ ...KAFKA, people }, [again])).toEqual([
    ['/incidents/bb/', ['The titles share the words kafka, metrics', 'Both name Bo Ek']],
  ]);
  const context = contextOf({ site: { people: { pages: false } } });
  expect(relatedIn({ ...KAFKA, people }, [again], context)).toEqual([['/incidents/bb/', ['The titles share the words kafka, metrics']]]);
});

test('words that every object has are words', () => {
  const text = 'The constructor of toString called hasOwnProperty of __proto__, and valueOf.';
  expect(relatedIn(report('a', 'One', text), [report('bb', 'Two', text)]).map(([href]) => href)).toEqual(['/incidents/bb/']);
});

test('twice the reports take about twice the time', () => {
  // Words of a fixed vocabulary, chosen by a linear congruential generator.
  const reports = (count: number): Incident[] => {
    let seed = 42;
    const word = (): string => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return `thing${String.fromCharCode(97 + (seed % 23))}${String.fromCharCode(97 + ((seed >> 8) % 23))}${String.fromCharCode(97 + ((seed >> 16) % 23))}`;
    };
    return Array.from({ length: count }, (_, at) =>
      incident(`i${String(at)}`, '2024-03-01', { summary: fact(Array.from({ length: 60 }, word).join(' ')) }),
    );
  };
  const spent = (count: number): number => {
    const incidents = reports(count);
    const before = process.cpuUsage();
    archiveOf({ incidents });
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  spent(100);
  // Quadratic time would take sixteen times as long.
  expect(spent(1600) / Math.max(spent(400), 50_000)).toBeLessThan(10);
}, 30_000);
