import type { PersonMention } from '../schema/parts.ts';
import type { SourceRange } from '../position.ts';
import { namesIn } from './attendee.ts';

const SENDS =
  /(?:^|[.!?]\s+)([^.:;!?]{2,80}?)\s+(?:sends?|sent|has sent|have sent|gave|gives?)\s+(?:his |her |their )?(?:apologies|regrets)\b/giu;
const FROM = /\b(?:apologies|regrets)\s+(?:were\s+)?(?:received\s+)?from\s+([^.:;()]{2,120})/giu;

/** Those whom a sentence excuses: "John Smith sends apologies (jury duty).", "Apologies from Ann Lee and Bo Ek." */
export function absencesIn(line: string, range: SourceRange): PersonMention[] {
  if (!/apologies|regrets/i.test(line)) return [];
  const said = [...line.matchAll(SENDS), ...line.matchAll(FROM)];
  return said.flatMap((match) => namesIn(match[1] ?? '', 'absent', range));
}
