import type { Fact } from '../core/origin.ts';
import type { Reading } from '../core/parse/reading.ts';
import type { Incident } from '../core/schema/incident.ts';
import { accountJson } from './reading-account.ts';
import type { Section, TimelineEvent } from '../core/schema/parts.ts';
import type { ReadingJson } from '../core/schema/reading-json.ts';

/** `file` is the name to print, `text` the source that was read: the time zone is quoted from it (without it, the name that it was read as). */
export function readingToJson(file: string, reading: Reading, text: string | null = null): ReadingJson {
  const own = reading.kind === 'incident' ? (reading.incidents[0] ?? null) : reading.meeting;
  const [incident] = reading.incidents;
  const raised = (own?.actions ?? []).filter(({ role }) => role === 'raised');
  return {
    file,
    kind: reading.kind === 'neither' ? null : reading.kind,
    title: own?.title.value ?? null,
    date: own?.date.value ?? null,
    timezone: own === null ? null : writtenZone(own.zone, text),
    events: (incident?.timeline ?? []).map((event) => ({
      at: localTime(event),
      text: event.text,
      milestone: event.milestone?.value ?? null,
    })),
    attendees: (own?.people ?? []).filter(({ presence }) => presence === 'present').map(({ name }) => ({ name })),
    actions: raised.map((action) => ({ text: action.text, status: action.status?.value ?? 'open' })),
    hasRootCause: incident !== undefined && incident.rootCause !== null,
    severity: incident?.severity?.value ?? null,
    status: incident?.status?.value ?? null,
    detectedBy: incident?.detectedBy?.value ?? null,
    ...accountJson(incident),
    services: (own?.services ?? []).map(({ value }) => value),
    people: (own?.people ?? []).map(({ name, roles }) => ({ name, roles })),
    durationMinutes: incident === undefined ? null : durationMinutes(incident),
    sections: (own?.sections ?? []).map(sectionJson),
  };
}

const sectionJson = ({ role, heading, headingRange, blocks }: Section): ReadingJson['sections'][number] => ({
  role,
  heading,
  line: headingRange?.start.line ?? null,
  text: blocks.map(({ start }) => start.line),
});

function writtenZone({ value, origin }: Fact<string>, text: string | null): string | null {
  if (origin.kind === 'inferred') return null;
  return text === null ? value : text.slice(origin.range.start.offset, origin.range.end.offset);
}

function localTime({ when }: TimelineEvent): string | null {
  if (when.kind === 'day') return when.date;
  return when.kind === 'relative' ? null : when.local;
}

/** What the author typed, else the time between the event that starts (or detects) and the one that resolves. */
function durationMinutes(incident: Incident): number | null {
  if (incident.statedDuration !== null) return incident.statedDuration.value.minutes;
  const start = instantOf(incident, 'started') ?? instantOf(incident, 'detected');
  const end = instantOf(incident, 'resolved');
  return start === null || end === null || end < start ? null : Math.round((end - start) / 60_000);
}

function instantOf(incident: Incident, milestone: 'started' | 'detected' | 'resolved'): number | null {
  const event = incident.timeline.find((candidate) => candidate.milestone?.value === milestone);
  return event?.when.kind === 'instant' ? Date.parse(event.when.instant) : null;
}
