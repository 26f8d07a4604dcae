import { findZone } from '../parse/zone.ts';
import { OFFSETS_OF } from '../parse/zone-names.ts';
import { placeOf, type SourceRange } from '../position.ts';
import { problem, type Problem } from '../problem.ts';
import type { Incident } from '../schema/incident.ts';
import type { TimelineEvent } from '../schema/parts.ts';
import type { Checked } from './checked.ts';

/** Abbreviations that mean clocks hours apart, and what they are read as here. */
const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['CST', 'US Central time (−06:00) or China (+08:00)'],
  ['IST', 'India (+05:30), Ireland (+01:00) or Israel (+02:00)'],
]);

/** A zone's abbreviation that has two meanings, or that the clocks of its region did not show on that day; once for each abbreviation. */
export function zonesAmbiguous({ readings, texts }: Checked): Problem[] {
  return readings.flatMap(({ path, incidents }) => incidents.flatMap((incident) => ofIncident(incident, texts.get(path) ?? '')));
}

/** "PST (UTC-7)": the offset stands beside the abbreviation. */
const saysOffset = (text: string, range: SourceRange | null): boolean =>
  range !== null && /^[^\n]{0,3}\(?(?:UTC|GMT)?\s?[-+−]\d/.test(text.slice(range.end.offset, range.end.offset + 14));

interface Named {
  readonly short: string;
  readonly range: SourceRange | null;
  readonly event: TimelineEvent | null;
}

function ofIncident(incident: Incident, text: string): Problem[] {
  const seen = new Set<string>();
  return namedZones(incident, text).flatMap(({ short, range, event }) => {
    const why = seen.has(short) || saysOffset(text, range) ? null : doubt(short, event);
    if (why === null) return [];
    seen.add(short);
    return [problem('zone-ambiguous', placeOf(incident.path, range), why)];
  });
}

/** The abbreviations that an incident's times are given in, each with an event that it holds for. */
function namedZones({ zone, timeline }: Incident, text: string): Named[] {
  const { range } = zone.origin;
  const written = range === null ? '' : text.slice(range.start.offset, range.end.offset);
  const exact = timeline.filter(({ when }) => when.kind === 'instant');
  const own = exact.flatMap((event): Named[] => {
    const short = abbreviation(event.when.written);
    return short === null ? [] : [{ short, range: event.origin.range, event }];
  });
  const short = abbreviation(written);
  return [...(short === null ? [] : [{ short, range, event: exact.find(({ when }) => findZone(when.written) === null) ?? null }]), ...own];
}

function abbreviation(text: string): string | null {
  const written = findZone(text)?.written ?? '';
  return /^[A-Z]{2,5}$/.test(written) ? written : null;
}

function doubt(short: string, event: TimelineEvent | null): string | null {
  const meanings = MEANINGS.get(short);
  if (meanings !== undefined) return `“${short}” may mean ${meanings}`;
  const said = OFFSETS_OF.get(short);
  if (said === undefined || event?.when.kind !== 'instant') return null;
  const { local, instant, zone } = event.when;
  const shown = Math.round((Date.parse(`${local}Z`) - Date.parse(instant)) / 60_000);
  if (shown === said || !zone.includes('/')) return null;
  return `“${short}” is ${offsetText(said)}, but on ${local.slice(0, 10)} clocks in ${zone} showed ${offsetText(shown)}, which was taken`;
}

function offsetText(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
