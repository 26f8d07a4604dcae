import type { Milestone } from '../../schema/parts.ts';
import { durationText } from '../dates-text.ts';
import { INCIDENT_HEAD, incidentCells, type Counted, type Sample } from './counted.ts';
import { number, text, type Insight, type InsightCell } from './insight.ts';
import { LEAST_TIME, scaleOf } from './scale.ts';
import { isFew, sampleText, spreadOf, type Spread } from './spread.ts';
import { dotsRow, SPREAD_HEAD, spreadCells } from './spread-views.ts';
import { counted, listed, thousands } from '../../counted.ts';

/** The times of the facts strip that are compared: what they are called, and the two events that they are counted between. */
const TIMES: readonly { readonly name: string; readonly verb: string; readonly from: Milestone; readonly until: Milestone }[] = [
  { name: 'Time to detect', verb: 'detect', from: 'started', until: 'detected' },
  { name: 'Time to mitigate', verb: 'mitigate', from: 'detected', until: 'mitigated' },
  { name: 'Time to resolve', verb: 'resolve', from: 'detected', until: 'resolved' },
];
const MINUTE_MS = 60_000;

interface Timed {
  readonly name: string;
  readonly verb: string;
  readonly from: Milestone;
  readonly until: Milestone;
  readonly measured: readonly { readonly counted: Counted; readonly ms: number }[];
  readonly spread: Spread | null;
}

/** Times to detect, mitigate and resolve, of the incidents whose document gives the two events. */
export function durations({ incidents }: Sample): Insight {
  const times = TIMES.map((time) => timed(time, incidents));
  const values = times.flatMap(({ measured }) => measured.map(({ ms }) => ms));
  const scale = scaleOf(values, LEAST_TIME);
  const drawn = times.filter(({ spread }) => spread !== null);
  return {
    id: 'times',
    title: 'Time to detect, mitigate and resolve',
    sentences: sentences(times, incidents.length),
    chart:
      scale === null
        ? null
        : {
            kind: 'dots',
            ...scale,
            rows: drawn.map(({ name, measured, spread }) =>
              dotsRow(name, { values: measured.map(pointOf), spread, figure: durationText }, scale.from),
            ),
          },
    legend:
      scale === null
        ? null
        : 'Each dot is an incident; the line is the median, the band the middle half. The time to detect is counted from the start, the others from detection. The scale is logarithmic.',
    table:
      scale === null
        ? null
        : {
            head: [text('Time'), ...SPREAD_HEAD, number('Not given')],
            rows: drawn.map((time) => tableRow(time, incidents.length)),
            more: null,
          },
    file: fileOf(times, incidents),
  };
}

const pointOf = ({ counted: { row }, ms }: Timed['measured'][number]): { value: number; text: string } => ({
  value: ms,
  text: `${durationText(ms)}: ${row.title}`,
});

/** Null where a side is unknown, or where the second came first: the same as on the incident's page. */
export function lengthOf({ moments }: Counted, from: Milestone, until: Milestone): number | null {
  const [start, end] = [moments.get(from), moments.get(until)];
  return start === undefined || end === undefined || end.at < start.at ? null : end.at - start.at;
}

function timed({ name, verb, from, until }: (typeof TIMES)[number], incidents: readonly Counted[]): Timed {
  const measured = incidents
    .flatMap((one) => {
      const ms = lengthOf(one, from, until);
      return ms === null ? [] : [{ counted: one, ms }];
    })
    .sort((a, b) => a.ms - b.ms);
  return { name, verb, from, until, measured, spread: spreadOf(measured.map(({ ms }) => ms)) };
}

/** "The median time to detect is 6 min 30 s (n = 8), to mitigate 42 min (n = 7) and to resolve 45 min (n = 9)." And what is missing. */
function sentences(times: readonly Timed[], all: number): string[] {
  if (all === 0) return ['No incident is published yet.'];
  const known = times.flatMap(({ verb: does, spread }) => (spread === null ? [] : [{ does, spread }]));
  if (known.length === 0) return ['No incident gives both events of one of these times.'];
  const medians = known.map(
    ({ does, spread }, place) =>
      `to ${does} ${place === 0 ? 'is ' : ''}${durationText(spread.median)} (${sampleText(spread.values.length)})`,
  );
  const few = known.filter(({ spread }) => isFew(spread.values.length)).map(({ does }) => does);
  const missing = times.flatMap(({ verb: does, measured }) =>
    measured.length === all ? [] : [`${counted(all - measured.length, 'incident')} of the time to ${does}`],
  );
  return [
    `The median time ${listed(medians)}.`,
    ...(few.length === 0
      ? []
      : [
          `${few.length === known.length ? 'These are few' : `Few give the time to ${listed(few)}`}: one more incident can move a median far.`,
        ]),
    ...(missing.length === 0 ? [] : [`Left out, because the document does not give both events: ${listed(missing)}.`]),
  ];
}

function tableRow({ name, measured, spread }: Timed, all: number): InsightCell[] {
  const end = (one: Timed['measured'][number] | undefined): InsightCell =>
    one === undefined ? '' : { text: durationText(one.ms), href: one.counted.link.href };
  return [
    name,
    ...spreadCells({ spread, shortest: end(measured[0]), longest: end(measured.at(-1)) }, durationText),
    thousands(all - measured.length),
  ];
}

function fileOf(times: readonly Timed[], incidents: readonly Counted[]): Insight['file'] {
  const minutes = (one: Counted, { from, until }: Timed): number | null => {
    const ms = lengthOf(one, from, until);
    return ms === null ? null : Math.round((ms / MINUTE_MS) * 100) / 100;
  };
  return [
    [...INCIDENT_HEAD, ...times.map(({ name }) => `${name}, minutes`)],
    ...incidents.map((one) => [...incidentCells(one), ...times.map((time) => minutes(one, time))]),
  ];
}
