import type { Fact, Origin } from '../../../src/core/origin.ts';
import type { Reading } from '../../../src/core/parse/reading.ts';
import { formatProblem } from '../../../src/core/problem.ts';
import type { Incident } from '../../../src/core/schema/incident.ts';
import type { Meeting } from '../../../src/core/schema/meeting.ts';

/** A reading in the words of the fixtures' JSON: one short string a fact, so that a pair can be checked by eye. */
export function digest(reading: Reading): Record<string, unknown> {
  return {
    kind: reading.kind,
    problems: reading.problems.map(formatProblem),
    meeting: reading.meeting === null ? null : meetingDigest(reading.meeting),
    incidents: reading.incidents.map(incidentDigest),
  };
}

function common(entry: Meeting | Incident): Record<string, unknown> {
  return {
    id: entry.id,
    title: fact(entry.title),
    date: fact(entry.date),
    zone: fact(entry.zone),
    tags: entry.tags.map(fact),
    draft: entry.draft,
    services: entry.services.map(fact),
    commits: entry.commits.map(fact),
    people: entry.people.map(({ name, team, roles, presence }) =>
      [name, team, ...roles, presence].filter((part) => part !== null).join(', '),
    ),
    actions: entry.actions.map((action) => {
      const owners = action.owners.map(({ value }) => value).join(', ') || 'nobody';
      const due = action.due === null ? [] : [`due ${fact(action.due) ?? ''}`];
      return [
        `${action.id} line ${line(action.origin)}: ${action.text}`,
        owners,
        ...due,
        action.status?.value ?? 'no state',
        ...action.tickets,
      ].join('; ');
    }),
    sections: entry.sections.map(({ depth, role, heading, blocks }) =>
      `${depth} ${role} ${heading ?? ''}: ${blocks.map(({ start }) => start.line).join(' ')}`.trim(),
    ),
  };
}

function meetingDigest(meeting: Meeting): Record<string, unknown> {
  const { series, topics, decisions, announcements, talks, nextMeeting } = meeting;
  return {
    ...common(meeting),
    series: fact(series),
    topics: topics.map(({ number, title, incidentId }) =>
      [number, title, incidentId === null ? null : `-> ${incidentId}`].filter((part) => part !== null).join(' '),
    ),
    decisions: decisions.map(({ text, topic, deciders }) => `${text} [${[topic?.value ?? '', ...deciders].join('; ')}]`),
    announcements: announcements.map(({ text }) => text),
    talks: talks.map(({ title, presenter, slides }) => `${title} by ${presenter ?? '?'}, slides ${fact(slides) ?? 'none'}`),
    nextMeeting: nextMeeting === null ? null : [nextMeeting.value.date, nextMeeting.value.time].filter((part) => part !== null).join(' '),
  };
}

function incidentDigest(incident: Incident): Record<string, unknown> {
  return {
    ...common(incident),
    foundIn: incident.foundIn === null ? null : `${incident.foundIn.meetingId}, line ${incident.foundIn.range.start.line}`,
    severity: fact(incident.severity),
    status: fact(incident.status),
    summary: fact(incident.summary),
    statedDuration: incident.statedDuration?.value.minutes ?? null,
    rootCause: fact(incident.rootCause),
    detectedBy: fact(incident.detectedBy),
    impact: incident.impact.map(fact),
    contributing: incident.contributingFactors.map(fact),
    wentWell: incident.lessons.wentWell.map(fact),
    wentBadly: incident.lessons.wentBadly.map(fact),
    lucky: incident.lessons.lucky.map(fact),
    learned: incident.lessons.learned.map(fact),
    links: incident.links.map(({ value, origin }) => `${value.text} -> ${value.target} (${origin.kind}, line ${line(origin)})`),
    timeline: incident.timeline.map(({ when, origin }) => `${when.kind === 'instant' ? when.local : when.written} line ${line(origin)}`),
  };
}

function fact(value: Fact<string> | null): string | null {
  if (value === null) return null;
  const { origin } = value;
  const where = origin.range === null ? '' : `, line ${line(origin)}`;
  return `${value.value} (${origin.kind === 'inferred' ? `inferred from ${origin.from}` : origin.kind}${where})`;
}

const line = ({ range }: Origin): number => range?.start.line ?? 0;

/** The parts of `actual` that `expected` speaks of: objects key by key, lists whole. */
export function subset(actual: unknown, expected: unknown): unknown {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return actual.map((item: unknown, index) => (index < expected.length ? subset(item, expected[index]) : item));
  }
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null) return actual;
  return Object.fromEntries(
    Object.entries(actual).flatMap(([key, value]) =>
      Object.hasOwn(expected, key) ? [[key, subset(value, Object.entries(expected).find(([name]) => name === key)?.[1])]] : [],
    ),
  );
}
