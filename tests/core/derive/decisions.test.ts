import { describe, expect, test } from 'vitest';
import type { DecisionPages, LoggedDecision } from '../../../src/core/derive/page-data.ts';
import type { Meeting } from '../../../src/core/schema/meeting.ts';
import type { Decision } from '../../../src/core/schema/parts.ts';
import { archiveOf, fact, meeting, readAt, section } from './factories.ts';

type Given = Partial<Omit<Decision, 'topic' | 'references'>> & { topic?: string; refers?: readonly Reference[] };
type Reference = readonly [direction: 'supersedes' | 'superseded-by', kind: 'date' | 'key' | 'link', target: string, written?: string];

const decision = (number: number, text: string, { topic, refers = [], ...given }: Given = {}): Decision => ({
  id: `decision-${String(number)}`,
  text,
  topic: topic === undefined ? null : fact(topic, number * 10),
  deciders: [],
  key: null,
  references: refers.map(([direction, kind, target, written = target]) => ({ direction, kind, target, written })),
  origin: readAt(number * 10 + 1),
  ...given,
});
const sync = (id: string, date: string, decisions: readonly Decision[], given: Partial<Meeting> = {}): Meeting =>
  meeting(id, date, { decisions: [...decisions], series: fact('Sync'), ...given });

const log = (...meetings: Meeting[]): readonly LoggedDecision[] => archiveOf({ meetings }).decisions;
/** "newer -> older" for each link, from both ends. */
const links = (...meetings: Meeting[]): string[] =>
  log(...meetings).flatMap(({ href, supersedes, supersededBy }) => [
    ...supersedes.map((to) => `${href} -> ${to.href}`),
    ...supersededBy.map((to) => `${href} <- ${to.href}`),
  ]);

describe('a decision supersedes another', () => {
  const rule = sync('one', '2024-03-22', [decision(1, 'No deploys on Fridays', { key: 'friday' })]);
  const both = ['/meetings/two/#decision-1 -> /meetings/one/#decision-1', '/meetings/one/#decision-1 <- /meetings/two/#decision-1'];

  test.each<[string, Reference]>([
    ['by its day', ['supersedes', 'date', '2024-03-22']],
    ['by its mark', ['supersedes', 'key', 'friday']],
    ['by a link to its document', ['supersedes', 'link', 'one.md']],
    ['by a link to its line', ['supersedes', 'link', 'one.md#decision-1']],
  ])('%s', (_, reference) => {
    expect(links(rule, sync('two', '2024-04-05', [decision(1, 'Deploys every day', { refers: [reference] })]))).toEqual(both);
  });

  test('as the older one says', () => {
    const gives = sync('one', '2024-03-22', [decision(1, 'No deploys on Fridays', { refers: [['superseded-by', 'date', '2024-04-05']] })]);
    expect(links(gives, sync('two', '2024-04-05', [decision(1, 'Deploys every day')]))).toEqual(both);
  });

  test.each<[string, Reference]>([
    ['a day without a decision', ['supersedes', 'date', '2024-03-21']],
    ['a mark of nothing', ['supersedes', 'key', 'constructor']],
    ['a document that is not there', ['supersedes', 'link', 'three.md']],
    ['an anchor that is not there', ['supersedes', 'link', 'one.md#decision-9']],
    ['itself', ['supersedes', 'date', '2024-04-05']],
  ])('but not %s', (_, reference) => {
    expect(links(rule, sync('two', '2024-04-05', [decision(1, 'Deploys every day', { refers: [reference] })]))).toEqual([]);
  });

  test('never by likeness, and never what was decided later', () => {
    expect(links(rule, sync('two', '2024-04-05', [decision(1, 'No deploys on Fridays before noon')]))).toEqual([]);
    const early = sync('zero', '2024-03-01', [decision(1, 'Deploys every day', { refers: [['supersedes', 'date', '2024-03-22']] })]);
    expect(links(rule, early)).toEqual([]);
  });

  test('of several of one day the one whose topic is named or shared; else none', () => {
    const two = sync('one', '2024-03-22', [
      decision(1, 'No deploys on Fridays', { topic: 'Deploys' }),
      decision(2, 'A fifth for old code', { topic: 'Old code' }),
    ]);
    const later = (given: Given): Meeting => sync('two', '2024-04-05', [decision(1, 'Half for old code', given)]);
    const found = ['/meetings/two/#decision-1 -> /meetings/one/#decision-2', '/meetings/one/#decision-2 <- /meetings/two/#decision-1'];
    expect(links(two, later({ refers: [['supersedes', 'date', '2024-03-22', 'the decision of March 22 on old code']] }))).toEqual(found);
    expect(links(two, later({ topic: 'OLD code', refers: [['supersedes', 'date', '2024-03-22']] }))).toEqual(found);
    expect(links(two, later({ refers: [['supersedes', 'date', '2024-03-22']] }))).toEqual([]);
  });

  test('of two meetings of one day the one of the same series', () => {
    const review = sync('review', '2024-03-22', [decision(1, 'Buy tablets')], { series: fact('Architecture review') });
    const later = sync('two', '2024-04-05', [decision(1, 'Deploys every day', { refers: [['supersedes', 'date', '2024-03-22']] })]);
    expect(links(review, rule, later)).toEqual(both);
  });

  test('a link to a topic means its one decision', () => {
    const topics = sync(
      'one',
      '2024-03-22',
      [decision(1, 'No deploys on Fridays', { topic: 'Deploys' }), decision(2, 'Half', { topic: 'Old code' })],
      {
        sections: [section('deploys', 'other', 2, 10), section('old-code', 'other', 2, 20)],
      },
    );
    const later = sync('two', '2024-04-05', [decision(1, 'Deploys every day', { refers: [['supersedes', 'link', 'one.md#deploys']] })]);
    expect(links(topics, later)).toEqual(both);
  });

  test('of a draft nothing is told', () => {
    const later = sync('two', '2024-04-05', [decision(1, 'Deploys every day', { refers: [['supersedes', 'date', '2024-03-22']] })]);
    expect(links({ ...rule, draft: true }, later)).toEqual([]);
    expect(links(rule, { ...later, draft: true })).toEqual([]);
  });
});

test('a decision that is taken again in the same words stays two, and the later says when it was taken first', () => {
  const again = log(
    sync('one', '2024-03-22', [decision(1, 'A fifth of the sprint goes to old code.')]),
    sync('two', '2024-06-14', [decision(1, 'A fifth of the sprint goes to old code'), decision(2, 'Approved.')]),
    sync('three', '2024-09-13', [decision(1, 'a fifth of the sprint: goes to old code'), decision(2, 'Approved.')]),
  );
  expect(again.map(({ href, repeats }) => [href, repeats?.href ?? null, repeats?.date ?? null])).toEqual([
    ['/meetings/three/#decision-1', '/meetings/one/#decision-1', '22 March 2024'],
    ['/meetings/three/#decision-2', null, null],
    ['/meetings/two/#decision-1', '/meetings/one/#decision-1', '22 March 2024'],
    ['/meetings/two/#decision-2', null, null],
    ['/meetings/one/#decision-1', null, null],
  ]);
});

describe('the log as pages', () => {
  const many = (id: string, date: string, count: number): Meeting =>
    sync(
      id,
      date,
      Array.from({ length: count }, (_, at) =>
        decision(at + 1, `Shelf ${String(at)} of ${id} is painted in a colour that everybody likes`),
      ),
    );
  const shown = ({ pages }: DecisionPages): unknown[] =>
    pages.map(({ href, title, years }) => [href, title, years.map(({ year, decisions }) => [year, decisions.length])]);

  test('all, and each year', () => {
    const { decisionPages } = archiveOf({ meetings: [many('a', '2023-05-05', 2), many('b', '2024-05-05', 3)] });
    expect(shown(decisionPages)).toEqual([
      [
        '/decisions/',
        'Decisions',
        [
          ['2024', 3],
          ['2023', 2],
        ],
      ],
      ['/decisions/2024/', 'Decisions of 2024', [['2024', 3]]],
      ['/decisions/2023/', 'Decisions of 2023', [['2023', 2]]],
    ]);
    expect(decisionPages.years.map(({ text }) => text)).toEqual(['2024', '2023']);
  });

  test('a long one goes on, every decision once', () => {
    const { decisionPages } = archiveOf({ meetings: [many('a', '2023-05-05', 30), many('b', '2024-05-05', 400)] });
    const all = decisionPages.pages.filter(({ view }) => view === '/decisions/');
    expect(all.length).toBeGreaterThan(1);
    expect(all.at(1)).toMatchObject({ href: '/decisions/2/', title: 'Decisions, page 2', pager: { number: 2 } });
    const hrefs = all.flatMap(({ years }) => years.flatMap(({ decisions }) => decisions.map(({ href }) => href)));
    expect([hrefs.length, new Set(hrefs).size]).toEqual([430, 430]);
  });

  test('an empty one says how a decision comes to be', () => {
    expect(archiveOf({}).decisionPages).toMatchObject({
      years: [],
      pages: [{ href: '/decisions/', years: [], lede: expect.stringMatching(/^No decisions yet\./) as unknown }],
    });
  });
});
