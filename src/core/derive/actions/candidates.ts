import type { Growing } from './join.ts';
import { leastShared } from './likeness.ts';
import type { Mention } from './mentions.ts';

/** So many actions of one owner are kept for a word or a text: joining stays linear where thousands say the same. */
const KEPT = 40;

/** The actions so far, found by their mark, by a text of an owner, or by the words of one. */
export class OpenActions {
  private readonly byKey = new Map<string, Growing>();
  private readonly byText = new Map<string, Set<Growing>>();
  private readonly byWord = new Map<string, Set<Growing>>();

  /** The action moves to the end of its lists, so that what is spoken of stays within reach. */
  remember(action: Growing, { said, owners, normal, words }: Mention): void {
    if (said.key !== null) this.byKey.set(said.key, action);
    for (const { key } of owners) {
      if (normal !== '') keep(this.byText, `${key}\n${normal}`, action);
      for (const stem of words.keys()) keep(this.byWord, `${key}\n${stem}`, action);
    }
  }

  withKey(key: string): Growing | null {
    return this.byKey.get(key) ?? null;
  }

  /** Actions of the mention's owners in the same words, the latest last. */
  withText({ owners, normal }: Mention): Growing[] {
    return [...new Set(owners.flatMap(({ key }) => [...(this.byText.get(`${key}\n${normal}`) ?? [])]))];
  }

  /**
   * Actions of the mention's owners that may share enough of its words. Of k words of which n must be shared, any
   * k - n + 1 hold one that is: the rarest are looked up, so that a word of every action ("service") costs nothing.
   */
  withWords({ owners, words }: Mention): Growing[] {
    const found = new Set<Growing>();
    for (const { key } of owners) {
      const postings = [...words.keys()].flatMap((stem) => this.byWord.get(`${key}\n${stem}`) ?? []);
      const unknown = words.size - postings.length;
      const needed = words.size - leastShared(words.size) + 1 - unknown;
      const rarest = postings.sort((a, b) => a.size - b.size).slice(0, Math.max(0, needed));
      for (const posting of rarest) for (const action of posting) found.add(action);
    }
    return [...found];
  }
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
