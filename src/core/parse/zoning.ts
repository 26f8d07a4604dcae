import type { Fact } from '../origin.ts';
import type { TimelineEvent } from '../schema/parts.ts';
import type { Context } from '../schema/site.ts';
import { toInstant } from './clock.ts';
import { fieldNamed, fieldsOf } from './fields.ts';
import { plainText, rangeOf, walk, type Block } from './markdown.ts';
import { partsOf, type Part } from './outline.ts';
import { inferredFact, type Places } from './places.ts';
import { findZone } from './zone.ts';

const ZONE_LABELS = ['timezone', 'time zone', 'tz', 'times', 'all times'];

/**
 * The zone that the times of `parts` are in: a field that names it, the heading of the timeline, a note in it, its
 * table's head, its events, the first lines; else the site's own, marked as assumed.
 */
export function zoneOf(top: Part, parts: readonly Part[], places: Places, context: Context, lead: readonly Block[] = []): Fact<string> {
  const field = fieldNamed(
    fieldsOf(top, places, () => false),
    ZONE_LABELS,
  );
  const declared = field === null ? null : zoneIn(field.value, field.range, places);
  if (declared !== null) return declared;
  for (const part of parts) {
    const all = [...partsOf(part)];
    for (const { heading } of all) {
      const zone = heading === null ? null : zoneIn(heading.text, heading.range, places);
      if (zone !== null) return zone;
    }
    const blocks = all.flatMap((at) => at.blocks);
    const notes = blocks.filter(({ type }) => type === 'paragraph');
    for (const block of [...notes, ...blocks]) {
      const zone = zoneInBlock(block, places);
      if (zone !== null) return zone;
    }
  }
  const typed = zoneOfFields(top, places);
  if (typed !== null) return typed;
  return (
    zoneSaidAnywhere(top, places) ?? zoneOfLead(lead, places) ?? inferredFact(context.site.timeZone, "the site's default time zone", null)
  );
}

/**
 * The zone of an incident whose text names none, but whose events each state their own: the site's zone where its clock shows the
 * same times, else that of the first event. `zone` itself where any event leaves its zone open.
 */
export function zoneOfEvents(zone: Fact<string>, events: readonly TimelineEvent[]): Fact<string> {
  if (zone.origin.kind !== 'inferred' || zone.origin.range !== null) return zone;
  const exact = events.flatMap(({ when, origin }) => (when.kind === 'instant' ? [{ when, range: origin.range }] : []));
  const [first] = exact;
  if (first === undefined || exact.some(({ when }) => findZone(when.written) === null)) return zone;
  const shows = exact.every(({ when }) => toInstant(when.local, zone.value).instant === when.instant);
  return inferredFact(shows ? zone.value : first.when.zone, 'the zone that each event states', first.range);
}

/** "From 15:30 to 18:10 UTC" in the first lines: the zone of the first time that stands there, where all say the same. */
function zoneOfLead(lead: readonly Block[], places: Places): Fact<string> | null {
  const said = lead.flatMap((block) => zoneInBlock(block, places) ?? []);
  return said.every(({ value }) => value === said[0]?.value) ? (said[0] ?? null) : null;
}

const MOMENT =
  /^(?:(?:incident|outage|impact) )?(?:date(?: time)?|start(?:ed)?|end(?:ed)?|detected|reported|resolved|mitigated|fixed|closed|duration)(?: (?:time|at|date|date time))?$/;

/** "Start time: 2024-03-09 08:12 UTC". */
function zoneOfFields(top: Part, places: Places): Fact<string> | null {
  for (const { label, value, range } of fieldsOf(top, places, () => false)) {
    const zone = MOMENT.test(label) ? zoneIn(value, range, places) : null;
    if (zone !== null) return zone;
  }
  return null;
}

const ALL_TIMES = /\ball (?:the )?time(?:s|stamps)\b|\btimes (?:are |given |shown |below )*(?:in|use|UTC)\b/i;

/** "All times Pacific", wherever it stands. */
function zoneSaidAnywhere(top: Part, places: Places): Fact<string> | null {
  for (const block of [...partsOf(top)].flatMap(({ blocks }) => blocks)) {
    const zone = ALL_TIMES.test(plainText(block)) ? zoneInBlock(block, places) : null;
    if (zone !== null) return zone;
  }
  return null;
}

function zoneInBlock(block: Block, places: Places): Fact<string> | null {
  for (const node of walk(block)) {
    if (node.type !== 'paragraph' && node.type !== 'tableCell') continue;
    const zone = zoneIn(plainText(node), rangeOf(node), places);
    if (zone !== null) return zone;
  }
  return null;
}

function zoneIn(text: string, range: Parameters<Places['find']>[1], places: Places): Fact<string> | null {
  const found = findZone(text);
  return found === null ? null : { value: found.zone, origin: { kind: 'read', range: places.find(found.written, range) } };
}
