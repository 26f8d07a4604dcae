import type { DrawingData } from '../../src/core/derive/page-data.ts';
import { sentence, shape, timeline } from './notation.ts';

export interface Exhibit {
  readonly name: string;
  readonly data: DrawingData;
}

const exhibit = (name: string, zone: string, lines: readonly string[]): Exhibit => ({ name, data: timeline(name, zone, lines) });
const repeat = (count: number, line: (index: number) => string): string[] => Array.from({ length: count }, (_, index) => line(index));
const clock = (start: string, minutes: number): string =>
  new Date(Date.parse(`${start}:00Z`) + minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');

/** The shapes of ten real documents (distances, lengths of texts, milestones), in our own words. */
const REAL: readonly Exhibit[] = [
  exhibit(
    'Long texts, 25 events in five hours',
    'UTC',
    shape(
      '2024-01-18T08:02',
      '0d/143 8/190 14/141 26/204 100/181 116/79 126/251 140/179 153/300 184/253 188/251 210/307 225/28 241+4/111 245/105 250/218 254/161 260/287 268/179 274/122 278/108 281i/85 282/258 286m/150 295r/239',
    ),
  ),
  exhibit(
    'Five bursts in eight days, 41 events',
    'UTC',
    shape(
      '2025-10-21T16:39',
      '0/30 2d/50 4/42 5/44 45/51 50/64 60/67 65i/81 65/41 75/45 103/23 4095/48 4096/58 4097/48 4105/47 4125/38 4140/54 4155/34 4157/62 4160/45 4167/47 9927/84 9930/67 9933/57 9935/49 9938/59 9938/41 9940/64 9941/72 9943/55 9950/58 9960/50 9975/54 10005/40 10028/54 10050/35 10066/50 11565/61 11565m/41 11658/74 11994r/51',
    ),
  ),
  exhibit('Four milestones, the last a week later', 'Europe/London', shape('2020-08-07T15:51', '0d/14 38m/24 48/17 9735r/18')),
  exhibit(
    '35 events, mostly short',
    'UTC',
    shape(
      '2018-02-20T11:00',
      '0/106 38/177 48/189 51/145 53/44 58/141 63/127 75/52 103/89 108/61 121/73 132/31 136/70 143/135 158/62 163+60/88 226/50 233/38 245m/197 253/58 260/148 263/101 283/97 316/94 318/55 323/67 325/188 328/82 335/104 460/141 475/20 493/130 506/44 507/325 515/16',
    ),
  ),
  exhibit(
    'Six days, one of them without an hour',
    'Europe/Copenhagen',
    shape(
      '2019-11-11T11:30',
      '0d/119 1224/168 1260/39 1350/62 3870i/61 day5760/94 6660/74 7050/74 8130/94 8250/126 8280/44 8290/70 8340r/32 8640/163',
    ),
  ),
  exhibit(
    '17 days with a busy last one',
    'UTC',
    shape(
      '2026-03-12T09:10',
      '0/191 1270/105 15436/127 15444/173 25505/108 25610d/146 25628/193 25636/128 25657i/57 25663/101 25683/78 25757m/169 25794/168 25826/97 25914/91 25953r/128 25955/56',
    ),
  ),
  exhibit(
    'A vague beginning and a quiet night',
    'UTC',
    shape(
      '2018-04-18T15:50',
      '0d/100 ~40/29 114/75 128/33 134/366 140/44 181/22 268/91 288/356 432/182 1352/88 1372/79 1392m/101 1403r/116',
    ),
  ),
  exhibit(
    'A leak, twenty events in a working day',
    'Europe/London',
    shape(
      '2025-07-23T11:07',
      '0d/25 33/54 73/19 84/36 88/21 90/62 105/188 118/83 125/83 141/223 149/101 168/43 170/54 178/34 183/36 189/25 205m/21 213/18 310r/27 1259/77',
    ),
  ),
  exhibit(
    'A restart, and its echo eight days on',
    'UTC',
    shape('2018-03-13T10:29', '0d/21 5/57 11/84 31i/84 37/103 43/98 49m/80 364/113 366r/60 11462/170 11463/24'),
  ),
  exhibit(
    'Three minutes of work, two hours of waiting',
    'Europe/Copenhagen',
    shape('2020-10-01T07:00', '0d/45 60/61 120+120/60 270m/21 300r/30'),
  ),
];

const SIZES: readonly Exhibit[] = [
  exhibit('One event', 'UTC', ['2024-03-18 14:23 The only thing that was written down']),
  exhibit('Two events', 'UTC', ['2024-03-18 14:23 [detected] Alerts', '15:08 [resolved] All well']),
  exhibit('Five events, five phases', 'UTC', [
    '2024-03-18 14:20 [started] A deploy begins',
    '14:23 [detected] Alerts for a high error rate',
    '14:28 [acknowledged] The on-call engineer answers',
    '14:35 [identified] Connection pool exhausted',
    '14:52 [mitigated] Larger pool rolled out',
    '15:08 [resolved] Error rate normal',
  ]),
  exhibit('Five minutes', 'UTC', [
    '2024-03-18 14:23 [detected] Alerts',
    '14:24 Paged',
    '14:25 [identified] A certificate has run out',
    '14:27 [mitigated] The new one is in place',
    '14:28 [resolved] All probes green',
  ]),
  exhibit('Ninety seconds, to the second', 'UTC', [
    '2024-03-18 14:23:05 [started] Link down',
    '14:23:11 [detected] Probe fails',
    '14:23:40 Second probe fails',
    '14:24:02 [mitigated] Route switched',
    '14:24:35 [resolved] Probes answer',
  ]),
  exhibit(
    'Three weeks, an event a day',
    'UTC',
    repeat(
      21,
      (index) =>
        `${clock('2024-03-01T09:30', index * 1440)} ${index === 0 ? '[detected] ' : index === 20 ? '[resolved] ' : ''}${sentence(60, index)}`,
    ),
  ),
  exhibit(
    'Thirty events',
    'UTC',
    repeat(
      30,
      (index) =>
        `${clock('2024-03-18T14:00', index * 4 + (index % 3))} ${index === 2 ? '[detected] ' : index === 14 ? '[identified] ' : index === 22 ? '[mitigated] ' : index === 29 ? '[resolved] ' : ''}${sentence(30 + ((index * 17) % 60), index)}`,
    ),
  ),
  exhibit(
    'A hundred and twenty events',
    'UTC',
    repeat(120, (index) => `${clock('2024-03-18T06:00', index * 5)} ${sentence(20 + ((index * 13) % 80), index)}`),
  ),
  exhibit(
    'Two hundred and forty events: milestones and a density',
    'UTC',
    repeat(
      240,
      (index) =>
        `${clock('2024-03-18T06:00', Math.round(index * 2 + 90 * Math.sin(index / 20)) + 90)} ${index === 3 ? '[detected] ' : index === 120 ? '[identified] ' : index === 200 ? '[mitigated] ' : index === 239 ? '[resolved] ' : ''}${sentence(40, index)}`,
    ),
  ),
  exhibit(
    'A year',
    'UTC',
    shape('2023-02-01T09:00', '0/60 43000/40 90000/52 160000/30 260000d/60 330000/44 400000i/30 470000m/30 520000r/42'),
  ),
];

const SHAPES: readonly Exhibit[] = [
  exhibit('All at one instant', 'UTC', ['2024-03-18 14:23 Alerts', '14:23 Pages', '14:23 Phones']),
  exhibit('Identical instants among others', 'UTC', [
    '2024-03-18 14:23 Alerts',
    '14:23 Pages',
    '14:40 Both nodes restarted',
    '14:40 Cache cleared',
    '14:40 Traffic moved',
    '15:00 [resolved] Done',
  ]),
  exhibit('A cluster and a long tail', 'UTC', shape('2024-03-18T14:00', '0s/30 1d/40 2/50 3/44 4i/60 6/20 9m/30 340r/40')),
  exhibit(
    'Three days of work, two nights of rest',
    'Europe/Berlin',
    shape('2024-03-18T09:10', '0d/40 12/50 40/44 75/60 110/36 1440/40 1470i/50 1500/44 2880/36 2900m/50 2960r/40'),
  ),
  exhibit('Ranges as bars', 'UTC', [
    '2024-03-18 14:00-14:40 Error rate above five per cent',
    '14:05 [detected] Alerts',
    '14:10-14:25 Rollback of the last deploy',
    '14:30-15:30 [mitigated] Cache warmed region by region, a long piece of work with a text that is long too and goes on',
    '15:20-15:40 [resolved] Watching',
  ]),
  exhibit('A range through a night without events', 'UTC', [
    '2024-03-18 17:00 [detected] Disk nearly full',
    '17:20 Old logs deleted',
    '17:30 [identified] A job writes without end',
    '17:40-2024-03-19 08:00 Copy of the data',
    '2024-03-19 08:10 Copy compared',
    '08:25 [resolved] Disk replaced',
  ]),
  exhibit('Vague times', 'UTC', [
    '2024-03-18 ~06:00 "early morning" First complaints, nobody sees them',
    '09:02 [detected] Alerts',
    '~09:30 "around half past nine" Somebody restarts the proxy',
    '10:15 [resolved] All well',
    '2024-03-19 day Report written',
  ]),
  exhibit('A vague time in many words', 'UTC', [
    '2024-03-18 ~06:00 "some time between the shift change and the first delivery" First complaints',
    '09:02 [detected] Alerts',
    '09:40 [resolved] All well',
  ]),
  exhibit('Across midnight', 'America/New_York', [
    '2024-03-18 22:10 [detected] Batch job late',
    '23:05 Batch job killed',
    '23:58 [identified] Index missing',
    '2024-03-19 00:04 Index built',
    '01:30 [resolved] Batch done',
  ]),
  exhibit('Clocks put forward', 'Europe/Paris', [
    '2024-03-31 00:30 [detected] Replica lags',
    '01:50 [identified] Scheduler waits',
    '03:10 Scheduler runs twice',
    '04:00 [resolved] Caught up',
  ]),
  exhibit('Clocks put back', 'America/New_York', [
    '2024-11-02 23:30 [detected] Replica lags',
    '2024-11-03 00:50 [identified] Scheduler waits',
    '03:10 Scheduler runs twice',
    '05:00 [resolved] Caught up',
  ]),
  exhibit('Out of order', 'UTC', [
    '2024-03-18 15:08 [resolved] All well',
    '14:23 [detected] Alerts',
    '14:52 [mitigated] Larger pool',
    '14:35 [identified] Pool exhausted',
  ]),
  exhibit('An end before its start', 'UTC', [
    '2024-03-18 14:00-13:20 Mistyped range',
    '14:05 [detected] Alerts',
    '14:40 [resolved] All well',
  ]),
  exhibit('Milestones out of their order', 'UTC', [
    '2024-03-18 14:00 [identified] Known cause',
    '14:05 [detected] Alerts',
    '14:20 [mitigated] Fix',
    '14:40 [resolved] All well',
  ]),
];

const TEXTS: readonly Exhibit[] = [
  exhibit('Ten thousand characters', 'UTC', [
    '2024-03-18 14:23 [detected] Alerts',
    `14:30 ${sentence(10_000, 3)}`,
    '15:08 [resolved] All well',
  ]),
  exhibit('One endless word', 'UTC', [
    '2024-03-18 14:23 [detected] Alerts',
    `14:30 ${'checkout-service/'.repeat(12)}${'x'.repeat(180)}`,
    '15:08 [resolved] All well',
  ]),
  exhibit('Right to left', 'Asia/Jerusalem', [
    '2024-03-18 14:23 [detected] התקבלו התראות על שיעור שגיאות גבוה בשירות התשלומים (p99 > 2s)',
    '14:35 [identified] تم تحديد السبب: استنفاد مجموعة الاتصالات بقاعدة البيانات',
    '14:40 Latin words between العربية and עברית',
    '15:08 [resolved] הכול תקין, כל הבדיקות ירוקות והתור ריק, סוף סוף אחרי לילה ארוך מאוד של עבודה קשה עם צוות שלם',
  ]),
  exhibit('Chinese, Japanese, Korean', 'Asia/Tokyo', [
    '2024-03-18 14:23 [detected] アラートが発報し、決済サービスのエラー率が五パーセントを超えた。担当者が呼び出され、調査を開始した。',
    '14:35 [identified] 数据库连接池耗尽，应用无法获取新的连接，请求开始超时并逐步堆积',
    '14:52 [mitigated] 연결 풀의 크기를 늘리고 서버를 하나씩 다시 시작했다',
    '15:08 [resolved] 復旧',
  ]),
  exhibit('Emoji and combined signs', 'UTC', [
    '2024-03-18 14:23 [detected] 🔥🔥 Alerts 🚨',
    '14:28 👩‍💻 joins, 🇨🇭 region fails over',
    '14:40 Zoë, Ångström, naïve café',
    '15:08 [resolved] ✅ all well 🎉',
  ]),
  exhibit('Markup and code', 'UTC', [
    '2024-03-18 14:23 [detected] <b>bold</b> & "quoted" `code` %% comment',
    '14:30 ps aux | grep -c "worker: idle"; echo $?',
    '14:35 click A href "javascript:alert(1)"',
    '15:08 [resolved] section end: done :crit, 1d',
  ]),
];

/** Forty timelines: real shapes, sizes, shapes, texts. */
export const GALLERY: readonly Exhibit[] = [...REAL, ...SIZES, ...SHAPES, ...TEXTS];
