import type { SectionRole } from '../schema/parts.ts';
import { plainText } from './markdown.ts';
import { partsOf, type Part } from './outline.ts';

const NAMES_INCIDENT = /\b(?:incident|post-?mortem|outage|rca|root cause)\b/i;
const TELLING: ReadonlySet<SectionRole> = new Set(['timeline', 'cause', 'impact', 'trigger', 'contributing', 'detection']);
const LEADING_TIME = /^\W*(?:\d{4}-\d\d-\d\d[T ]+)?\d{1,2}[:.]\d\d\b/;

/**
 * Whether a section of a meeting is the report of an incident: it holds at least two of the sections of one, of which
 * a timeline or a cause; or its heading names an incident and it holds one of them. A mention in prose is none.
 */
export function isFoundIncident(part: Part): boolean {
  if (part.heading?.by !== 'heading' || part.role !== 'other' || part.level < 2) return false;
  const roles = new Set(part.children.map(({ role }) => role).filter((role) => TELLING.has(role)));
  const named = NAMES_INCIDENT.test(part.heading.text);
  if (roles.size >= 2 && (roles.has('timeline') || roles.has('cause'))) return named || timed(part);
  return named && roles.size >= 1;
}

const timed = (part: Part): boolean =>
  [...partsOf(part)].some(({ role, blocks }) => role === 'timeline' && blocks.some((block) => LEADING_TIME.test(plainText(block))));

/** The sections of a meeting that report an incident, outermost first. */
export function foundIncidents(part: Part): Part[] {
  return part.children.flatMap((child) => (isFoundIncident(child) ? [child] : foundIncidents(child)));
}
