import type { Fact } from '../origin.ts';
import { fieldFact, fieldNamed, type Field } from './fields.ts';
import { plainText, rangeOf, type Block } from './markdown.ts';
import { readFact, type Places } from './places.ts';

const SEVERITY_LABELS = [
  'severity',
  'incident severity',
  'severity level',
  'sev',
  'sev level',
  'priority',
  'incident priority',
  'impact level',
  'incident level',
  'impact severity',
  'severity rating',
  'criticality',
];
const STATUS_LABELS = ['status', 'current status', 'incident status', 'report status', 'state', 'postmortem status'];
const IN_TITLE = /\b(?:SEV|P|S)[- ]?[0-5]\b/;
const MAX_WORD = 40;

/** "Major (High Impact)" -> "Major"; a sentence is no severity. */
const shortValue = (value: string): string | null => {
  const short = value
    .replace(/(?:(?<!\s)\s+)?[([].*$/s, '')
    .replace(/(?<!\s)\s+[-–—]\s.*$/s, '')
    .replace(/[.;,]\s*$/, '')
    .trim();
  return short === '' || short.length > MAX_WORD || /^(?:n\/a|tbd|unknown|none|-)$/i.test(short) ? null : short;
};

/** "Thursday, May 2, 2024. SEV3, Print Relay.": between stops, so that a sentence about another incident's severity is not read. */
const IN_LEAD = /(?:^|[.,;:·|([–—-]\s*)(SEV[- ]?[0-5])(?=\s*(?:$|[.,;:·|)\]–—-]))/;
const MAX_LEAD = 300;
/** "This was a SEV-2.", "It was severity 1 and …" in the first lines. */
const IN_SENTENCE = /\b(?:was|is|as|declared)\s+(?:an?\s+)?(SEV[- ]?[0-5]|severity[- ][0-5])\b/i;

/** The severity as written, from a field, else from the title ("[SEV2] …"), else from the first lines. */
export function severityOf(
  fields: readonly Field[],
  title: Fact<string>,
  lead: Block | undefined,
  summary: readonly Block[],
  places: Places,
): Fact<string> | null {
  const stated = fieldFact(fieldNamed(fields, SEVERITY_LABELS), shortValue);
  if (stated !== null) return stated;
  const titled = IN_TITLE.exec(title.value)?.[0];
  if (titled !== undefined) return { value: titled, origin: title.origin };
  const text = lead?.type === 'paragraph' ? plainText(lead).slice(0, MAX_LEAD) : '';
  const said = IN_LEAD.exec(text)?.[1];
  if (said !== undefined && lead !== undefined) return readFact(said, places.find(said, rangeOf(lead)));
  for (const block of summary) {
    const inSentence = IN_SENTENCE.exec(plainText(block))?.[1];
    if (inSentence !== undefined) return readFact(inSentence, places.find(inSentence, rangeOf(block)));
  }
  return null;
}

/** The status of the incident or its review, as written. */
export const statusOf = (fields: readonly Field[]): Fact<string> | null => fieldFact(fieldNamed(fields, STATUS_LABELS), shortValue);
