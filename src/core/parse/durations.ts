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
  /\b(?:outage|downtime|lasted|lasting|duration|disruption|incident|unavailable|unusable|inaccessible|unreachable|degraded|degradation|down for|recovered?|recover itself|restored|stall(?:ed)?|slowdown|interruption|affect(?:ed|ing))\b/i;
/** "returned errors for about two hours" */
const FAILED_FOR =
  /\b(?:fail(?:s|ed|ing)?|broke|broken|down|stale|stuck|slow|stopped|lost|delayed|errors?|[45]\d\ds?|could not|couldn't|unable)\b[^.!?]{0,80}\bfor (?:about |around |approximately |roughly |nearly |almost |over |more than |a total of |~ ?)?(?:\d|an? (?:hour|day)|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)/i;
/** A sentence anywhere that says how long all of it was. */
const WHOLE =
  /\b(?:incident|outage|downtime|disruption|degradation|interruption)\b[^.!?]{0,60}\b(?:lasted|was resolved (?:in|after|within)|resolved within|for a total of)\b|\btotal (?:downtime|outage|duration)\b/i;
const ABOUT_OTHER = /\b(?:before (?:we|any)|to (?:detect|notice)|detected after|until we|unnoticed|retention|every|per)\b/i;

/** What the author says of the length: a field, else a sentence of the lead about the outage, else one anywhere about all of it. */
export function statedDurationOf(
  fields: readonly Field[],
  lead: readonly Block[],
  all: readonly Block[],
  places: Places,
): Incident['statedDuration'] {
  const field = fieldNamed(fields, LABELS);
  const inField = field === null ? null : measureStated(field.value);
  if (field !== null && inField !== null) return readFact(inField, field.range);
  return (
    inSentences(lead, (sentence) => (ABOUT_OUTAGE.test(sentence) || FAILED_FOR.test(sentence)) && !ABOUT_OTHER.test(sentence), places) ??
    inSentences(
      all.filter(({ type }) => type === 'paragraph'),
      (sentence) => WHOLE.test(sentence) && !ABOUT_OTHER.test(sentence),
      places,
    )
  );
}

function inSentences(blocks: readonly Block[], tells: (sentence: string) => boolean, places: Places): Incident['statedDuration'] {
  for (const block of blocks) {
    for (const sentence of plainText(block).split(/(?<=[.!?])\s+/)) {
      const stated = tells(sentence) ? measureStated(sentence) : null;
      if (stated !== null) return readFact(stated, places.find(stated.written, rangeOf(block)));
    }
  }
  return null;
}
