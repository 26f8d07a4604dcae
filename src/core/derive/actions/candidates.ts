import type { Growing } from './join.ts';
import { leastShared } from './likeness.ts';
import type { Mention } from './mentions.ts';

/** So many actions of one owner are kept for a word or a text: joining stays linear where thousands say the same. */
const KEPT = 24;

/** The actions so far, found by their marks, and by a text, a ticket or the words of an owner. */
export class OpenActions {
  private readonly byMark = new Map<string, Growing>();
  private readonly byText = new Map<string, Set<Growing>>();
  private readonly byTicket = new Map<string, Set<Growing>>();
  private readonly byWord = new Map<string, Set<Growing>>();

  /** The action moves to the end of its lists, so that what is spoken of stays within reach. */
  remember(action: Growing, mention: Mention): void {
    const { said, normal, words } = mention;
    if (mention.mark !== null) this.byMark.set(mention.mark, action);
    for (const owner of ownerKeys(mention)) {
      if (normal !== '') keep(this.byText, `${owner}\n${normal}`, action);
      for (const ticket of said.tickets) keep(this.byTicket, `${owner}\n${ticket}`, action);
      for (const stem of words.keys()) keep(this.byWord, `${owner}\n${stem}`, action);
    }
  }

  /** The action that bears the mention's mark. */
  withMark({ mark }: Mention): Growing | null {
    return mark === null ? null : (this.byMark.get(mark) ?? null);
  }

  /** Actions of who may be the mention's owners in the same words, the latest last. */
  withText(mention: Mention): Growing[] {
    return among(ownerKeys(mention), (owner) => this.byText.get(`${owner}\n${mention.normal}`));
  }

  /** Actions of who may be the mention's owners that name one of its tickets. */
  withTicket(mention: Mention): Growing[] {
    const { tickets } = mention.said;
    if (tickets.length === 0) return [];
    return among(ownerKeys(mention), (owner) => tickets.flatMap((ticket) => [...(this.byTicket.get(`${owner}\n${ticket}`) ?? [])]));
  }

  /**
   * Actions of who may be the mention's owners that may share enough of its words. Of k words of which n must be shared, any
   * k - n + 1 hold one that is: the rarest are looked up, so that a word of every action ("service") costs nothing.
   */
  withWords(mention: Mention): Growing[] {
    const { words } = mention;
    return among(ownerKeys(mention), (owner) => {
      const postings = [...words.keys()].flatMap((stem) => this.byWord.get(`${owner}\n${stem}`) ?? []);
      const unknown = words.size - postings.length;
      const needed = words.size - leastShared(words.size) + 1 - unknown;
      return postings
        .sort((a, b) => a.size - b.size)
        .slice(0, Math.max(0, needed))
        .flatMap((posting) => [...posting]);
    });
  }
}

/** Those whom a mention names, and those whom it may mean. */
function ownerKeys({ owners }: Mention): string[] {
  const keys = owners.flatMap(({ key, maybe }) => (maybe === null ? [key] : [key, maybe.key]));
  return keys.length < 2 ? keys : [...new Set(keys)];
}

/** Each action once, in the order in which they are found. */
function among(owners: readonly string[], find: (owner: string) => Iterable<Growing> | undefined): Growing[] {
  const found = new Set<Growing>();
  for (const owner of owners) for (const action of find(owner) ?? []) found.add(action);
  return [...found];
}

function keep(lists: Map<string, Set<Growing>>, key: string, action: Growing): void {
  const list = lists.get(key) ?? new Set();
  list.delete(action);
  list.add(action);
  if (list.size > KEPT) {
    const [oldest] = list;
    if (oldest !== undefined) list.delete(oldest);
  }
  lists.set(key, list);
}
