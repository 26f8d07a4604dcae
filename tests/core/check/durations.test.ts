import { describe, expect, test } from 'vitest';
import { statedDurations } from '../../../src/core/check/stated-duration.ts';
import { saidOf } from './checking.ts';

/** The key events of a page: detected 09:12, declared 09:40, repaired 09:58, resolved 10:30. */
const page = (durations: string, others = ''): string =>
  `- **Key events**
  - First detected 2024-05-02 09:12
  - Incident declared 2024-05-02 09:40
  - Repaired 2024-05-02 09:58
  - Resolved 2024-05-02 10:30

${durations}

- **Impact**: orders failed
${others}`;

const found = (text: string): string[] => saidOf(statedDurations, text);

describe('a labelled length', () => {
  test.each(['Time to repair**: 0h 46m', 'Time to resolve**: 1h 18m', 'Time to resolve**: 78 minutes', 'Time to repair**: about 45m'])(
    '%s is right',
    (text) => {
      expect(found(page(`- **${text}`))).toEqual([]);
    },
  );

  test('that matches no listed time is found, with what the events give', () => {
    expect(found(page('- **Time to repair**: 0h 30m\n\n- **Time to resolve**: 2h'))).toEqual([
      '9:23 stated-duration: “0h 30m” is not what the events give: 46 min, from detected 09:12 to mitigated 09:58. Correct the number or the times.',
      '11:24 stated-duration: “2h” is not what the events give: 1 h 18 min, from detected 09:12 to resolved 10:30. Correct the number or the times.',
    ]);
  });

  test('that counts from another listed moment is told which', () => {
    expect(found(page('- **Time to repair**: 18m'))).toEqual([
      '9:23 duration-basis: “18m” counts from “Incident declared”, 09:40, to mitigated 09:58; from detected 09:12 it is 46 min. Say from which moment it counts, or correct the number.',
    ]);
  });

  test('whose line shows the two times is not asked about', () => {
    expect(found(page('- **Time to repair**: 18m (09:40 to 09:58)'))).toEqual([]);
  });

  test('that counts from a moment of a fuller timeline further down', () => {
    const context = `- **Context**:
  - 2024-05-02 09:08: a change of the routes is rolled out
  - 2024-05-02 09:12: alert for failed orders
  - 2024-05-02 09:58: routes restored
`;
    expect(found(page('- **Time to repair**: 50m', context))).toEqual([
      '9:23 duration-basis: “50m” counts from “a change of the routes is rolled out”, 09:08, to mitigated 09:58; from detected 09:12 it is 46 min. Say from which moment it counts, or correct the number.',
    ]);
  });

  test('of which the page lists no end may count from any listed moment, and must count from one', () => {
    const short = (typed: string): string =>
      `- **Key events**
  - Fault occurs 2024-05-02 09:12
  - Incident declared 2024-05-02 09:40
  - Resolved 2024-05-02 10:30

- **Time to repair**: ${typed}

- **Impact**: orders failed`;
    expect(found(short('50m'))).toEqual([]);
    expect(found(short('55m'))).toEqual([
      '8:23 stated-duration: “55m” is not the time from any listed moment to resolved 10:30. Correct the number or the times.',
    ]);
  });
});

describe('over several days', () => {
  /** Thursday 15:00 to Friday 11:00: two hours and one of a day from 10:00 to 17:00. */
  const days = (typed: string): string =>
    `- **Key events**
  - First detected 2024-05-02 15:00
  - Resolved 2024-05-03 11:00

- **Time to resolve**: ${typed}

- **Impact**: orders failed`;

  test('clock time and working hours are both right', () => {
    expect(found(days('20h'))).toEqual([]);
    expect(found(days('3h 0m'))).toEqual([]);
    expect(found(days('3h 0m (during support hours 10:00-17:00)'))).toEqual([]);
  });

  test('what no working day explains is found', () => {
    expect(found(days('19h 10m'))).toEqual([
      '7:24 stated-duration: “19h 10m” is not what the events give: 20 h, from detected 2 May 15:00 to resolved 3 May 11:00. Correct the number or the times.',
    ]);
  });

  test('hours that are given are counted', () => {
    expect(found(days('4h 15m (during support hours 10:00-17:00)'))).toEqual([
      '7:24 stated-duration: “4h 15m” is not what the events give in those hours: 3 h, from detected 2 May 15:00 to resolved 3 May 11:00. Correct the number or the times.',
    ]);
  });
});

describe('a duration', () => {
  const typed = (duration: string): string[] =>
    found(`**Duration:** ${duration}

## Timeline

All times UTC.

- 09:05 Rolled out the new routes
- 09:12 Alert fired: orders fail
- 09:58 Rolled back the routes, mitigated
- 10:30 Incident resolved`);

  test.each(['78 minutes', '46 minutes', '1h 20m (09:10 to 10:30)'])(
    '%s is right: to the end or to the mitigation, or as the line says',
    (duration) => {
      expect(typed(duration)).toEqual([]);
    },
  );

  test('that counts from the change', () => {
    expect(typed('85 minutes')).toEqual([
      '3:15 duration-basis: “85 minutes” counts from “Rolled out the new routes”, 09:05, to resolved 10:30; from detected 09:12 it is 1 h 18 min. Say from which moment it counts, or correct the number.',
    ]);
  });

  test('that is wrong', () => {
    expect(typed('60 minutes')).toEqual([
      '3:15 stated-duration: “60 minutes” is not what the events give: 1 h 18 min, from detected 09:12 to resolved 10:30. Correct the number or the times.',
    ]);
  });
});

describe('a typed start and end', () => {
  const typed = (duration: string, start = '2024-05-02 10:00 UTC', end = '2024-05-02 11:30 UTC'): string =>
    `# Outage of the kiln\n\n- **Start time:** ${start}\n- **End time:** ${end}\n- **Duration:** ${duration}\n\n## Root cause\n\nA fuse.\n`;

  test('contradict a typed duration where no timeline says more', () => {
    expect(found(typed('2 h 30 min'))).toEqual([
      '7:17 stated-duration: “2 h 30 min” is not what the typed start and end give: 1 hour 30 minutes, from 2024-05-02 10:00 UTC to 2024-05-02 11:30 UTC. Correct the number or the times.',
    ]);
    expect(found(typed('30 minutes', '23:50', '00:10'))).toHaveLength(1);
  });

  test.each([
    ['the same', typed('90 minutes')],
    ['the same when rounded', typed('1 hour')],
    ['the same over midnight', typed('20 minutes', '23:50', '00:10')],
    ['hours of work alone', typed('30 minutes (working hours)')],
    ['fewer hours of several days', typed('9 hours', '2024-05-02 10:00', '2024-05-04 11:30')],
    ['in two zones', typed('30 minutes', '2024-05-02 10:00 UTC', '2024-05-02 12:30 CEST')],
    ['no end', '# Outage of the kiln 2024-05-02\n\n**Start:** 10:00\n**Duration:** 30 minutes\n'],
    ['a timeline that agrees', `${typed('30 minutes')}\n## Timeline\n\n- 10:00 Outage begins\n- 10:30 Resolved\n`],
  ])('%s: nothing is said', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

test('a relative timeline is counted from its own zero', () => {
  const text = (typed: string): string =>
    `# Outage of the kiln, 2024-05-02\n\n**Duration:** ${typed}\n\n## Timeline\n\n- T-10m: Ovens begin to fail\n- T+0: Alert fires\n- T+35m: Resolved\n`;
  expect(found(text('45 minutes'))).toEqual([]);
  expect(found(text('30 minutes'))).toEqual([
    '5:15 stated-duration: “30 minutes” is not what the events give: 45 min, from started T-10m to resolved T+35m. Correct the number or the times.',
  ]);
});
