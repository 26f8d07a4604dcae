import { expect, test } from 'vitest';
import type { Incident } from '../../../src/core/schema/incident.ts';
import type { Link } from '../../../src/core/derive/page-data.ts';
import { archiveOf, fact, incident, mention, only, section } from './factories.ts';

const aheadOf = (given: Partial<Incident>): readonly Link[] =>
  only(archiveOf({ incidents: [incident('disk', '2024-03-18', given)] }).incidents).ahead;
const cause = { ...section('root-cause', 'cause', 1, 10, [12]), heading: 'Why it broke' };

test('why it happened and what is being done are one step from the first screen', () => {
  const actions = [
    mention('action-1', 'Ann Lee', 'Add an alert on disk space', 20, { status: 'done' }),
    mention('action-2', 'Bo Ek', 'Move the snapshots', 21, { status: 'open' }),
    mention('action-3', null, 'Write a runbook', 22),
  ];
  expect(aheadOf({ sections: [cause], actions })).toEqual([
    { text: 'Why it broke', href: '/incidents/disk/#root-cause' },
    { text: '3 actions, 2 not done', href: '/incidents/disk/#page--actions' },
  ]);
});

test('what is done or was dropped is not left to do', () => {
  const actions = [
    mention('action-1', 'Ann Lee', 'Add an alert', 20, { status: 'done' }),
    mention('action-2', 'Bo Ek', 'Move the snapshots', 21, { status: 'dropped' }),
  ];
  expect(aheadOf({ actions }).map(({ text }) => text)).toEqual(['2 actions, none left to do']);
});

test('what the document does not have is not promised', () => {
  expect(aheadOf({})).toEqual([]);
  // The prose of a compiled document has no anchors to lead to.
  expect(aheadOf({ sections: [cause], format: 'mdx', foundIn: null, title: fact('A') })).toEqual([]);
});
