import type { ActionStatus } from '../../schema/parts.ts';
import { actionHref, slugs } from '../addresses.ts';
import type { Owner } from '../people.ts';
import { historyOf, type ActionHistory } from './history.ts';
import { joinMentions, type JoinedAction } from './join.ts';
import type { Mention } from './mentions.ts';

/** One action of the ledger: what its mentions together say. */
export interface LedgerAction extends JoinedAction, ActionHistory {
  /** Its anchor, from the first place that mentions it, so that later mentions do not move it. */
  readonly id: string;
  readonly href: string;
  /** The year of its first mention, and which of that year's pages it stands on, from 1. */
  readonly place: { readonly year: string; readonly page: number };
  readonly text: string;
  readonly owners: readonly Owner[];
  readonly status: ActionStatus | 'unknown';
  /** Where it was raised; where no mention raises it, its first mention. */
  readonly raised: Mention;
  readonly tickets: readonly string[];
}

/**
 * So many actions stand on a page of a year. A number, not a size: pages fill from the oldest action on, so that one moves to
 * another page only where an older document comes later.
 */
export const ON_A_PAGE = 40;

/** Every action once, oldest first. Mentions: oldest document first. */
export function ledgerOf(mentions: readonly Mention[]): LedgerAction[] {
  const id = slugs('action');
  const place = places();
  return joinMentions(mentions).flatMap((joined) => {
    const all = joined.mentions.map(({ mention }) => mention);
    const [first] = all;
    if (first === undefined) return [];
    const raised = all.filter(({ said }) => said.role === 'raised');
    const own = { id: id(`${first.page.id} ${first.said.id}`), place: place(first.date.slice(0, 4)) };
    return {
      ...joined,
      ...historyOf(joined),
      ...own,
      href: actionHref(own.place, own.id),
      text: (raised.length > 0 ? raised : all).reduce(moreComplete).said.text,
      owners: ownersOf(all),
      status: joined.state.status ?? 'unknown',
      raised: raised[0] ?? first,
      tickets: [...new Set(all.flatMap(({ said }) => said.tickets))],
    };
  });
}

/** The owners that the newest mention with any names; one in short is the person of full name whom another mention names. */
function ownersOf(mentions: readonly Mention[]): readonly Owner[] {
  const named = new Map(mentions.flatMap(({ owners }) => owners.map((owner) => [owner.key, owner] as const)));
  const owners = mentions.findLast((mention) => mention.owners.length > 0)?.owners ?? [];
  return owners.map((owner) => (owner.maybe === null ? owner : (named.get(owner.maybe.key) ?? owner)));
}

/** Counts the actions of each year. */
function places(): (year: string) => LedgerAction['place'] {
  const counts = new Map<string, number>();
  return (year) => {
    const count = counts.get(year) ?? 0;
    counts.set(year, count + 1);
    return { year, page: Math.floor(count / ON_A_PAGE) + 1 };
  };
}

/** The wording with more telling words, then the longer one, then the earlier. */
function moreComplete(best: Mention, next: Mention): Mention {
  const more = next.words.size - best.words.size || next.said.text.length - best.said.text.length;
  return more > 0 ? next : best;
}
