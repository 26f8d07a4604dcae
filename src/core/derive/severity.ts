import type { Fact } from '../origin.ts';
import type { SeverityLevel } from '../schema/site.ts';
import type { OriginNotes } from './origins.ts';
import type { IncidentRow, SeverityStep, SeverityView } from './page-data.ts';

/** "SEV-2", "Sev 2" and "sev2" are one word. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** A severity on the site's scale; the author's own word, without colour, where the scale does not know it. */
export function severityView(severity: Fact<string> | null, scale: readonly SeverityLevel[], { note }: OriginNotes): SeverityView | null {
  if (severity === null) return null;
  const word = fold(severity.value);
  const level = word === '' ? undefined : scale.find(({ id, label, match }) => [id, label, ...match].some((name) => fold(name) === word));
  const origin = note(severity.origin);
  if (level === undefined) return { text: severity.value, colour: 'none', meaning: null, origin };
  return { text: level.label, colour: level.colour, meaning: level.meaning, origin };
}

const NOT_STATED = 'Not stated';
/** Words that the scale does not know share a row: there may be as many as there are incidents. */
const OTHER = 'Other';

/** What an incident is counted under. */
export const severityName = (severity: SeverityView | null): string =>
  severity === null ? NOT_STATED : severity.colour === 'none' ? OTHER : severity.text;

/** Sorts such names: as `scale` has them, the worst first, and behind them what is not on it. */
export function severityOrder(scale: readonly string[]): (a: string, b: string) => number {
  const rank = (name: string): number =>
    name === NOT_STATED ? scale.length + 1 : scale.includes(name) ? scale.indexOf(name) : scale.length;
  return (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** The steps of the scale that some of these rows have, with their meanings, the worst first. */
export const severitiesUsed = (rows: readonly Pick<IncidentRow, 'severity'>[], scale: readonly SeverityLevel[]): SeverityStep[] => {
  const used = new Set(rows.map(({ severity }) => severityName(severity)));
  return scale.filter(({ label }) => used.has(label)).map(({ label, colour, meaning }) => ({ text: label, colour, meaning }));
};
