import { isFullName, type KnownNames } from './names.ts';

const DECIDED_BY = /\b(?:decided|agreed|approved|signed off) by\s*[:：]?\s+([^.;:()]{2,120})/iu;
const AGREED = /^([^.;:()]{2,80}?)\s+(?:have |has |both |all )?(?:agreed|decided)\s+(?:to|that|on|not)\b/iu;
/** "Decision (Ann Lee)": the label of a decision. */
const IN_LABEL = /^[^()]{0,40}\(([^()]{2,120})\)/u;

/** Those whom a decision's text or its label names as having taken it. Before "agreed to" only somebody known is a name. */
export function decidersOf(text: string, label: string | null, known: KnownNames): string[] {
  const isKnown = (name: string): boolean => known.get(name) !== null || known.hasPart(name);
  const isPerson = (name: string): boolean => isKnown(name) || isFullName(name);
  const labelled = namesIn(IN_LABEL.exec(label ?? '')?.[1], isPerson);
  if (labelled.length > 0) return labelled;
  const stated = namesIn(DECIDED_BY.exec(text)?.[1], isPerson);
  return stated.length > 0 ? stated : namesIn(AGREED.exec(text)?.[1], isKnown);
}

/** The names of a list, all or none: one that is no name makes the rest a sentence. */
function namesIn(list: string | undefined, isName: (name: string) => boolean): string[] {
  const names = (list ?? '')
    .split(/(?:(?<!\s)\s+)?[,/&]\s*(?:and\s+)?|(?<!\s)\s+and\s+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.every(isName) ? names : [];
}
