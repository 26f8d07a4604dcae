import type { Incident } from '../schema/incident.ts';
import { fieldNamed, type Field } from './fields.ts';
import { plainText, rangeOf, type Block } from './markdown.ts';
import { readFact, type Places } from './places.ts';
import { measureStated } from './timeline/stated-duration.ts';

/** How long an incident was, by the labels that say so, the most telling first. */
const LABELS = [
  'duration',
  'total duration',
  'incident duration',
  'outage duration',
  'impact duration',
  'total impact duration',
  'length of outage',
  'downtime',
  'total downtime',
  'minutes downtime or degradation',
  'time to recovery',
  'time to recover',
  'time to resolve',
  'time to resolution',
  'time to repair',
];
const ABOUT_OUTAGE =
  /\b(?:outage|downtime|lasted|lasting|duration|disruption|incident|unavailable|degraded|degradation|down for|recovered?|recover itself|restored|stall(?:ed)?|slowdown|interruption|affect(?:ed|ing))\b/i;
const ABOUT_OTHER = /\b(?:before (?:we|any)|to (?:detect|notice)|detected after|until we|unnoticed|retention|every|per)\b/i;

/** What the author says of the length: a field, else a sentence of the lead about the outage. */
export function statedDurationOf(fields: readonly Field[], lead: readonly Block[], places: Places): Incident['statedDuration'] {
  const field = fieldNamed(fields, LABELS);
  const inField = field === null ? null : measureStated(field.value);
  if (field !== null && inField !== null) return readFact(inField, field.range);
  for (const block of lead) {
    for (const sentence of plainText(block).split(/(?<=[.!?])\s+/)) {
      if (!ABOUT_OUTAGE.test(sentence) || ABOUT_OTHER.test(sentence)) continue;
      const stated = measureStated(sentence);
      if (stated !== null) return readFact(stated, places.find(stated.written, rangeOf(block)));
    }
  }
  return null;
}
