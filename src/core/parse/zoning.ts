import type { Fact } from '../origin.ts';
import type { Context } from '../schema/site.ts';
import { fieldNamed, fieldsOf } from './fields.ts';
import { plainText, rangeOf, walk, type Block } from './markdown.ts';
import { partsOf, type Part } from './outline.ts';
import { inferredFact, type Places } from './places.ts';
import { findZone } from './zone.ts';

const ZONE_LABELS = ['timezone', 'time zone', 'tz', 'times', 'all times'];

/**
 * The zone that the times of `parts` are in: a field that names it, the heading of the timeline, a note in it, its
 * table's head, its events; else the site's own, marked as assumed.
 */
export function zoneOf(top: Part, parts: readonly Part[], places: Places, context: Context): Fact<string> {
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
  const said = [...partsOf(top)].flatMap(({ blocks }) => blocks).find((block) => ALL_TIMES.test(plainText(block)));
  return (
    (said === undefined ? null : zoneInBlock(said, places)) ?? inferredFact(context.site.timeZone, "the site's default time zone", null)
  );
}

const ALL_TIMES = /\b(?:all )?times (?:are |given |shown )*(?:in|use|UTC)\b/i;

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
