import { drawingData } from '../../src/core/derive/drawing-data.ts';
import { momentsOf } from '../../src/core/derive/milestones/milestones.ts';
import type { DrawingData } from '../../src/core/derive/page-data.ts';
import { orderedEvents, spansDays } from '../../src/core/derive/timeline-order.ts';
import { toInstant } from '../../src/core/parse/clock.ts';
import { milestoneSchema, type TimelineEvent, type When } from '../../src/core/schema/parts.ts';

const LINE =
  /^(?:(?<date>\d{4}-\d\d-\d\d) )?(?:(?<vague>~)?(?<time>\d\d:\d\d(?::\d\d)?)(?:-(?:(?<endDate>\d{4}-\d\d-\d\d) )?(?<end>\d\d:\d\d(?::\d\d)?))?|(?<day>day)) (?:"(?<words>[^"]*)" )?(?:\[(?<mark>\w+)\] )?(?<text>[\s\S]*)$/;

/**
 * A drawing from lines such as `2024-03-18 14:23 [detected] Alerts`, `14:30-14:50 Rollback`, `~15:00 "around three" Calls`,
 * `2024-03-19 day Report`. A line without a date is of the day before it.
 */
export function timeline(title: string, zone: string, lines: readonly string[]): DrawingData {
  const events = eventsOf(zone, lines);
  const ordered = orderedEvents(events);
  const data = drawingData(title, { zone, dated: spansDays(ordered) }, ordered, momentsOf(ordered));
  if (data === null) throw new Error(`${title}: nothing to draw`);
  return data;
}

function eventsOf(zone: string, lines: readonly string[]): TimelineEvent[] {
  let date = '';
  return lines.map((line, index) => {
    const found = LINE.exec(line)?.groups;
    if (found === undefined) throw new Error(`not a line of the notation: ${line}`);
    date = found['date'] ?? date;
    const origin = { kind: 'inferred', from: 'the gallery', range: null } as const;
    const milestone = found['mark'] === undefined ? null : { value: milestoneSchema.parse(found['mark']), origin };
    return { id: `t-${index + 1}`, when: whenOf(found, date, zone), text: found['text'] ?? '', body: [], milestone, origin };
  });
}

function whenOf(found: Readonly<Record<string, string | undefined>>, date: string, zone: string): When {
  const { time, end, endDate, words } = found;
  if (time === undefined) return { kind: 'day', written: words ?? date, date };
  const local = `${date}T${time}`;
  const { instant } = toInstant(local, zone);
  if (found['vague'] !== undefined) return { kind: 'vague', written: words ?? `~${time}`, local, instant };
  const ending = end === undefined ? null : `${endDate ?? date}T${end}`;
  return {
    kind: 'instant',
    written: time,
    local,
    instant,
    zone,
    end: ending === null ? null : { local: ending, instant: toInstant(ending, zone).instant },
  };
}

/** Phrases of the trade, put together to texts of any length. */
const PHRASES = [
  'alerts fire for the checkout service',
  'the on-call engineer opens the dashboard',
  'error rate passes five per cent',
  'customers write to support about failed payments',
  'a second pair of eyes joins the call',
  'logs show connections that time out after thirty seconds',
  'the last deploy is rolled back',
  'no change in the error rate',
  'the pool of database connections is found to be exhausted',
  'the limit is raised and pods are restarted one by one',
  'latency falls back under its target',
  'the status page is updated',
  'a stuck job is killed by hand',
  'queue depth begins to shrink',
  'the fix is merged, reviewed and rolled out to all regions',
  'monitoring stays quiet for half an hour',
];

/** A sentence of about `length` characters; `seed` decides where in the phrases it starts. */
export function sentence(length: number, seed: number): string {
  let text = '';
  for (let index = seed; text.length < length; index++) text += `${text === '' ? '' : '; '}${PHRASES[index % PHRASES.length] ?? ''}`;
  const cut = text.slice(0, Math.max(3, length)).trimEnd();
  return `${cut.charAt(0).toUpperCase()}${cut.slice(1)}`;
}

const MARKS = new Map(Object.entries({ s: 'started', d: 'detected', a: 'acknowledged', i: 'identified', m: 'mitigated', r: 'resolved' }));

/** Lines of the notation from a shape: `8d/190` is an event 8 minutes in, detected, of 190 characters; `8+4/9` lasts 4 minutes; `~8/9` is vague; `day8/9` has no hour. */
export function shape(start: string, written: string): string[] {
  const zero = Date.parse(`${start}:00Z`);
  const clock = (minutes: number): string => new Date(zero + minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
  return written.split(/\s+/).map((one, index) => {
    const found = /^(~|day)?(\d+)(?:\+(\d+))?([sdaimr])?\/(\d+)$/.exec(one);
    if (found === null) throw new Error(`not a shape: ${one}`);
    const [, how, minutes = '0', lasts, mark, length = '0'] = found;
    const at = clock(Number(minutes));
    const text = `${mark === undefined ? '' : `[${MARKS.get(mark) ?? ''}] `}${sentence(Number(length), index * 3)}`;
    if (how === 'day') return `${at.slice(0, 10)} day ${text}`;
    const end = lasts === undefined ? '' : `-${clock(Number(minutes) + Number(lasts))}`;
    return `${at.slice(0, 10)} ${how ?? ''}${at.slice(11)}${end} ${text}`;
  });
}
