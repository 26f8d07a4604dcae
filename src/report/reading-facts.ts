import { durationText } from '../core/derive/dates-text.ts';
import { measuredOf, type Measured } from '../core/derive/milestones/metrics.ts';
import { MILESTONE_LABELS, momentsToMeasure } from '../core/derive/milestones/milestones.ts';
import { orderedEvents } from '../core/derive/timeline-order.ts';
import type { Fact, Origin } from '../core/origin.ts';
import type { Incident } from '../core/schema/incident.ts';
import { accountOf } from './reading-account.ts';
import type { Meeting } from '../core/schema/meeting.ts';

/** One line of the overview: what it is, its value, and how we know. */
export interface FactRow {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

/** The overview of an entry: each fact with its line or where else it is from, the numbers, and what was looked for in vain. */
export function factRows(entry: Incident | Meeting): FactRow[] {
  const rows = [row('title', entry.title), row('date', entry.date), row('time zone', entry.zone)];
  const own = entry.kind === 'incident' ? incidentRows(entry) : meetingRows(entry);
  const draft = entry.draft ? [{ label: 'draft', value: 'yes', note: 'read and checked, not published' }] : [];
  const counts = [listRow('services', entry.services), countRow('actions', raised(entry)), countRow('reviewed', reviewed(entry))];
  const missing = own.missing.length === 0 ? [] : [{ label: 'not found', value: own.missing.join(', '), note: '' }];
  return [...rows, ...draft, ...own.rows, ...counts.flat(), ...missing];
}

interface OwnRows {
  readonly rows: readonly FactRow[];
  /** What readers of such a page look for, and the document does not say. */
  readonly missing: readonly string[];
}

function incidentRows(incident: Incident): OwnRows {
  const { severity, status, statedDuration: stated, detectedBy, summary, rootCause, timeline } = incident;
  const wanted: [string, Fact<unknown> | null][] = [
    ['severity', severity],
    ['status', status],
    ['summary', summary],
    ['root cause', rootCause],
  ];
  const missing = wanted.flatMap(([label, fact]) => (fact === null ? [label] : []));
  const facts = wanted.slice(0, 2).flatMap(([label, fact]) => (fact === null ? [] : [row(label, fact)]));
  const typed = stated === null ? [] : [{ label: 'as typed', value: `“${stated.value.written}”`, note: originText(stated.origin) }];
  const measured = measuredOf(momentsToMeasure(orderedEvents(timeline))).map(measuredRow);
  const numbers = measured.length > 0 ? [] : ['a start and an end to count from'];
  return {
    rows: [
      ...facts,
      ...(detectedBy === null ? [] : [row('detected by', detectedBy)]),
      ...accountOf(incident).flatMap(({ label, facts: points }) => countRow(label, points)),
      ...countRow('events', timeline),
      ...typed,
      ...measured,
    ],
    missing: [...missing, ...(timeline.length === 0 ? ['timeline'] : numbers)],
  };
}

function measuredRow({ label, ms, from, to }: Measured): FactRow {
  const side = ({ name, event }: Measured['from']): string =>
    `${MILESTONE_LABELS[name].toLowerCase()} (line ${lineOf(event.origin) ?? '?'})`;
  return { label: label.toLowerCase(), value: durationText(ms), note: `${side(from)} to ${side(to)}` };
}

function meetingRows({ series, people, topics, decisions, nextMeeting }: Meeting): OwnRows {
  const present = people.filter(({ presence }) => presence === 'present');
  const absent = people.filter(({ presence }) => presence === 'absent');
  const named = people.filter(({ presence }) => presence === 'named');
  const next =
    nextMeeting === null
      ? []
      : [{ ...row('next meeting', nextMeeting), value: `${nextMeeting.value.date} ${nextMeeting.value.time ?? ''}`.trim() }];
  return {
    rows: [
      ...(series === null ? [] : [row('series', series)]),
      ...countRow('present', present),
      ...countRow('absent', absent),
      ...countRow('named', named),
      ...countRow('topics', topics),
      ...countRow('decisions', decisions),
      ...next,
    ],
    missing: [...(present.length === 0 ? ['attendees'] : []), ...(decisions.length === 0 ? ['decisions'] : [])],
  };
}

const raised = ({ actions }: Incident | Meeting) => actions.filter(({ role }) => role === 'raised');
const reviewed = ({ actions }: Incident | Meeting) => actions.filter(({ role }) => role === 'reviewed');

const row = (label: string, fact: Fact<unknown> | null): FactRow => ({
  label,
  value: fact === null ? '' : String(fact.value),
  note: fact === null ? '' : originText(fact.origin),
});

/** "line 3", "line 3, declared", "inferred from the file's name". */
function originText(origin: Origin): string {
  const line = lineOf(origin);
  const at = line === null ? '' : `line ${line}`;
  const how = origin.kind === 'read' ? '' : origin.kind === 'declared' ? 'declared' : `inferred from ${origin.from}`;
  return [at, how].filter((part) => part !== '').join(', ');
}

const lineOf = ({ range }: Origin): number | null => range?.start.line ?? null;

function listRow(label: string, facts: readonly Fact<string>[]): FactRow[] {
  if (facts.length === 0) return [];
  return [{ label, value: facts.map(({ value }) => value).join(', '), note: linesText(facts.map(({ origin }) => origin)) }];
}

function countRow(label: string, items: readonly { readonly origin: Origin }[]): FactRow[] {
  return items.length === 0 ? [] : [{ label, value: String(items.length), note: linesText(items.map(({ origin }) => origin)) }];
}

/** "line 3", "lines 3 to 9", "lines 3 to 40". */
function linesText(origins: readonly Origin[]): string {
  const lines = origins.flatMap((origin) => lineOf(origin) ?? []);
  if (lines.length === 0) return '';
  const [first, last] = lines.reduce(([low, high], line) => [Math.min(low, line), Math.max(high, line)], [Infinity, 0]);
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}
