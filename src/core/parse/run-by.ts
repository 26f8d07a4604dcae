import type { SourceRange } from '../position.ts';
import type { PersonMention } from '../schema/parts.ts';
import { namesIn } from './attendee.ts';

const SENTENCES: readonly (readonly [role: string, pattern: RegExp])[] = [
  ['facilitator', /\b(?:(?:meeting|call|session)\s+(?:was\s+)?)?(?:run|led|lead|facilitated|moderated|hosted)\s+by\s+([^.:;()\n]{2,60})/giu],
  ['chair', /\bchaired\s+by\s+([^.:;()\n]{2,60})/giu],
  ['note taker', /\b(?:minutes|notes)\s+(?:(?:were|was)\s+)?(?:written|taken|recorded|kept)\s+by\s+([^.:;()\n]{2,60})/giu],
]; // prettier-ignore

/** Those who ran a meeting or took its notes, by its first lines: "Meeting run by ann. Minutes written by bo." */
export function runBy(line: string, range: SourceRange): PersonMention[] {
  if (!/\bby\b/i.test(line)) return [];
  return SENTENCES.flatMap(([role, pattern]) =>
    [...line.matchAll(pattern)].flatMap((match) =>
      namesIn((match[1] ?? '').replace(/,.*$/s, ''), 'named', range).map((person) => ({ ...person, roles: [role] })),
    ),
  );
}
