import { describe, expect, test } from 'vitest';
import type { Names } from '../../src/client/search/names.ts';
import { parseQuery } from '../../src/client/search/query.ts';

const names: Names = {
  facets: {
    severity: ['SEV1', 'SEV2', 'SEV10'],
    service: ['Order Service', 'Inventory Service'],
    person: ['Alex Johnson', 'Alexandra Vale', 'Maria Garcia', 'constructor'],
    team: ['Backend'],
    series: ['Engineering Sync'],
    year: ['2024', '2023'],
    status: ['Done', 'In progress', 'Open', 'Resolved'],
    tag: [],
    date: ['2024-04-12', '2024-04-01', '2024-03-18', '2023-12-31'],
  },
  also: [
    ['person', '@mg', 'Maria Garcia'],
    ['severity', 'critical', 'SEV1'],
  ],
  synonyms: [],
  lines: { count: 3, bytes: 100 },
  sites: [],
};
const filtersOf = (text: string): Record<string, readonly string[]> => Object.fromEntries(parseQuery(text, names).filters);

describe('operators', () => {
  test.each([
    ['sev:1', { severity: ['SEV1'] }],
    ['severity:critical', { severity: ['SEV1'] }],
    ['service:order-service', { service: ['Order Service'] }],
    ['service:"order service"', { service: ['Order Service'] }],
    ['SERVICE:Inventory', { service: ['Inventory Service'] }],
    ['person:alex', { person: ['Alex Johnson', 'Alexandra Vale'] }],
    ['person:alex-johnson', { person: ['Alex Johnson'] }],
    ['who:@mg', { person: ['Maria Garcia'] }],
    ['owner:maria', { person: ['Maria Garcia'], kind: ['action'] }],
    ['is:done', { status: ['Done'], kind: ['action'] }],
    ['is:open', { status: ['Open', 'In progress', 'State not said'], kind: ['action'] }],
    ['service:order service:inventory', { service: ['Order Service', 'Inventory Service'] }],
    ['before:2024-04', { date: ['2024-03-18', '2023-12-31'] }],
    ['after:2024-04-01', { date: ['2024-04-12'] }],
    ['after:2023', { date: ['2024-04-12', '2024-04-01', '2024-03-18'] }],
    ['date:2024-04', { date: ['2024-04-12', '2024-04-01'] }],
    ['after:2024-01 before:2024-04', { date: ['2024-03-18'] }],
    ['before:2020', { date: [] }],
    ['person:constructor', { person: ['constructor'] }],
  ])('%s', (text, filters) => {
    expect(filtersOf(text)).toEqual(filters);
    expect(parseQuery(text, names)).toMatchObject({ words: [], phrases: [], notes: [] });
  });

  test.each([
    ['service:ordr', 'No service is called “ordr”, so that was left out.'],
    ['person:mariq', 'No person is called “mariq”, so that was left out.'],
    ['series:enginering-sync', 'No series is called “enginering-sync”, so that was left out. Did you mean “Engineering Sync”?'],
    ['is:great', '“is:great” is not known: is:open, is:done and is:dropped are.'],
    ['before:spring', '“before:spring” is no date: write 2024, 2024-04 or 2024-04-12.'],
  ])('%s is said to be wrong, and the rest is searched', (text, note) => {
    const query = parseQuery(`${text} pool`, names);
    expect(query.notes).toEqual([note]);
    expect(query.words).toEqual(['pool']);
  });
});

describe('words', () => {
  test.each([
    ['what did Maria present?', ['Maria', 'present?']],
    ['who is it', ['who', 'is', 'it']],
    ['14:35 exhausted', ['14:35', 'exhausted']],
    ['error: timeout', ['error:', 'timeout']],
    ['https://example.com/x', ['https', '//example.com/x']],
    ['db-01.eu-west', ['db-01.eu-west']],
    ['  ', []],
  ])('%s', (text, words) => {
    expect(parseQuery(text, names).words).toEqual(words);
  });

  test('what stands in quotation marks is a phrase, closed or not', () => {
    expect(parseQuery('"connection pool" redis', names)).toMatchObject({ words: ['redis'], phrases: ['connection pool'] });
    expect(parseQuery('redis "connection pool', names)).toMatchObject({ words: ['redis'], phrases: ['connection pool'] });
  });

  test('punctuation alone is no question, and the reader is told so', () => {
    expect(parseQuery('!!! ... ""', names)).toEqual({
      words: [],
      phrases: [],
      filters: new Map(),
      notes: ['There is no letter and no digit in it to search for.'],
    });
  });

  test('ten thousand characters are cut, and the reader is told so', () => {
    const { words, notes } = parseQuery('pool '.repeat(2000), names);
    expect(words).toHaveLength(80);
    expect(notes).toEqual(['The question is very long: its first 400 characters were searched for.']);
  });

  test.each(['<img src=x onerror=alert(1)>', '\u202eevil', '👩‍🚒 مرحبا', '__proto__:x', 'a:'.repeat(200), '"'.repeat(401)])(
    '%s is text',
    (text) => {
      expect(() => parseQuery(text, names)).not.toThrow();
    },
  );
});
