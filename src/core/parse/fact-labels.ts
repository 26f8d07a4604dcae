import { roleOf } from './roles.ts';

/** Labels under which one fact stands, said in full by the fact itself. */
const FACT_LABEL =
  /^(?:(?:incident|meeting|post ?mortem|outage|total|report|current|impact) )?(?:dates?|severity|sev|severity level|priority|status|state|duration|time ?zone|owners?|authors?|commander|lead|leader|manager)$|^date of (?:incident|meeting)$|^(?:affected |impacted )?(?:services?|components?)(?: affected)?$|^(?:total )?downtime$|^(?:ic|scribe|responders?|facilitator|chair|note taker|written by)$|^detect(?:ed by|ion (?:method|source))$|^source of detection$/;

/** Whether a line with this label ("severity", "attendees") says a fact, and is no prose. */
export const isFactLabel = (label: string): boolean => FACT_LABEL.test(label) || roleOf(label, true) === 'people';
