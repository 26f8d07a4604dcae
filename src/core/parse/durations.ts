import type { Incident } from '../schema/incident.ts';
import { fieldNamed, type Field } from './fields.ts';
import { plainText, rangeOf, type Block } from './markdown.ts';
import { readFact, type Places } from './places.ts';
import { measureStated } from './timeline/stated-duration.ts';
import { measureBetween, measureSpan } from './timeline/stated-span.ts';

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
  'time to restore',
  'time to restore service',
  'mean time to resolve',
  'mean time to respond',
  'mttr',
  'ttr',
];
/** Where an author types from when until when it was. */
const SPAN_LABELS = ['when', 'time', 'date and time', 'date time', 'incident time', 'outage window', 'incident window', 'time of incident'];
/** Where an author types when it began and when it ended, and not how long it was. */
export const START_LABELS = [
  'start time',
  'start',
  'started',
  'start date time',
  'started at',
  'incident start',
  'incident start time',
  'impact start',
  'outage start',
  'start of outage',
  'start of incident',
];
export const END_LABELS = [
  'end time',
  'end',
  'ended',
  'end date time',
  'ended at',
  'incident end',
  'incident end time',
  'impact end',
  'outage end',
  'end of outage',
  'end of incident',
  'resolved at',
  'resolved',
  'fixed',
];

const ABOUT_OUTAGE =
  /\b(?:outage|downtime|lasted|lasting|duration|disruption|incident|unavailable|unusable|inaccessible|unreachable|degraded|degradation|down for|recovered?|recover itself|restored|stall(?:ed)?|slowdown|interruption|affect(?:ed|ing)|took [^.!?]{1,30} to (?:resolve|fix|recover|restore))\b/i;
/** "returned errors for about two hours" */
const FAILED_FOR =
  /\b(?:fail(?:s|ed|ing)?|broke|broken|down|gone|offline|fro(?:ze|zen)|stale|stuck|slow|stopped|halted|paused|suspended|interrupted|stalled|lost|delayed|errors?|[45]\d\ds?|could not|couldn't|unable)\b[^.!?]{0,80}\bfor (?:about |around |approximately |roughly |nearly |almost |over |more than |a total of |~ ?)?(?:\d|an? (?:hour|day)|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)/i;
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
  return (
    inFields(fields) ??
    inSentences(lead, (sentence) => (ABOUT_OUTAGE.test(sentence) || FAILED_FOR.test(sentence)) && !ABOUT_OTHER.test(sentence), places) ??
    inSentences(
      all.filter(({ type }) => type === 'paragraph'),
      (sentence) => WHOLE.test(sentence) && !ABOUT_OTHER.test(sentence),
      places,
    ) ??
    spanInFields(fields) ??
    betweenFields(fields) ??
    inSpan(lead, places)
  );
}

function inFields(fields: readonly Field[]): Incident['statedDuration'] {
  for (const label of LABELS) {
    for (const field of fields) {
      const stated = field.label === label ? (measureStated(field.value) ?? measureSpan(field.value)) : null;
      if (stated !== null) return readFact(stated, field.range);
    }
  }
  return null;
}

function spanInFields(fields: readonly Field[]): Incident['statedDuration'] {
  const field = fieldNamed(fields, SPAN_LABELS);
  const stated = field === null ? null : measureSpan(field.value);
  return field === null || stated === null ? null : readFact(stated, field.range);
}

function betweenFields(fields: readonly Field[]): Incident['statedDuration'] {
  const [start, end] = [fieldNamed(fields, START_LABELS), fieldNamed(fields, END_LABELS)];
  const stated = start === null || end === null ? null : measureBetween(start.value, end.value);
  return start === null || stated === null ? null : readFact(stated, start.range);
}

const TROUBLE = /\b(?:fail\w*|errors?|slow|down|could not|unable|lost|late|delayed|offline|stuck|broken)\b/i;
const SPAN = /\b(?:from|between)\s+(?:the hours of\s+)?(?=[\d~\p{Lu}])/giu;

/** "From 6:26 PM to 7:58 PM PT, requests failed" in the first lines. */
function inSpan(lead: readonly Block[], places: Places): Incident['statedDuration'] {
  for (const block of lead) {
    for (const sentence of plainText(block).split(/(?<=[.!?])\s+(?=\p{Lu})/u)) {
      if (!ABOUT_OUTAGE.test(sentence) && !TROUBLE.test(sentence)) continue;
      for (const match of sentence.matchAll(SPAN)) {
        const stated = measureSpan(sentence.slice(match.index + match[0].length));
        if (stated !== null) return readFact(stated, places.find(stated.written, rangeOf(block)));
      }
    }
  }
  return null;
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
