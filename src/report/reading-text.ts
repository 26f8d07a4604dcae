import type { Fact, Origin } from '../core/origin.ts';
import type { Reading } from '../core/parse/reading.ts';
import { printable } from '../core/problem.ts';
import type { Incident } from '../core/schema/incident.ts';
import type { Meeting } from '../core/schema/meeting.ts';
import type { ActionMention, PersonMention, TimelineEvent, When } from '../core/schema/parts.ts';
import { palette, type Palette } from './colour.ts';

/** One line of the report: where it was read, what it is, and how we know. */
interface Row {
  readonly origin: Origin | null;
  readonly label: string;
  readonly value: string;
}

/** What was understood of the file, for people: each value with its line, and with its origin where that is not the text. */
export function readingText(file: string, reading: Reading, colour: boolean): string {
  const paint = palette(colour);
  const head = `${paint.bold(printable(file))}: ${reading.kind} (${printable(reading.because)})\n`;
  const meeting = reading.meeting === null ? '' : renderEntry(meetingRows(reading.meeting), paint);
  const incidents = reading.incidents.map((incident) => {
    const title = incident.foundIn === null ? '' : `\n  ${paint.bold(`incident found in “${printable(incident.foundIn.heading)}”`)}\n`;
    return title + renderEntry(incidentRows(incident), paint);
  });
  return `${head}${meeting}${incidents.join('')}\n`;
}

const LABEL_WIDTH = 14;
const MAX_VALUE = 160;

function renderEntry(rows: readonly Row[], paint: Palette): string {
  return rows
    .map(({ origin, label, value }) => `  ${lineOf(origin, paint)}  ${label.padEnd(LABEL_WIDTH)} ${cut(value)}${noteOf(origin, paint)}\n`)
    .join('');
}

function lineOf(origin: Origin | null, paint: Palette): string {
  const line = origin?.range?.start.line;
  return paint.dim(line === undefined ? '      ' : String(line).padStart(6));
}

function noteOf(origin: Origin | null, paint: Palette): string {
  if (origin === null || origin.kind === 'read') return '';
  return paint.dim(` [${origin.kind === 'declared' ? 'declared in the front matter' : `inferred from ${printable(origin.from)}`}]`);
}

function cut(value: string): string {
  const characters = [...printable(value)];
  return characters.length > MAX_VALUE ? `${characters.slice(0, MAX_VALUE).join('')}…` : characters.join('');
}

const factRow = (label: string, fact: Fact<unknown> | null, value = String(fact?.value)): Row[] =>
  fact === null ? [{ origin: null, label, value: 'not known' }] : [{ origin: fact.origin, label, value }];

function commonRows(entry: Incident | Meeting): Row[] {
  return [
    ...factRow('title', entry.title),
    ...factRow('date', entry.date),
    ...factRow('time zone', entry.zone),
    ...(entry.draft ? [{ origin: null, label: 'draft', value: 'not published' }] : []),
    ...entry.tags.flatMap((tag) => factRow('tag', tag)),
  ];
}

function endRows(entry: Incident | Meeting): Row[] {
  return [
    ...entry.services.flatMap((service) => factRow('service', service)),
    ...entry.people.map(personRow),
    ...entry.commits.flatMap((commit) => factRow('commit', commit)),
    ...entry.actions.map(actionRow),
  ];
}

function incidentRows(incident: Incident): Row[] {
  return [
    ...commonRows(incident),
    ...factRow('severity', incident.severity),
    ...factRow('status', incident.status),
    ...(incident.summary === null ? [] : factRow('summary', incident.summary)),
    ...(incident.statedDuration === null ? [] : factRow('duration', incident.statedDuration, durationText(incident.statedDuration.value))),
    ...(incident.detectedBy === null ? [] : factRow('detected by', incident.detectedBy)),
    ...incident.timeline.map(eventRow),
    ...(incident.rootCause === null ? [] : factRow('root cause', incident.rootCause)),
    ...endRows(incident),
  ];
}

const durationText = ({ written, minutes }: { written: string; minutes: number }): string => `${minutes} min (“${written}”)`;

function meetingRows(meeting: Meeting): Row[] {
  const next = meeting.nextMeeting;
  return [
    ...commonRows(meeting),
    ...(meeting.series === null ? [] : factRow('series', meeting.series)),
    ...meeting.topics.map(({ origin, title, number }) => ({
      origin,
      label: 'topic',
      value: number === null ? title : `${number}. ${title}`,
    })),
    ...meeting.decisions.map(({ origin, text, topic }) => ({
      origin,
      label: 'decision',
      value: topic === null ? text : `${text} (${topic.value})`,
    })),
    ...meeting.announcements.map(({ origin, text }) => ({ origin, label: 'announcement', value: text })),
    ...meeting.talks.map(({ origin, title, presenter }) => ({
      origin,
      label: 'talk',
      value: presenter === null ? title : `${title}, ${presenter}`,
    })),
    ...(next === null ? [] : factRow('next meeting', next, [next.value.date, next.value.time ?? ''].join(' ').trim())),
    ...endRows(meeting),
  ];
}

function personRow({ origin, name, team, roles, presence }: PersonMention): Row {
  return { origin, label: presence, value: [name, ...(team === null ? [] : [team]), ...roles].join(', ') };
}

function eventRow({ origin, when, text, milestone }: TimelineEvent): Row {
  const mark = milestone === null ? '' : ` (${milestone.value})`;
  return { origin, label: 'event', value: `${whenText(when)}${mark} ${text}` };
}

function whenText(when: When): string {
  if (when.kind === 'instant')
    return `${when.local.replace('T', ' ')}${when.end === null ? '' : ` to ${when.end.local.replace('T', ' ')}`}`;
  return when.kind === 'day' ? when.date : `“${when.written}”`;
}

function actionRow({ origin, role, text, owners, due, status }: ActionMention): Row {
  const owner = owners.length === 0 ? '' : `${owners.map(({ value }) => value).join(', ')}: `;
  const by = due === null ? '' : `, due ${due.value}`;
  return {
    origin,
    label: role === 'raised' ? 'action' : 'action review',
    value: `${owner}${text} (${status?.value ?? 'state not said'}${by})`,
  };
}
