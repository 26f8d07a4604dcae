import type { Fact } from '../core/origin.ts';
import type { Reading } from '../core/parse/reading.ts';
import type { Incident } from '../core/schema/incident.ts';
import type { TimelineEvent } from '../core/schema/parts.ts';

/** One reading as `afterword read --json` prints it, a line a file. Events are in the document's local time and order. */
export interface ReadingJson {
  readonly file: string;
  readonly kind: 'incident' | 'meeting' | null;
  readonly title: string | null;
  readonly date: string | null;
  /** As written in the document; null where it states none. */
  readonly timezone: string | null;
  readonly events: readonly { readonly at: string | null; readonly text: string }[];
  /** Those present. */
  readonly attendees: readonly { readonly name: string }[];
  /** What the document itself raises; an incident that a meeting discusses has its own. */
  readonly actions: readonly { readonly text: string; readonly status: 'open' | 'in-progress' | 'done' | 'dropped' }[];
  readonly hasRootCause: boolean;
  readonly severity: string | null;
  readonly durationMinutes: number | null;
}

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
    events: (incident?.timeline ?? []).map((event) => ({ at: localTime(event), text: event.text })),
    attendees: (own?.people ?? []).filter(({ presence }) => presence === 'present').map(({ name }) => ({ name })),
    actions: raised.map((action) => ({ text: action.text, status: action.status?.value ?? 'open' })),
    hasRootCause: incident !== undefined && incident.rootCause !== null,
    severity: incident?.severity?.value ?? null,
    durationMinutes: incident === undefined ? null : durationMinutes(incident),
  };
}

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
