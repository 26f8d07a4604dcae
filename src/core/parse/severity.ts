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
];
const STATUS_LABELS = ['status', 'current status', 'incident status', 'report status', 'state', 'postmortem status'];
const IN_TITLE = /\b(?:SEV|P|S)[- ]?[0-5]\b/;
const MAX_WORD = 40;

/** "Major (High Impact)" -> "Major"; a sentence is no severity. */
const shortValue = (value: string): string | null => {
  const short = value
    .replace(/\s*[([].*$/s, '')
    .replace(/\s+[-–—]\s.*$/s, '')
    .replace(/[.;,]\s*$/, '')
    .trim();
  return short === '' || short.length > MAX_WORD || /^(?:n\/a|tbd|unknown|none|-)$/i.test(short) ? null : short;
};

/** "Thursday, May 2, 2024. SEV3, Print Relay.": between stops, so that a sentence about another incident's severity is not read. */
const IN_LEAD = /(?:^|[.,;:·|([–—-]\s*)(SEV[- ]?[0-5])(?=\s*(?:$|[.,;:·|)\]–—-]))/;
const MAX_LEAD = 300;

/** The severity as written, from a field, else from the title ("[SEV2] …"), else from the first lines. */
export function severityOf(fields: readonly Field[], title: Fact<string>, lead: Block | undefined, places: Places): Fact<string> | null {
  const stated = fieldFact(fieldNamed(fields, SEVERITY_LABELS), shortValue);
  if (stated !== null) return stated;
  const titled = IN_TITLE.exec(title.value)?.[0];
  if (titled !== undefined) return { value: titled, origin: title.origin };
  const text = lead?.type === 'paragraph' ? plainText(lead).slice(0, MAX_LEAD) : '';
  const said = IN_LEAD.exec(text)?.[1];
  return said === undefined || lead === undefined ? null : readFact(said, places.find(said, rangeOf(lead)));
}

/** The status of the incident or its review, as written. */
export const statusOf = (fields: readonly Field[]): Fact<string> | null => fieldFact(fieldNamed(fields, STATUS_LABELS), shortValue);
