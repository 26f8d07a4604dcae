import type { Fact } from '../origin.ts';
import { fieldFact, fieldNamed, type Field } from './fields.ts';

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

/** The severity as written, from a field, else from the title ("[SEV2] …"). */
export function severityOf(fields: readonly Field[], title: Fact<string>): Fact<string> | null {
  const stated = fieldFact(fieldNamed(fields, SEVERITY_LABELS), shortValue);
  const titled = IN_TITLE.exec(title.value)?.[0];
  return stated ?? (titled === undefined ? null : { value: titled, origin: title.origin });
}

/** The status of the incident or its review, as written. */
export const statusOf = (fields: readonly Field[]): Fact<string> | null => fieldFact(fieldNamed(fields, STATUS_LABELS), shortValue);
