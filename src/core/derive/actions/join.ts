import { isClosed, stateAfter, UNKNOWN, type State } from './status.ts';
import { OpenActions } from './candidates.ts';
import type { Mention } from './mentions.ts';
import { likeness } from './likeness.ts';

/** Why a mention belongs to an action. `with`: the mention that it was recognised by. */
export type Reason =
  | { readonly kind: 'key'; readonly with: Mention; readonly key: string }
  | { readonly kind: 'text'; readonly with: Mention }
  | { readonly kind: 'words'; readonly with: Mention; readonly words: readonly string[] };

/** One action: its mentions, oldest first, each but the first with the reason. */
export interface JoinedAction {
  readonly mentions: readonly { readonly mention: Mention; readonly reason: Reason | null }[];
  readonly state: State;
}

/** An action while mentions are being joined. */
export interface Growing {
  readonly mentions: { readonly mention: Mention; readonly reason: Reason | null }[];
  readonly lists: Set<string>;
  /** Its wordings, each once. */
  readonly wordings: Map<string, Mention>;
  state: State;
}

/**
 * Joins mentions (oldest first) to actions. One with the explicit mark of an action joins it; one with the same
 * words and an owner in common joins, and one with near words, where exactly one action is nearest. Mentions of
 * one list never join each other, and what is raised anew never joins what was done before. Linear: a mention is
 * compared with a bounded number of actions that share an owner and words with it.
 */
export function joinMentions(mentions: readonly Mention[]): JoinedAction[] {
  const actions: Growing[] = [];
  const open = new OpenActions();
  for (const mention of mentions) {
    const found = matchOf(mention, open);
    const action = found?.action ?? newAction();
    if (found === null) actions.push(action);
    action.mentions.push({ mention, reason: found?.reason ?? null });
    action.lists.add(mention.list);
    if (!action.wordings.has(mention.normal)) action.wordings.set(mention.normal, mention);
    action.state = stateAfter(action.state, mention);
    open.remember(action, mention);
  }
  return actions;
}

const newAction = (): Growing => ({ mentions: [], lists: new Set(), wordings: new Map(), state: UNKNOWN });

interface Match {
  readonly action: Growing;
  readonly reason: Reason;
}

function matchOf(mention: Mention, open: OpenActions): Match | null {
  const { key } = mention.said;
  const marked = key === null ? null : open.withKey(key);
  if (key !== null && marked !== null && !marked.lists.has(mention.list)) {
    const [first] = marked.mentions;
    if (first !== undefined) return { action: marked, reason: { kind: 'key', with: first.mention, key } };
  }
  const may = (action: Growing): boolean => mayJoin(mention, action);
  const same = open.withText(mention).filter(may);
  const near = open.withWords(mention).filter(may);
  const pending = (action: Growing): boolean => !isClosed(action.state);
  const closed = (action: Growing): boolean => isClosed(action.state);
  return (
    sameText(mention, same.filter(pending)) ??
    sameText(mention, same.filter(closed)) ??
    nearestWords(mention, near.filter(pending)) ??
    nearestWords(mention, near.filter(closed))
  );
}

function mayJoin({ said, list }: Mention, action: Growing): boolean {
  if (action.lists.has(list)) return false;
  if (said.role === 'raised' && isClosed(action.state)) return false;
  return said.key === null || action.mentions.every(({ mention }) => mention.said.key === null || mention.said.key === said.key);
}

/** The latest action with these very words. */
function sameText(mention: Mention, possible: readonly Growing[]): Match | null {
  const action = possible.at(-1);
  const same = action?.wordings.get(mention.normal);
  return action === undefined || same === undefined ? null : { action, reason: { kind: 'text', with: same } };
}

/** The one action that is nearest in words; null where two are equally near: a guess between them would be a coin's. */
function nearestWords(mention: Mention, possible: readonly Growing[]): Match | null {
  let best: (Match & { readonly score: number }) | null = null;
  let tied = false;
  for (const action of possible) {
    const near = nearestWording(mention, action);
    if (near === null || (best !== null && near.score < best.score)) continue;
    tied = best !== null && near.score === best.score;
    best = near;
  }
  return tied ? null : best;
}

function nearestWording(mention: Mention, action: Growing): (Match & { readonly score: number }) | null {
  let best: (Match & { readonly score: number }) | null = null;
  for (const wording of action.wordings.values()) {
    const like = likeness(mention, wording);
    if (like !== null && (best === null || like.score > best.score)) {
      best = { action, score: like.score, reason: { kind: 'words', with: wording, words: like.words } };
    }
  }
  return best;
}
