import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import type { Incident } from '../schema/incident.ts';
import type { Section, SectionRole } from '../schema/parts.ts';
import type { Checked } from './checked.ts';

/** A document that says this of itself is meant to be whole. A draft is free. */
const FINISHED =
  /^\W*(?:final|finali[sz]ed|closed|resolved|complete[d]?|reviewed|published|approved|done|finished|signed[- ]off|accepted)\b/i;
const UNFINISHED = /\b(?:draft|pending|progress|investigat\w+|except|partially|not yet|tbd|to be)\b/i;

const CAUSE: ReadonlySet<SectionRole> = new Set<SectionRole>(['cause', 'trigger', 'contributing']);
const CAUSE_SAID = /\b(?:root cause|caused by|cause (?:was|is)|because|due to|the reason (?:was|is)|triggered by)\b/i;
const ACTIONS: ReadonlySet<SectionRole> = new Set<SectionRole>(['actions', 'action-review', 'lessons', 'went-badly']);

/** What stands under "Identified" is what was found to be wrong, in reports that have no other heading for it. */
const isIdentified = ({ heading, blocks }: Section): boolean => /^\W*identified\W*$/i.test(heading ?? '') && blocks.length > 0;

/** A finished report that does not say why, or what will be done. */
export function missingSections({ readings, texts }: Checked): Problem[] {
  return readings.flatMap(({ path, kind, incidents }) =>
    kind === 'incident' ? incidents.flatMap((incident) => missing(incident, texts.get(path) ?? '')) : [],
  );
}

function missing({ path, status, draft, sections, rootCause, actions }: Incident, text: string): Problem[] {
  if (status === null || draft || !FINISHED.test(status.value) || UNFINISHED.test(status.value)) return [];
  const has = (roles: ReadonlySet<SectionRole>): boolean => sections.some(({ role }) => roles.has(role));
  // A cause that is told in the prose of another section is told.
  const causeTold = rootCause !== null || has(CAUSE) || sections.some(isIdentified) || CAUSE_SAID.test(text);
  const lacks = [...(causeTold ? [] : ['the cause']), ...(actions.length > 0 || has(ACTIONS) ? [] : ['what will be done'])];
  if (lacks.length === 0) return [];
  return [
    problem(
      'missing-section',
      placeOf(path, status.origin.range),
      `the status is “${quote(status.value)}”, but no section tells ${lacks.join(' or ')}`,
    ),
  ];
}
