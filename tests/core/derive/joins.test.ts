import { describe, expect, test } from 'vitest';
import type { ActionMention } from '../../../src/core/schema/parts.ts';
import type { ActionView } from '../../../src/core/derive/page-data.ts';
import { allActions, archiveOf, contextOf, meeting, mention } from './factories.ts';

/** The actions of two meetings a week apart that each list one thing. */
function ledgerOf(first: ActionMention, second: ActionMention, context = contextOf()): ActionView[] {
  const meetings = [meeting('one', '2024-03-01', { actions: [first] }), meeting('two', '2024-03-08', { actions: [second] })];
  return allActions(archiveOf({ meetings, context }));
}

const raised = (text: string, owner: string | null = 'Ann Lee', given: Parameters<typeof mention>[4] = {}): ActionMention =>
  mention('action-1', owner, text, 10, { status: 'open', ...given });
const reviewed = (text: string, owner: string | null = 'Ann Lee', given: Parameters<typeof mention>[4] = {}): ActionMention =>
  mention('review-1', owner, text, 20, given);

describe('one action in other words', () => {
  test.each([
    ['Add alerts for the queue', 'add alerts for the queue.'],
    ['Upgrade Kong to 3.6 by April 30', 'Upgrade Kong to 3.6'],
    ['Complete stock caching by March 29', 'Stock caching for Warehouse'],
    ['Add connection pool monitoring', 'Add MongoDB connection pool monitoring'],
    ['Create integration test for connection handling', 'Create connection handling integration tests'],
    ['Document request limits', 'Request limits documented'],
    ['Update release checklist', 'Finish the release checklist (due 2024-03-15)'],
    ['Write policies for backups', 'Policy for backups'],
    ['Upgrade Kong to 3.6 (#412)', 'Upgrade Kong to 3.6'],
    ['Clean up the queue of orders', 'Clean up the queue of orders, due moved to May 15'],
  ])('%s = %s', (first, second) => {
    expect(ledgerOf(raised(first), reviewed(second))).toHaveLength(1);
  });
});

describe('two actions that look alike', () => {
  test.each([
    ['Fix API key exposure', 'Rotate API key'],
    ['Add feature flag for checkout', 'Remove feature flag for checkout'],
    ['Add frontend integration tests for checkout', 'Add backend integration tests for checkout'],
    ['Upgrade staging cluster to 1.28', 'Upgrade staging cluster to 1.29'],
    ['Move shelf 3 of room 5', 'Move shelf 5 of room 3'],
    ['Order badges for starters in May', 'Order badges for starters in June'],
    ['Write runbook', 'Write runbook for dashboard alert thresholds'],
    ['Update dashboard alerts', 'Write runbook for dashboard alert thresholds'],
    ['Update docs', 'Fix tests'],
    ['Fix it', 'Update this'],
    ['監視を追加する', '監視を改善する'],
  ])('%s / %s', (first, second) => {
    expect(ledgerOf(raised(first), reviewed(second))).toHaveLength(2);
  });

  test('the same words of two owners, or of nobody', () => {
    expect(ledgerOf(raised('Add alerts for the queue'), reviewed('Add alerts for the queue', 'Bo Ek'))).toHaveLength(2);
    expect(ledgerOf(raised('Add alerts for the queue', null), reviewed('Add alerts for the queue', null))).toHaveLength(2);
  });

  test('near words with different tickets', () => {
    const [first, second] = [raised('Clean queue of orders', 'Ann Lee', { tickets: ['OPS-1'] }), reviewed('Clean queue of old orders')];
    expect(ledgerOf(first, second)).toHaveLength(1);
    expect(ledgerOf(first, { ...second, tickets: ['OPS-2'] })).toHaveLength(2);
    expect(ledgerOf(first, { ...second, tickets: ['OPS-2', 'OPS-1'] })).toHaveLength(1);
  });
});

test('an explicit mark joins whatever the words and owners are, and is named', () => {
  const [action, ...more] = ledgerOf(
    raised('Add alerts ^q1', 'Ann Lee', { key: 'q1' }),
    reviewed('The queue work ^q1', 'Bo Ek', { key: 'q1' }),
  );
  expect(more).toEqual([]);
  expect(action?.joined).toEqual(['Joined with “The queue work ^q1”: both bear the mark ^q1.']);
  expect(action?.guessed).toBe(false);
  expect(
    ledgerOf(raised('Add queue alerts', 'Ann Lee', { key: 'q1' }), reviewed('Add queue alerts', 'Ann Lee', { key: 'q2' })),
  ).toHaveLength(2);
});

test('the reason for equal words names the other document', () => {
  const [action] = ledgerOf(raised('Add queue alerts'), reviewed('add queue alerts'));
  expect(action?.joined).toEqual(['Joined with its mention in Title of two: the same owner and the same words.']);
});

describe('one ticket', () => {
  const ticket = (tickets: string[]): { tickets: string[] } => ({ tickets });
  test('joins what has a word in common, as a guess', () => {
    const [action, ...more] = ledgerOf(
      raised('Look at slow orders table', 'Ann Lee', ticket(['OPS-1'])),
      reviewed('Index for the orders', 'Ann Lee', ticket(['OPS-1'])),
    );
    expect(more).toEqual([]);
    expect(action?.joined).toEqual(['Joined with “Index for the orders”: a guess, by the same owner and the ticket OPS-1.']);
  });

  test('does not join what has no word in common, another doing, or another owner', () => {
    const [first, tickets] = [raised('Enable slow log of orders', 'Ann Lee', ticket(['OPS-1'])), ticket(['OPS-1'])];
    expect(ledgerOf(first, reviewed('Write to the vendor', 'Ann Lee', tickets))).toHaveLength(2);
    expect(ledgerOf(first, reviewed('Disable log of orders in tests', 'Ann Lee', tickets))).toHaveLength(2);
    expect(ledgerOf(first, reviewed('Log of orders', 'Bo Ek', tickets))).toHaveLength(2);
  });
});

describe('site.yml', () => {
  const [first, second] = ['/meetings/one/#action-1', '/meetings/two/#review-1'];
  const settled = (actions: unknown) => contextOf({ site: { actions } });

  test('joins what nothing else would', () => {
    const [action, ...more] = ledgerOf(
      raised('Add queue alerts'),
      reviewed('The work of last week', 'Bo Ek'),
      settled({ join: [[first, second]] }),
    );
    expect(more).toEqual([]);
    expect(action?.joined).toEqual(['Joined with “The work of last week”: site.yml says so.']);
    expect(action?.guessed).toBe(false);
  });

  test('parts what equal words, a mark, or `join` itself would join', () => {
    const part = [[second, first]];
    expect(ledgerOf(raised('Add queue alerts'), reviewed('Add queue alerts'), settled({ part }))).toHaveLength(2);
    const marked = [raised('Add alerts', 'Ann Lee', { key: 'q1' }), reviewed('Add alerts', 'Ann Lee', { key: 'q1' })] as const;
    expect(ledgerOf(...marked, settled({ part }))).toHaveLength(2);
    expect(ledgerOf(raised('Add queue alerts'), reviewed('Add queue alerts'), settled({ part, join: part }))).toHaveLength(2);
  });

  test('and marks in texts work together', () => {
    const meetings = [
      meeting('one', '2024-03-01', { actions: [raised('Add alerts', 'Ann Lee', { key: 'q1' })] }),
      meeting('two', '2024-03-08', { actions: [reviewed('Something else', 'Bo Ek')] }),
      meeting('three', '2024-03-15', { actions: [reviewed('Yet another thing', 'Cy Au', { key: 'q1' })] }),
    ];
    const [action, ...more] = allActions(archiveOf({ meetings, context: settled({ join: [[first, second]] }) }));
    expect(more).toEqual([]);
    expect(action?.mentions.map(({ href }) => href)).toEqual([first, second, '/meetings/three/#review-1']);
  });
});

test('owners are equal through people.yml, and only through it', () => {
  const context = contextOf({ people: [{ name: 'Ann Lee', aliases: ['Ann', 'alee'] }] });
  for (const name of ['Ann', '@alee', '  ann   lee ', 'ANN']) {
    expect(ledgerOf(raised('Add queue alerts'), reviewed('Add queue alerts', name), context)).toHaveLength(1);
  }
});

test('without people.yml a short name is a guess, where one person alone can be meant', () => {
  for (const name of ['Ann', 'Ann L', 'ann l.', 'AnnL', '@alee', '@ann.lee']) {
    const [action, ...more] = ledgerOf(raised('Add queue alerts'), reviewed('Add queue alerts', name));
    expect(more, name).toEqual([]);
    expect(action?.guessed, name).toBe(true);
    expect(action?.joined, name).toEqual([
      `Joined with “Add queue alerts”: a guess, by the same words, where the owner “${name}” may be Ann Lee.`,
    ]);
    // The full name is shown, and leads to her page.
    expect(
      action?.owners.map((owner) => owner.href),
      name,
    ).toEqual(['/people/ann-lee/']);
  }
  for (const name of ['Anna', 'Lee', 'A', 'Ann P', '@ann_poe', 'constructor', '__proto__']) {
    expect(ledgerOf(raised('Add queue alerts'), reviewed('Add queue alerts', name)), name).toHaveLength(2);
  }
});

test('where two people have the first name, it alone joins nobody', () => {
  const other = mention('action-2', 'Ann Poe', 'Order new tablets', 11);
  const meetings = [
    meeting('one', '2024-03-01', { actions: [raised('Add queue alerts'), other] }),
    meeting('two', '2024-03-08', { actions: [reviewed('Add queue alerts', 'Ann')] }),
  ];
  expect(allActions(archiveOf({ meetings }))).toHaveLength(3);
  // Their whole names, or an initial, still tell them apart.
  const initial = meeting('two', '2024-03-08', { actions: [reviewed('Add queue alerts', 'Ann L')] });
  expect(allActions(archiveOf({ meetings: [...meetings.slice(0, 1), initial] }))).toHaveLength(2);
});

test('an alias that two people share joins neither', () => {
  const context = contextOf({
    people: [
      { name: 'Ann Lee', aliases: ['Ann'] },
      { name: 'Ann Poe', aliases: ['Ann'] },
    ],
  });
  expect(ledgerOf(raised('Add queue alerts'), reviewed('Add queue alerts', 'Ann'), context)).toHaveLength(2);
});

test('a group equals only itself', () => {
  expect(ledgerOf(raised('Send requests', 'All leads'), reviewed('Send requests', 'all  leads'))).toHaveLength(1);
  expect(ledgerOf(raised('Send requests', 'All leads'), reviewed('Send requests', 'Everyone'))).toHaveLength(2);
});

test('work that was done is not raised again as the same action, but may be reviewed once more', () => {
  const done = reviewed('Rotate the signing key', 'Ann Lee', { status: 'done' });
  expect(ledgerOf(done, raised('Rotate the signing key'))).toHaveLength(2);
  expect(
    ledgerOf({ ...done, role: 'raised', id: 'action-1' }, reviewed('Signing key rotation', 'Ann Lee', { status: 'done' })),
  ).toHaveLength(1);
  expect(
    ledgerOf({ ...done, role: 'raised', id: 'action-1' }, reviewed('Rotate the signing key', 'Ann Lee', { status: 'done' })),
  ).toHaveLength(1);
});

test('entries of one list are different actions, even in the same words', () => {
  const actions = [1, 2, 3].map((number) => mention(`action-${number}`, 'Ann Lee', 'Add queue alerts', 10 + number));
  const archive = archiveOf({ meetings: [meeting('one', '2024-03-01', { actions })] });
  expect(allActions(archive)).toHaveLength(3);
  expect(new Set(allActions(archive).map(({ id }) => id)).size).toBe(3);
});

test('between two equally near actions nothing is guessed', () => {
  const actions = ['Add frontend checkout tests', 'Add backend checkout tests'].map((text, at) =>
    mention(`action-${at + 1}`, 'Ann Lee', text, 10 + at),
  );
  const later = meeting('two', '2024-03-08', { actions: [reviewed('Checkout tests')] });
  expect(allActions(archiveOf({ meetings: [meeting('one', '2024-03-01', { actions }), later] }))).toHaveLength(3);
});

describe('state', () => {
  const steps = (...statuses: (ActionView['status'] | null)[]): ActionView | undefined => {
    const meetings = statuses.map((status, at) =>
      meeting(`m${at}`, `2024-03-0${at + 1}`, {
        actions: [
          mention(
            at === 0 ? 'action-1' : 'review-1',
            'Ann Lee',
            'Add queue alerts',
            5,
            status === null || status === 'unknown' ? {} : { status },
          ),
        ],
      }),
    );
    const actions = allActions(archiveOf({ meetings: meetings.toReversed() }));
    return actions.length === 1 ? actions[0] : undefined;
  };

  test.each([
    ['open', ['open']],
    ['done', ['open', 'in-progress', 'done']],
    ['in-progress', ['open', 'done', 'in-progress']],
    ['dropped', ['open', 'dropped']],
    ['in-progress', ['open', 'in-progress', null]],
    ['unknown', [null, null]],
  ] as const)('is %s after %j', (status, said) => {
    expect(steps(...said)?.status).toBe(status);
  });

  test('of one document the most advanced mention counts', () => {
    const actions = [
      mention('review-1', 'Ann Lee', 'Queue alerts for orders', 5, { status: 'in-progress' }),
      mention('action-1', 'Ann Lee', 'Queue alerts for orders', 50, { status: 'open' }),
    ];
    const [action, ...more] = allActions(archiveOf({ meetings: [meeting('one', '2024-03-01', { actions })] }));
    expect(more).toEqual([]);
    expect(action?.statusText).toBe('In progress');
  });

  test('the newest due date counts, and the fullest words', () => {
    const [action] = ledgerOf(
      raised('Add queue alerts', 'Ann Lee', { due: '2024-03-05' }),
      reviewed('Queue alerts', 'Ann Lee', { due: '2024-03-19' }),
    );
    expect(action).toMatchObject({
      text: 'Add queue alerts',
      dueIso: '2024-03-19',
      due: { text: '19 March 2024' },
      raised: { date: '1 March 2024' },
    });
  });
});
