/** Makes documents for measuring: the same seed gives the same bytes, a third of them incidents with their own timeline. */

/** mulberry32: small, seeded, good enough for choosing words. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const PEOPLE =
  'Amara Okafor,Bao Nguyen,Carla Rossi,Deniz Yilmaz,Elena Petrova,Farid Haddad,Grace Kim,Hugo Lindqvist,Ines Duarte,Jonas Weber,Kavya Rao,Liam Byrne,Mei Tanaka,Nora Haugen,Omar Said,Priya Menon,Quentin Blanc,Rosa Alvarez,Sven Ek,Tara Singh'.split(
    ',',
  );
const SERVICES =
  'Checkout Service,Ledger,Catalogue,Search Gateway,Notification Worker,Identity Service,Image Proxy,Pricing Engine,Stock Service,Edge Router'.split(
    ',',
  );
const CAUSES =
  'connection pool exhausted after a retry storm,expired certificate on the internal load balancer,index rebuild locked the orders table,memory limit too low after the base image changed,stale feature flag routed traffic to an empty cluster,disk filled by debug logs,DNS entry removed by a clean-up job,clock drift rejected signed tokens'.split(
    ',',
  );
const VERBS = 'Add,Document,Rotate,Remove,Measure,Automate,Review,Test'.split(',');
const OBJECTS =
  'alert for queue depth,runbook for failover,dashboard of retry rates,load test for the checkout path,limit on open connections,weekly restore drill,owner for the batch job,canary for configuration changes,time-out for upstream calls,checklist for certificate renewal'.split(
    ',',
  );
const MONTHS = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(',');

interface Bag {
  readonly next: () => number;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly between: (low: number, high: number) => number;
}

function bag(seed: number): Bag {
  const next = randomFrom(seed);
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(next() * list.length)];
    if (item === undefined) throw new Error('picked from an empty list');
    return item;
  };
  return { next, pick, between };
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Documents are three days apart, from 2015 on: no two share a date, and series stay long. */
function dayOf(index: number): { iso: string; words: string } {
  const day = new Date(Date.UTC(2015, 0, 5 + index * 3 - Math.floor(index / 1200) * 3600));
  return {
    iso: day.toISOString().slice(0, 10),
    words: `${MONTHS[day.getUTCMonth()] ?? ''} ${String(day.getUTCDate())}, ${String(day.getUTCFullYear())}`,
  };
}

const actionLine = ({ pick }: Bag, n: number): string =>
  `${String(n)}. [${pick([' ', ' ', 'x'])}] ${pick(PEOPLE)}: ${pick(VERBS)} ${pick(OBJECTS)} for the ${pick(SERVICES)}`;

function incident(index: number): string {
  const b = bag(index * 7919 + 1);
  const service = b.pick(SERVICES);
  const cause = b.pick(CAUSES);
  const day = dayOf(index);
  const start = b.between(60, 900);
  const middle = Array.from(
    { length: b.between(2, 12) },
    (_, i) => `- ${clock(start + 12 + i * 4)}: ${b.pick(PEOPLE)} checked ${b.pick(OBJECTS)} on ${b.pick(SERVICES)}`,
  );
  const end = start + 70 + b.between(0, 60);
  return [
    `# ${service}: ${cause}`,
    `**Date:** ${day.iso} · **Severity:** SEV${String(b.between(1, 4))} · **Status:** Resolved`,
    `## Summary\n\nThe ${service} answered with errors for ${String(end - start)} minutes: ${cause}. ${b.pick(PEOPLE)} led the response.`,
    `## Impact\n\n${String(b.between(2, 60))} % of requests failed; ${String(b.between(10, 900))} customers wrote to support.`,
    [
      '## Timeline (all times UTC)',
      '',
      `- ${clock(start)}: Alerts fired for the ${service}`,
      `- ${clock(start + 4)}: ${b.pick(PEOPLE)} acknowledged the page`,
      ...middle,
      `- ${clock(end - 22)}: Root cause identified: ${cause}`,
      `- ${clock(end - 9)}: Fix deployed to the ${service}`,
      `- ${clock(end)}: ${service} fully recovered`,
    ].join('\n'),
    `## Root cause\n\n${cause.charAt(0).toUpperCase()}${cause.slice(1)}. The change came with commit \`${b.next().toString(16).slice(2, 9)}\`.`,
    ['## Action items', '', ...Array.from({ length: b.between(2, 5) }, (_, i) => actionLine(b, i + 1))].join('\n'),
    '',
  ].join('\n\n');
}

function meeting(index: number): string {
  const b = bag(index * 104729 + 3);
  const day = dayOf(index);
  const next = dayOf(index + 3);
  const present = [...new Set(Array.from({ length: 7 }, () => b.pick(PEOPLE)))];
  const review = Array.from(
    { length: b.between(2, 5) },
    () => `| ${b.pick(VERBS)} ${b.pick(OBJECTS)} | ${b.pick(PEOPLE)} | ${b.pick(['Done', 'In Progress', 'Open'])} |`,
  );
  return [
    `# ${b.pick(['Platform Meeting', 'Engineering Meeting', 'Operations Review'])} - ${day.words}`,
    ['## Attendees', '', ...present.map((name) => `- ${name} (${b.pick(['Platform', 'Backend', 'Frontend'])})`)].join('\n'),
    ['## Action items review', '', '| Item | Owner | Status |', '|---|---|---|', ...review].join('\n'),
    `## ${b.pick(SERVICES)}\n\n${b.pick(PEOPLE)} described how ${b.pick(CAUSES)} last quarter.\n\n**Decision:** ${b.pick(VERBS)} ${b.pick(OBJECTS)} before the next release.`,
    ['## Action items', '', ...Array.from({ length: b.between(2, 6) }, (_, i) => actionLine(b, i + 1))].join('\n'),
    `## Next meeting\n\n${next.words}, 10:00 AM`,
    '',
  ].join('\n\n');
}

/** The path and text of document `index` (from 0), relative to a content folder. */
export function generateDocument(index: number): { path: string; text: string } {
  const { iso } = dayOf(index);
  const name = `${iso}-${String(index)}.md`;
  return index % 3 === 0 ? { path: `incidents/${name}`, text: incident(index) } : { path: `meetings/${name}`, text: meeting(index) };
}
