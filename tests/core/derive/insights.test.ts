import { describe, expect, test } from 'vitest';
import type { DotsChart, Insight, InsightCell } from '../../../src/core/derive/insights/insight.ts';
import { periodsOf } from '../../../src/core/derive/insights/periods.ts';
import { scaleOf } from '../../../src/core/derive/insights/scale.ts';
import { quantile, spreadOf, spreadText } from '../../../src/core/derive/insights/spread.ts';
import { share } from '../../../src/core/derive/insights/words.ts';
import type { Incident } from '../../../src/core/schema/incident.ts';
import { archiveOf, contextOf, event, exact, fact, incident, meeting, mention, vague } from './factories.ts';

const insight = (id: string, input: Parameters<typeof archiveOf>[0]): Insight => {
  const found = archiveOf(input).insights.insights.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no insight ${id}`);
  return found;
};
const cellText = (cell: InsightCell): string => (typeof cell === 'string' ? cell : cell.text);
const tableOf = ({ table }: Insight): string[][] => table?.rows.map((row) => row.map(cellText)) ?? [];
const fileOf = ({ file }: Insight) =>
  file.map((line) => line.map((cell) => (typeof cell === 'object' && cell !== null ? cell.href : cell)));

/** Noon of a day, and so many minutes later. */
const later = (date: string, minutes: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + minutes * 60_000).toISOString().slice(0, 16);

/** An incident that started at noon (UTC) and reached its milestones so many minutes later. */
function timed(
  id: string,
  date: string,
  minutes: Partial<Record<'detected' | 'mitigated' | 'resolved', number>>,
  given: Partial<Incident> = {},
) {
  const reached = (['detected', 'mitigated', 'resolved'] as const).flatMap((name) => {
    const after = minutes[name];
    return after === undefined ? [] : [event(`t-${name}`, exact(later(date, after)), `It was ${name}`, name)];
  });
  return incident(id, date, { timeline: [event('t-started', exact(later(date, 0)), 'It began', 'started'), ...reached], ...given });
}

describe('incidents by month', () => {
  const dates = ['2023-12-31', '2024-02-01', '2024-02-29', '2024-03-05'];
  const severities = [fact('SEV1'), fact('SEV2'), fact('Catastrophic')];
  const incidents = dates.map((date, index) => incident(`i${String(index)}`, date, { severity: severities[index] ?? null }));

  test('each month from the first to the last, also one without, in rows by severity', () => {
    const found = insight('incidents-by-month', { incidents });
    expect(tableOf(found)).toEqual([
      ['March 2024', '1', '0', '0', '0', '1'],
      ['February 2024', '2', '0', '1', '1', '0'],
      ['January 2024', '0', '0', '0', '0', '0'],
      ['December 2023', '1', '1', '0', '0', '0'],
    ]);
    expect(found.table?.head.map(({ text }) => text)).toEqual(['Month', 'All', 'SEV1', 'SEV2', 'Other', 'Not stated']);
    expect(found.chart).toMatchObject({
      kind: 'columns',
      rows: [
        { name: 'All', colour: 'all', values: [1, 0, 2, 1] },
        { name: 'SEV1', colour: 'red', values: [1, 0, 0, 0] },
        { name: 'SEV2', colour: 'orange', values: [0, 0, 1, 0] },
        { name: 'Other', colour: 'none', values: [0, 0, 1, 0] },
        { name: 'Not stated', colour: 'none', values: [0, 0, 0, 1] },
      ],
    });
    expect(found.sentences).toEqual([
      '4 incidents from December 2023 to March 2024.',
      'Most were in February 2024 (2); 1 month had none.',
      'By severity: 1 SEV1, 1 SEV2, 1 Other and 1 Not stated.',
    ]);
  });

  test('the file has the months that have incidents, oldest first', () => {
    expect(fileOf(insight('incidents-by-month', { incidents }))).toEqual([
      ['Month', 'All', 'SEV1', 'SEV2', 'Other', 'Not stated'],
      ['2023-12', 1, 1, 0, 0, 0],
      ['2024-02', 2, 0, 1, 1, 0],
      ['2024-03', 1, 0, 0, 0, 1],
    ]);
  });

  test('one incident is one month', () => {
    const found = insight('incidents-by-month', { incidents: incidents.slice(0, 1) });
    expect(found.sentences).toEqual(['1 incident in December 2023.', 'By severity: 1 SEV1.']);
    expect(tableOf(found)).toEqual([['December 2023', '1', '1']]);
  });

  test('more than sixty months are quarters, more than sixty quarters years, and of those the last sixty', () => {
    expect(periodsOf(['2019-01-31', '2023-12-01'])).toMatchObject({ unit: 'month', all: { length: 60 } });
    const quarters = periodsOf(['2019-01-31', '2024-01-01']);
    expect([
      quarters.unit,
      quarters.all.length,
      quarters.all[0]?.name,
      quarters.all.at(-1)?.column,
      quarters.placeOf('2019-04-01'),
    ]).toEqual(['quarter', 21, '1st quarter of 2019', { short: 'Q1', group: '2024', phase: 0 }, 1]);
    const years = periodsOf(['0024-05-01', '2024-05-01']);
    expect([years.unit, years.all.length, years.all[0]?.name, years.placeOf('0024-05-01') < 0]).toEqual(['year', 60, '1965', true]);
    const slip = [incident('slip', '0024-05-01'), incident('a', '2024-05-01'), incident('b', '2024-05-02')];
    expect(insight('incidents-by-month', { incidents: slip }).sentences).toContain('1 incident before 1965 is in the file alone.');
  });
});

describe('how values are spread', () => {
  test('median and quartiles lie between the nearest two values', () => {
    // 1 2 3 4 10: the middle is 3; a quarter of the way (place 1) is 2, three quarters (place 3) is 4.
    expect(spreadOf([10, 3, 1, 4, 2])).toEqual({ values: [1, 2, 3, 4, 10], median: 3, quartiles: [2, 4] });
    // 2 4 6 9 20 30: places 1.25, 2.5, 3.75.
    expect(spreadOf([2, 4, 6, 9, 20, 30])).toMatchObject({ median: 7.5, quartiles: [4.5, 17.25] });
    expect([quantile([5], 0.25), quantile([5, 7], 0.5)]).toEqual([5, 6]);
  });

  test('fewer than five have no quartiles, fewer than ten are said to be few', () => {
    const figure = (value: number): string => `${String(value)} min`;
    const said = (count: number): string => {
      const spread = spreadOf(Array.from({ length: count }, (_, index) => index + 1));
      return spread === null ? 'nothing' : spreadText(spread, figure);
    };
    expect([0, 1, 4, 5, 9, 11].map(said)).toEqual([
      'nothing',
      'median 1 min (n = 1, too few for quartiles)',
      'median 2.5 min (n = 4, too few for quartiles)',
      'median 3 min (n = 5, few; middle half 2 min to 4 min)',
      'median 5 min (n = 9, few; middle half 3 min to 7 min)',
      'median 6 min (n = 11; middle half 3.5 min to 8.5 min)',
    ]);
  });

  test('the scale goes from one length that people name to another', () => {
    const minute = 60_000;
    const ends = (values: readonly number[]) => {
      const scale = scaleOf(values, 10_000);
      return scale === null ? null : [scale.ticks[0]?.label, scale.ticks.at(-1)?.label, scale.from, scale.to];
    };
    expect(ends([2 * minute, 50 * minute])).toEqual(['1 min', '1 h', minute, 60 * minute]);
    expect(ends([5 * minute])).toEqual(['5 min', '15 min', 5 * minute, 15 * minute]);
    // What is shorter than ten seconds stands at their place, and the label says so.
    expect(ends([0, 30_000])).toEqual(['≤ 10 s', '1 min', 10_000, minute]);
    const century = 100 * 365 * 24 * 60 * minute;
    expect(ends([century])).toEqual(['25 years', '25 years', century / 4, century]);
    expect(ends([])).toBeNull();
  });
});

describe('times to detect, mitigate and resolve', () => {
  const incidents = [
    timed('a', '2024-01-01', { detected: 2, mitigated: 12, resolved: 32 }),
    timed('b', '2024-01-02', { detected: 4, resolved: 64 }),
    timed('c', '2024-01-03', { detected: 6, mitigated: 36 }),
    timed('d', '2024-01-04', { detected: 10 }),
    timed('e', '2024-01-05', { detected: 90, resolved: 60 }),
    incident('none', '2024-01-06'),
    incident('vague', '2024-01-07', {
      timeline: [
        event('t-1', vague('at night'), 'It began', 'started'),
        event('t-2', exact('2024-01-07T12:05'), 'It was detected', 'detected'),
      ],
    }),
  ];

  test('only of incidents that give both events, in the order of time', () => {
    const found = insight('times', { incidents });
    // Detect: 2 4 6 10 90. Mitigate: 10 30. Resolve, from detection: 30 60; that of e came before its detection.
    expect(tableOf(found)).toEqual([
      ['Time to detect', '5', '2 min', '4 min', '6 min', '10 min', '1 h 30 min', '2'],
      ['Time to mitigate', '2', '10 min', 'too few', '20 min', 'too few', '30 min', '5'],
      ['Time to resolve', '2', '30 min', 'too few', '45 min', 'too few', '1 h', '5'],
    ]);
    expect(found.sentences).toEqual([
      'The median time to detect is 6 min (n = 5), to mitigate 20 min (n = 2) and to resolve 45 min (n = 2).',
      'These are few: one more incident can move a median far.',
      'Left out, because the document does not give both events: 2 incidents of the time to detect, 5 incidents of the time to mitigate and 5 incidents of the time to resolve.',
    ]);
  });

  test('no mean is shown anywhere', () => {
    // (2 + 4 + 6 + 10 + 90) / 5
    expect(JSON.stringify(insight('times', { incidents }))).not.toMatch(/22\.4|22 min|\bmean\b|average/i);
  });

  test('the shortest and the longest lead to their incidents', () => {
    const [detect] = insight('times', { incidents }).table?.rows ?? [];
    expect([detect?.[2], detect?.[6]]).toEqual([
      { text: '2 min', href: '/incidents/a/' },
      { text: '1 h 30 min', href: '/incidents/e/' },
    ]);
  });

  test('the file has each incident once, in minutes, and nothing where nothing is known', () => {
    expect(fileOf(insight('times', { incidents: incidents.slice(0, 2) }))).toEqual([
      ['Incident', 'Address', 'Date', 'Severity', 'Time to detect, minutes', 'Time to mitigate, minutes', 'Time to resolve, minutes'],
      ['Title of a', '/incidents/a/', '2024-01-01', null, 2, 10, 30],
      ['Title of b', '/incidents/b/', '2024-01-02', null, 4, null, 60],
    ]);
  });

  test('very many are drawn as circles of a stretch, none lost', () => {
    const many = Array.from({ length: 500 }, (_, index) => timed(`i${String(index)}`, '2024-01-01', { detected: 1 + (index % 97) }));
    const chart = insight('times', { incidents: many }).chart as DotsChart;
    const points = chart.rows[0]?.points ?? [];
    expect(points.length).toBeLessThan(40);
    expect(points.reduce((sum, { count }) => sum + count, 0)).toBe(500);
  });
});

describe('incidents by service', () => {
  const incidents = [
    incident('a', '2024-01-01', { services: [fact('Ordering'), fact('Redis'), fact('ordering')] }),
    incident('b', '2024-01-02', { services: [fact('orders')] }),
    incident('c', '2024-01-03'),
  ];
  const context = contextOf({ services: [{ name: 'Ordering', aliases: ['orders'] }, { name: 'Quiet' }] });

  test('once for each service that an incident names, by any of its names', () => {
    const found = insight('incidents-by-service', { incidents, context });
    expect(tableOf(found)).toEqual([
      ['Ordering', '2', 'Title of b'],
      ['Redis', '1', 'Title of a'],
    ]);
    expect(found.sentences).toEqual([
      'Ordering is named by 2 of 3 incidents, more than any other.',
      'An incident counts for each service that it names.',
      '1 incident names none.',
    ]);
  });

  test('fifteen are drawn, the file has all', () => {
    const named = Array.from({ length: 17 }, (_, index) =>
      incident(`i${String(index)}`, '2024-01-01', { services: [fact(`Service ${String(index)}`)] }),
    );
    const found = insight('incidents-by-service', { incidents: named });
    expect([found.chart?.kind === 'bars' && found.chart.rows.length, found.table?.more, found.file.length]).toEqual([
      15,
      '2 services with fewer are in the file.',
      18,
    ]);
  });
});

describe('incidents by hour and weekday', () => {
  const context = contextOf({ site: { timeZone: 'America/New_York', workingHours: { start: '08:30', end: '18:00' } } });
  const at = (id: string, when: ReturnType<typeof exact>, milestone: 'started' | null = 'started') =>
    incident(id, '2024-03-11', { timeline: [event('t-1', when, 'It began', milestone)] });

  test('on the site’s clock, whatever the document’s', () => {
    const incidents = [
      // Monday 02:30 in UTC is Sunday 22:30 in New York.
      at('utc', exact('2024-03-11T02:30', '2024-03-11T02:30:00Z')),
      at('local', exact('2024-03-11T08:30', '2024-03-11T12:30:00Z', 'America/New_York')),
      at('early', exact('2024-03-11T08:29', '2024-03-11T12:29:00Z', 'America/New_York')),
      at('late', exact('2024-03-11T18:00', '2024-03-11T22:00:00Z', 'America/New_York')),
      at('guess', exact('2024-03-12T09:00', '2024-03-12T13:00:00Z', 'America/New_York'), null),
      at('vague', vague('in the morning')),
    ];
    const found = insight('incidents-by-hour', { incidents, context });
    expect(tableOf(found).filter(([, count]) => count !== '0')).toEqual([
      ['Monday', '3', '1', '2'],
      ['Tuesday', '1', '1', '0'],
      ['Sunday', '1', '0', '1'],
    ]);
    const counts = found.chart?.kind === 'week' ? found.chart.counts : [];
    expect([counts[6]?.[22], counts[0]?.[8], counts[0]?.[18], counts[1]?.[9]]).toEqual([1, 2, 1, 1]);
    expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(5);
    expect(found.sentences).toEqual([
      '2 of 5 incidents began in working hours (Monday to Friday, 08:30 to 18:00), on the clock of America/New_York.',
      '1 of them does not give its start: its first event with a time stands for it.',
      '1 incident gives no clock time and is not counted.',
    ]);
  });

  test('a shift over midnight goes on into the next day', () => {
    const night = contextOf({ site: { workingHours: { days: ['sun', 'fri'], start: '22:00', end: '06:00' } } });
    const found = insight('incidents-by-hour', {
      incidents: [at('a', exact('2024-03-11T05:59')), at('b', exact('2024-03-11T06:00'))],
      context: night,
    });
    expect(found.sentences[0]).toBe('1 of 2 incidents began in working hours (Friday, Sunday, 22:00 to 06:00), on the clock of UTC.');
  });
});

describe('what told of incidents', () => {
  const told = (id: string, text: string, detectedBy: string | null = null) =>
    incident(id, '2024-01-01', {
      detectedBy: detectedBy === null ? null : fact(detectedBy),
      timeline: [event('t-1', exact('2024-01-01T12:00'), text, 'detected')],
    });

  test.each([
    ['Alert fires: order errors above 5 %', 'Alerts and checks'],
    ['Detected by the synthetic checkout', 'Alerts and checks'],
    ['Maria is paged', 'Alerts and checks'],
    ['Reported by support, which no alert had told', 'Customers and others outside'],
    ['No alert fired; a customer calls', 'Customers and others outside'],
    ['The vendor e-mails us that the quota is used', 'Customers and others outside'],
    ['An engineer notices the graph', 'Own people'],
    ['Detected', 'In other words'],
  ])('%s: %s', (text, source) => {
    expect(tableOf(insight('detection', { incidents: [told('a', text)] })).map(([name]) => name)).toEqual([source]);
  });

  test('what the document calls its detection goes before the event, and the words are quoted', () => {
    const found = insight('detection', { incidents: [told('a', 'Alert fires', 'A call from a customer'), incident('b', '2024-01-02')] });
    expect(tableOf(found)).toEqual([
      ['Customers and others outside', '1', '“A call from a customer”'],
      ['Not said', '1', ''],
    ]);
    expect(found.sentences).toEqual([
      '0 of 1 incident was found by an alert or a check.',
      'Grouped by the words of each document: its own line on detection, else the event that detected it.',
      '1 incident does not say what told of it.',
    ]);
  });

  test('how much sooner an alert tells, where there are three of each', () => {
    const after = (id: string, minutes: number, words: string) =>
      timed(id, '2024-01-01', { detected: minutes }, { detectedBy: fact(words) });
    const incidents = [
      ...[1, 2, 3].map((minutes) => after(`a${String(minutes)}`, minutes, 'Alert')),
      ...[10, 60, 500].map((minutes) => after(`c${String(minutes)}`, minutes, 'A customer')),
    ];
    const sentence = 'The median time to detect was 2 min (n = 3) where one told of it, and 1 h (n = 3) where not.';
    expect(insight('detection', { incidents }).sentences).toContain(sentence);
    expect(insight('detection', { incidents: incidents.slice(1) }).sentences.join(' ')).not.toContain('median');
  });
});

describe('actions', () => {
  const meetings = [
    meeting('m1', '2024-01-10', {
      actions: [
        mention('action-1', 'Ann Lee', 'Add queue alerts', 5, { status: 'open' }),
        mention('action-2', 'Ann Lee', 'Write the runbook', 6, { status: 'open' }),
        mention('action-3', 'Ann Lee', 'Thank the vendor', 7, { status: 'done' }),
      ],
    }),
    meeting('m2', '2024-01-31', { actions: [mention('review-1', 'Ann Lee', 'Add queue alerts', 5, { status: 'done' })] }),
    meeting('m3', '2024-03-01', {
      actions: [
        mention('review-1', 'Ann Lee', 'Add queue alerts', 5, { status: 'done' }),
        mention('action-1', 'Bo Berg', 'Rotate the key', 9, { status: 'open' }),
      ],
    }),
  ];

  test('raised, closed and open by month; a later "done" moves nothing', () => {
    const found = insight('actions-by-month', { meetings });
    expect(tableOf(found)).toEqual([
      ['March 2024', '1', '0', '2'],
      ['February 2024', '0', '0', '1'],
      ['January 2024', '3', '2', '1'],
    ]);
    expect(found.sentences).toEqual(['4 actions raised, 2 of them closed; 2 were open at the end of March 2024.']);
  });

  test('days from the document that raised it to the first that says it is over; open ones to the newest document', () => {
    const found = insight('actions', { meetings });
    expect(tableOf(found)).toEqual([
      ['Closed after', '1', '21 days', 'too few', '21 days', 'too few', '21 days'],
      ['Open for', '2', '0 days', 'too few', '25.5 days', 'too few', '51 days'],
    ]);
    expect(found.sentences).toEqual([
      '2 of 4 actions are done or dropped.',
      'Closed after: median 21 days (n = 1, too few for quartiles).',
      '1 action was over where first mentioned, and is not counted in that.',
      'Open for: median 25.5 days (n = 2, too few for quartiles), counted to 1 March 2024, the date of the newest document.',
    ]);
    expect(fileOf(found).map((line) => line.slice(2))).toEqual([
      ['State', 'Raised', 'Said to be over', 'Days until then', 'Days open on 2024-03-01'],
      ['done', '2024-01-10', '2024-01-31', 21, null],
      ['open', '2024-01-10', null, null, 51],
      ['done', '2024-01-10', '2024-01-10', 0, null],
      ['open', '2024-03-01', null, null, 0],
    ]);
  });
});

describe('an archive with little in it', () => {
  test('an empty one has no insights', () => {
    expect(archiveOf({}).insights).toEqual({ lede: null, insights: [] });
  });

  test('one without incidents says so, and draws nothing', () => {
    const { insights, lede } = archiveOf({ meetings: [meeting('m', '2024-01-10')] }).insights;
    expect(lede).toBe('0 incidents, and 0 actions.');
    expect(insights.map(({ chart }) => chart)).toEqual(insights.map(() => null));
    expect(new Set(insights.flatMap(({ sentences }) => sentences))).toEqual(
      new Set(['No incident is published yet.', 'No action is published yet.']),
    );
    expect(insights.every(({ file }) => file.length <= 1)).toBe(true);
  });

  test('one incident of which nothing is known', () => {
    const { insights } = archiveOf({ incidents: [incident('a', '2024-01-10')] }).insights;
    expect(insights.flatMap(({ sentences }) => sentences)).toEqual([
      '1 incident in January 2024.',
      'By severity: 1 Not stated.',
      'No incident gives both events of one of these times.',
      '0 of 1 incident names a service.',
      'No incident gives the time of day at which it began.',
      'No incident says what told of it.',
      'No action is published yet.',
      'No action is published yet.',
    ]);
  });

  test('a draft is in none of them', () => {
    const shown = [timed('a', '2024-01-10', { detected: 5 })];
    const draft = timed('d', '2024-02-10', { detected: 50 }, { draft: true, services: [fact('Secret')], detectedBy: fact('An alert') });
    expect(archiveOf({ incidents: [...shown, draft] }).insights).toEqual(archiveOf({ incidents: shown }).insights);
  });
});

test('a share in words', () => {
  expect([
    share(0, 1, 'incident'),
    share(1, 1, 'incident'),
    share(2, 2, 'incident'),
    share(0, 3, 'incident'),
    share(3, 3, 'action'),
    share(1200, 4000, 'action'),
  ]).toEqual(['0 of 1 incident', 'the one incident', 'both incidents', 'none of 3 incidents', 'all 3 actions', '1,200 of 4,000 actions']);
});
