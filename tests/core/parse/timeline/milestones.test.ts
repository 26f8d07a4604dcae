import { describe, expect, it } from 'vitest';
import { milestonesIn } from '../../../../src/core/parse/timeline/milestones.ts';
import { readMarkdown } from './read-markdown.ts';

describe('the words that make an event a milestone', () => {
  it.each([
    ['OUTAGE BEGINS', 'started'],
    ['The errors in checkout start', 'started'],
    ['Requests start failing with 503', 'started'],
    ['Twelve routes begin to return 404', 'started'],
    ['Sign-ins begin to fail', 'started'],
    ['Latency passes 9 s: start of the slowdown', 'started'],
    ['Alert: no healthy hosts behind the gate', 'detected'],
    ['First alert, orders below half of last week', 'detected'],
    ['Alert fires: 4 % of pages fail', 'detected'],
    ['Alert fires for slow checkouts', 'detected'],
    ['Alarms for the north hall triggered', 'detected'],
    ['A customer reports blank pages', 'detected'],
    ['Kim notices gaps in the graph', 'detected'],
    ['We became aware of it through a friend', 'detected'],
    ['Ola acknowledged the page', 'acknowledged'],
    ['Root cause identified: a full disk', 'identified'],
    ['Found the root cause in the scheduler', 'identified'],
    ['Slow queries traced back to the index; problem traced to the index', 'identified'],
    ['Fix deployed to both halls', 'mitigated'],
    ['Release rolled back', 'mitigated'],
    ['Rollback to v40 completed', 'mitigated'],
    ['Impact mitigated by hand', 'mitigated'],
    ['Service fully recovered', 'resolved'],
    ['Incident resolved', 'resolved'],
    ['Traffic is back to normal', 'resolved'],
    ['Incident declared over: the outage is over', 'resolved'],
    ['Incident closed', 'resolved'],
  ])('%s', (text, milestone) => expect(milestonesIn(text).map((found) => found.milestone)).toEqual([milestone]));

  it.each([
    'On-call engineer paged', 'Ann paged Bo', 'Incident not resolved', "It isn't resolved yet", 'Attempt to mitigate failed', 'The service did not recover', 'Service partially restored',
    'No alerts fired', 'Rollback attempted', 'Rollback failed', 'Change reverted but that did not help', 'Fix deployed but the errors persist', 'We will deploy a fix',
    'Waiting for the fix to be deployed', 'Meeting to find the root cause', 'Name resolved to the old address', 'Merge conflicts resolved', 'Investigation started', 'Rollback started',
    'Ticket opened', 'New version deployed', 'Once the service recovered, we went home', 'Until the incident is resolved, no deploys', 'Fix deployed to staging', 'Alert rule edited', '',
  ])('%s says none', (text) => expect(milestonesIn(text)).toEqual([])); // prettier-ignore
});

const milestones = (text: string): (string | null)[] => readMarkdown(text).events.map(({ milestone }) => milestone?.value ?? null);

describe('which event is the milestone', () => {
  it('takes the first alert and the last recovery', () => {
    expect(milestones('- 10:00: Alert fires\n- 10:05: Alert fires again for the south hall\n- 10:20: Service recovered\n- 10:40: Service recovered')).toEqual([
      'detected', null, null, 'resolved',
    ]); // prettier-ignore
  });
  it('takes the last fix before the recovery, not a lasting one after it', () => {
    expect(milestones('- 10:00: Fix deployed\n- 10:10: Second fix deployed\n- 10:20: Incident resolved\n- 16:00: Permanent fix deployed')).toEqual([
      null, 'mitigated', 'resolved', null,
    ]); // prettier-ignore
  });
  it('goes by time where lines are out of order', () => {
    expect(milestones('- 10:05: Alert fires in the south\n- 10:00: Alert fires in the north')).toEqual([null, 'detected']);
  });
  it('gives no detection that comes after the recovery', () => {
    expect(milestones('- 10:00: Service recovered\n- 15:00: Dip noticed in the graph')).toEqual(['resolved', null]);
  });
  it('lets a mark decide, and takes it out of the text', () => {
    const { events } = readMarkdown('- 10:00: Alert fires\n- 10:03: **Bo** looks [detected]');
    expect(events.map(({ text, milestone }) => [text, milestone?.value ?? null, milestone?.origin.kind ?? null])).toEqual([
      ['Alert fires', null, null],
      ['Bo looks', 'detected', 'read'],
    ]);
    expect(events[1]?.milestone?.origin.range?.start).toEqual({ line: 2, column: 23, offset: 43 });
  });
  it('says which words it was inferred from', () => {
    const [event] = readMarkdown('- 10:00: Alerts triggered in the north').events;
    expect(event?.milestone).toEqual({
      value: 'detected',
      origin: { kind: 'inferred', from: 'the words “alerts triggered”', range: event?.origin.range },
    });
  });
});
