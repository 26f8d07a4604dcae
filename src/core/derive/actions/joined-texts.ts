import type { OwnerGuess, Reason } from './join.ts';
import type { LedgerAction } from './ledger.ts';
import type { Mention } from './mentions.ts';

/** Which mentions were joined, and why: what is equal in one sentence, each guess in one of its own. */
export function joinedTexts({ mentions, text }: Pick<LedgerAction, 'mentions' | 'text'>): string[] {
  const equal: string[] = [];
  const said = mentions.flatMap(({ mention, reason }): string[] => {
    if (reason === null) return [];
    if (reason.kind !== 'text' || reason.owner !== null) return [reasonText(mention, reason, text)];
    equal.push(mention.page.title);
    return [];
  });
  return [...(equal.length === 0 ? [] : [equalText(equal)]), ...new Set(said)];
}

const MOST_TITLES = 3;

function equalText(titles: readonly string[]): string {
  const [first] = titles;
  if (titles.length === 1 && first !== undefined) return `Joined with its mention in ${first}: the same owner and the same words.`;
  const known = [...new Set(titles)];
  const more = known.length - MOST_TITLES;
  const named = `${known.slice(0, MOST_TITLES).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
  return `Joined with its mentions in ${named}: the same owner and the same words.`;
}

/** The wording that is not the one shown. */
const other = (mention: Mention, reason: Reason, shown: string): Mention => (mention.said.text === shown ? reason.with : mention);

function reasonText(mention: Mention, reason: Reason, shown: string): string {
  const quoted = `“${other(mention, reason, shown).said.text}”`;
  switch (reason.kind) {
    case 'key':
      return `Joined with ${quoted}: both bear the mark ^${reason.key}.`;
    case 'site':
      return `Joined with ${quoted}: site.yml says so.`;
    case 'text':
      return `Joined with ${quoted}: a guess, by the same words${ownerText(reason.owner)}.`;
    case 'ticket':
      return `Joined with ${quoted}: a guess, by ${reason.owner === null ? 'the same owner and ' : ''}the ticket ${reason.ticket}${ownerText(reason.owner)}.`;
    case 'words':
      return `Joined with ${quoted}: a guess, by ${reason.owner === null ? 'the same owner and ' : ''}the words ${wordList(reason.words)}${ownerText(reason.owner)}.`;
  }
}

const ownerText = (owner: OwnerGuess): string => (owner === null ? '' : `, where the owner “${owner.written}” may be ${owner.meant}`);

const MOST_WORDS = 6;

function wordList(words: readonly string[]): string {
  const more = words.length - MOST_WORDS;
  return `${words.slice(0, MOST_WORDS).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
