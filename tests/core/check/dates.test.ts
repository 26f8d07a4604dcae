import { describe, expect, test } from 'vitest';
import { dateConflicts } from '../../../src/core/check/date-conflict.ts';
import { endsBeforeStarts } from '../../../src/core/check/end-before-start.ts';
import { outlyingDates } from '../../../src/core/check/outlying-date.ts';
import { timelineGaps } from '../../../src/core/check/timeline-gap.ts';
import { timelinesElsewhere } from '../../../src/core/check/timeline-elsewhere.ts';
import { zonesAmbiguous } from '../../../src/core/check/zone-ambiguous.ts';
import { zonesMissing } from '../../../src/core/check/zone-missing.ts';
import { said, saidOf, timeline } from './checking.ts';

describe('outlying-date', () => {
  const found = (...lines: readonly string[]): string[] => saidOf(outlyingDates, timeline(...lines));

  test('another year or month would stand among the neighbours', () => {
    expect(found('2024-05-02 09:12 Alert fired', '2023-05-02 09:40 Declared', '2024-05-02 10:30 Resolved')).toEqual([
      '8:3 outlying-date: “2023-05-02 09:40” is far from the events beside it; 2 May 2024 would stand among them. Correct the year or the month.',
    ]);
    expect(found('2024-05-02 09:12 Alert fired', '2024-05-02 09:40 Declared', '2024-07-02 10:30 Resolved')).toEqual([
      '9:3 outlying-date: “2024-07-02 10:30” is far from the events beside it; 2 May 2024 would stand among them. Correct the year or the month.',
    ]);
  });

  test('a first event may be months older, and an end may be weeks later', () => {
    expect(found('2024-03-02 11:00 Rolled out the change', '2024-05-02 09:12 Alert fired', '2024-05-02 10:30 Resolved')).toEqual([]);
    expect(found('2024-05-02 09:12 Alert fired', '2024-05-02 10:30 Mitigated', '2024-06-20 10:30 Replaced the disks')).toEqual([]);
  });

  test('a year of five digits is no date, and a number is no year', () => {
    expect(found('20244-05-02 09:12 Alert fired', '2024-05-02 10:30 Resolved')).toEqual([
      '7:3 outlying-date: “20244-05-02” has a year of five digits. Correct the year or the month.',
    ]);
    expect(found('2024-05-02 09:12 Ticket 174229643 and id 120244-05-0299', '2024-05-02 10:30 Resolved')).toEqual([]);
  });
});

describe('end-before-start', () => {
  const found = (...lines: readonly string[]): string[] => saidOf(endsBeforeStarts, timeline(...lines));

  test('a range whose times were swapped, not one over midnight', () => {
    expect(found('14:30-14:05 Restarted the workers', '23:30-00:15 Restored the backup')).toEqual([
      '7:3 end-before-start: “14:30-14:05” ends before it starts, unless the next day is meant. Correct one of the two times, or write the date where the day changes.',
    ]);
  });

  test('resolved before it began', () => {
    expect(found('2024-05-02 10:30 Orders flow [resolved]', '2024-05-02 12:00 Orders fail [started]')).toEqual([
      '7:3 end-before-start: resolved 10:30 is before started 12:00. Correct one of the two times, or write the date where the day changes.',
    ]);
    expect(found('2024-05-02 10:30 Orders fail [started]', '2024-05-02 12:00 Orders flow [resolved]')).toEqual([]);
  });
});

describe('zone-missing', () => {
  const bare = '## Timeline\n\n- 09:12 Alert fired\n- 10:30 Resolved';

  test('once, at the first event', () => {
    expect(saidOf(zonesMissing, bare)).toEqual([
      '5:3 zone-missing: no time zone is said; UTC is assumed. Write “All times UTC” (or your zone) above the timeline, or set `timeZone` in site.yml.',
    ]);
  });

  test('not where the document, a line or the site says one, nor where no exact time stands', () => {
    expect(saidOf(zonesMissing, timeline('09:12 Alert fired'))).toEqual([]);
    expect(saidOf(zonesMissing, '## Timeline\n\n- 09:12 UTC Alert fired\n- 10:30 UTC Resolved')).toEqual([]);
    expect(saidOf(zonesMissing, bare, { site: { timeZone: 'Europe/Paris' } })).toEqual([]);
    // UTC is what is assumed without a setting, too; a person who writes it has answered.
    expect(saidOf(zonesMissing, bare, { site: { timeZone: 'UTC' } })).toEqual([]);
    expect(saidOf(zonesMissing, '## Timeline\n\n- 2024-05-02 Alert fired\n- 2024-05-03 Resolved')).toEqual([]);
  });
});

describe('zone-ambiguous', () => {
  const found = (zone: string): string[] =>
    saidOf(zonesAmbiguous, `## Timeline\n\nAll times ${zone}.\n\n- 09:12 Alert fired\n- 10:30 Resolved`);

  test('the winter name on a summer day', () => {
    expect(found('PST')).toEqual([
      '5:11 zone-ambiguous: “PST” is UTC−08:00, but on 2024-05-02 clocks in America/Los_Angeles showed UTC−07:00, which was taken. Write the offset (+02:00) or the region (Europe/Paris).',
    ]);
  });

  test('a name of two places', () => {
    expect(found('CST')).toEqual([
      '5:11 zone-ambiguous: “CST” may mean US Central time (−06:00) or China (+08:00). Write the offset (+02:00) or the region (Europe/Paris).',
    ]);
  });

  test.each(['PDT', 'UTC', 'CEST', 'Europe/Paris', 'PT', 'PST (UTC-7)', 'CST (+08:00)'])('%s says what it means', (zone) => {
    expect(found(zone)).toEqual([]);
  });
});

describe('timeline-gap', () => {
  const gap = (before: string, after = '12:40 Found the full disk'): string[] =>
    saidOf(
      timelineGaps,
      timeline('09:00 Alert fired', '09:05 Looked at the dashboards', before, after, '12:50 Freed the disk', '13:00 Resolved'),
    );

  test('three hours of four of which nothing is told', () => {
    expect(gap('09:10 Restarted the workers')).toEqual([
      '10:3 timeline-gap: nothing is told between 09:10 and 12:40, 3 h 30 min of 4 h. Add what was tried or awaited then, if it would help the reader.',
    ]);
  });

  test('an event that says what was awaited, or lasts, explains it', () => {
    expect(gap('09:10 Waiting for the vendor')).toEqual([]);
    expect(gap('09:10-12:30 Copied the tables')).toEqual([]);
  });

  test('the time before anybody knew and after the harm was over is no gap', () => {
    const late = timeline(
      '05:00 Outage started',
      '09:00 Alert fired',
      '09:05 Looked',
      '09:10 Restarted',
      '09:15 Failed over',
      '09:20 Resolved',
    );
    expect(saidOf(timelineGaps, late)).toEqual([]);
    const watched = timeline(
      '09:00 Alert fired',
      '09:05 Looked',
      '09:10 Restarted',
      '09:12 Tried again',
      '09:15 Mitigated',
      '14:00 Resolved',
    );
    expect(saidOf(timelineGaps, watched)).toEqual([]);
  });

  test('even steps are no gap, however long', () => {
    const slow = timeline('09:00 Alert fired', '11:00 Looked', '13:00 Restarted', '15:00 Tried again', '17:00 Resolved');
    expect(saidOf(timelineGaps, slow)).toEqual([]);
  });
});

describe('timeline-elsewhere', () => {
  test('a link in place of the events', () => {
    expect(saidOf(timelinesElsewhere, '## Context\n\nOrders failed.\n\nTimeline: [timeline](https://docs.example.com/d/1)')).toEqual([
      '7:11 timeline-elsewhere: the timeline is behind a link, and no event stands here. Copy the events here: who reads this page in a year may not be able to open the link.',
    ]);
  });

  test('not beside a timeline, nor for a link about something else', () => {
    const events = timeline('09:00 A alert fired', '09:05 B', '09:10 C', '09:15 D', '09:20 E', '09:30 Resolved');
    expect(saidOf(timelinesElsewhere, `${events}\n\n[Timeline](https://docs.example.com/d/1)`)).toEqual([]);
    expect(
      saidOf(timelinesElsewhere, '## Impact\n\n[How to write a timeline](https://docs.example.com/d/1), [orders](https://x.example)'),
    ).toEqual([]);
  });
});

describe('date-conflict', () => {
  const titled = (path: string, title: string): string[] =>
    said(dateConflicts, { [path]: `# ${title}\n\n## Attendees\n\n- Ann Lee\n- Bo Ek\n\n## Decisions\n\n- Ship it\n` });

  test('the title against the name of the file', () => {
    expect(titled('meetings/2024-03-22.md', 'Engineering sync, 8 March 2024')).toEqual([
      "meetings/2024-03-22.md:1:1 date-conflict: the title says 8 March 2024, the file's name 22 March 2024. Correct one of the two.",
    ]);
    expect(titled('meetings/2024-03-22.md', 'Engineering sync, 22 March 2024')).toEqual([]);
    expect(titled('meetings/2024-03-22.md', 'Workshop, 22 March 2024 to 24 March 2024')).toEqual([]);
    expect(titled('meetings/sync-14.md', 'Engineering sync, 8 March 2024')).toEqual([]);
  });

  test('a report is written after its incident, not long after, and never before', () => {
    const report = (path: string): string[] =>
      said(dateConflicts, { [path]: '# Outage on 2024-05-02\n\n## Impact\n\nx\n\n## Root cause\n\ny\n' });
    expect(report('incidents/2024-05-09-outage.md')).toEqual([]);
    expect(report('incidents/2024-04-30-outage.md')).toHaveLength(1);
    expect(report('incidents/2024-11-02-outage.md')).toHaveLength(1);
  });

  test('a day and its weekday', () => {
    expect(titled('meetings/a.md', 'Engineering sync, Tuesday, 22 March 2024')).toEqual([
      'meetings/a.md:1:1 date-conflict: “Tuesday, 22 March 2024” was a Friday 22 March 2024. Correct one of the two.',
    ]);
    expect(titled('meetings/a.md', 'Engineering sync, Friday, 22 March 2024')).toEqual([]);
  });

  test('the next meeting before this one', () => {
    const next = (line: string): string[] =>
      said(dateConflicts, {
        'meetings/a.md': `# Engineering sync, 22 March 2024\n\n## Attendees\n\n- Ann Lee\n- Bo Ek\n\n## Next meeting\n\n${line}\n`,
      });
    expect(next('March 8, 2024')).toEqual([
      'meetings/a.md:10:1 date-conflict: the next meeting, 8 March 2024, is before this one, 22 March 2024. Correct one of the two.',
    ]);
    expect(next('April 5, 2024')).toEqual([]);
  });
});
