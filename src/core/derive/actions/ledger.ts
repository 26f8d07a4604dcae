import type { Fact } from '../../origin.ts';
import type { ActionStatus } from '../../schema/parts.ts';
import { slugs } from '../addresses.ts';
import type { Owner } from '../people.ts';
import { joinMentions, type JoinedAction } from './join.ts';
import type { Mention } from './mentions.ts';

/** One action of the ledger: what its mentions together say. */
export interface LedgerAction extends JoinedAction {
  /** Its anchor on /actions/, from the first place that mentions it, so that later mentions do not move it. */
  readonly id: string;
  readonly text: string;
  readonly owners: readonly Owner[];
  /** The newest stated due date, and the path of the document that states it. */
  readonly due: { readonly fact: Fact<string>; readonly path: string } | null;
  readonly status: ActionStatus | 'unknown';
  /** Where it was raised; where no mention raises it, its first mention. */
  readonly raised: Mention;
  readonly tickets: readonly string[];
}

/** Every action once, oldest first. Mentions: oldest document first. */
export function ledgerOf(mentions: readonly Mention[]): LedgerAction[] {
  const id = slugs('action');
  return joinMentions(mentions).flatMap((joined) => {
    const all = joined.mentions.map(({ mention }) => mention);
    const [first] = all;
    if (first === undefined) return [];
    const raised = all.filter(({ said }) => said.role === 'raised');
    const worded = raised.length > 0 ? raised : all;
    return {
      ...joined,
      id: id(`${first.page.id} ${first.said.id}`),
      text: worded.reduce(moreComplete).said.text,
      owners: all.findLast(({ owners }) => owners.length > 0)?.owners ?? [],
      due: dueOf(all),
      status: joined.state.status ?? 'unknown',
      raised: raised[0] ?? first,
      tickets: [...new Set(all.flatMap(({ said }) => said.tickets))],
    };
  });
}

/** The wording with more telling words, then the longer one, then the earlier. */
function moreComplete(best: Mention, next: Mention): Mention {
  const more = next.words.size - best.words.size || next.said.text.length - best.said.text.length;
  return more > 0 ? next : best;
}

function dueOf(mentions: readonly Mention[]): LedgerAction['due'] {
  const last = mentions.findLast(({ said }) => said.due !== null);
  return last === undefined || last.said.due === null ? null : { fact: last.said.due, path: last.path };
}
