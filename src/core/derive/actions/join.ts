import { isClosed, stateAfter, UNKNOWN, type State } from './status.ts';
import { OpenActions } from './candidates.ts';
import { nearestByTicket, nearestByWords, sameText, type Match } from './match.ts';
import type { Mention } from './mentions.ts';

/** That a mention names its owner in another way than the action, and who they both may be. Null where both name the same. */
export type OwnerGuess = { readonly written: string; readonly meant: string } | null;

/** Why a mention belongs to an action. `with`: the mention that it was recognised by. All but marks and equal words of one owner are guesses. */
export type Reason =
  | { readonly kind: 'key'; readonly with: Mention; readonly key: string }
  | { readonly kind: 'site'; readonly with: Mention }
  | { readonly kind: 'text'; readonly with: Mention; readonly owner: OwnerGuess }
  | { readonly kind: 'ticket'; readonly with: Mention; readonly owner: OwnerGuess; readonly ticket: string }
  | { readonly kind: 'words'; readonly with: Mention; readonly owner: OwnerGuess; readonly words: readonly string[] };

export const isGuess = (reason: Reason): boolean =>
  reason.kind === 'words' || reason.kind === 'ticket' || (reason.kind === 'text' && reason.owner !== null);

/** One action: its mentions, oldest first, each but the first with the reason. */
export interface JoinedAction {
  readonly mentions: readonly { readonly mention: Mention; readonly reason: Reason | null }[];
  readonly state: State;
}

/** An action while mentions are being joined. */
export interface Growing {
  readonly mentions: { readonly mention: Mention; readonly reason: Reason | null }[];
  readonly lists: Set<number>;
  /** Those whom its mentions name, by key. */
  readonly owners: Set<string>;
  readonly tickets: Set<string>;
  /** Its wordings, each once, the latest last: some of them where it has very many. */
  readonly wordings: Map<string, Mention>;
  /** The `^key` that the first of its mentions to have one bears. */
  marked: string | null;
  /** Mentions that site.yml keeps apart from some of its own. */
  apart: ReadonlySet<string> | null;
  state: State;
}

/**
 * Joins mentions (oldest first) to actions. One with the explicit mark of an action, or that site.yml joins with it, joins it;
 * one with the same words and an owner in common joins, and one with near words or a near owner, where exactly one action is
 * nearest. Without a mark, mentions of one list never join each other, and what is raised anew never joins what was done before.
 * Linear: a mention is compared with a bounded number of actions that share an owner and words with it.
 */
export function joinMentions(mentions: readonly Mention[]): JoinedAction[] {
  const actions: Growing[] = [];
  const open = new OpenActions();
  for (const mention of mentions) {
    const found = matchOf(mention, open);
    const action = found?.action ?? newAction();
    if (found === null) actions.push(action);
    grow(action, mention, found?.reason ?? null);
    open.remember(action, mention);
  }
  return actions;
}

const newAction = (): Growing => ({
  mentions: [],
  lists: new Set(),
  owners: new Set(),
  tickets: new Set(),
  wordings: new Map(),
  marked: null,
  apart: null,
  state: UNKNOWN,
});

function grow(action: Growing, mention: Mention, reason: Reason | null): void {
  action.mentions.push({ mention, reason });
  action.lists.add(mention.list);
  for (const { key } of mention.owners) action.owners.add(key);
  for (const ticket of mention.said.tickets) action.tickets.add(ticket);
  addWording(action.wordings, mention);
  action.marked ??= mention.said.key;
  if (mention.apart.size > 0) action.apart = new Set([...(action.apart ?? []), ...mention.apart]);
  action.state = stateAfter(action.state, mention);
}

/** So many wordings of one action are compared with: joining stays linear where each mention has its own. */
const MOST_WORDINGS = 24;

function addWording(wordings: Map<string, Mention>, mention: Mention): void {
  if (wordings.has(mention.normal)) return;
  wordings.set(mention.normal, mention);
  if (wordings.size <= MOST_WORDINGS) return;
  const [oldest] = wordings.keys();
  if (oldest !== undefined) wordings.delete(oldest);
}

function matchOf(mention: Mention, open: OpenActions): Match | null {
  const explicit = explicitly(mention, open);
  if (explicit !== null) return explicit;
  const may = (action: Growing): boolean => mayJoin(mention, action);
  const pending = (action: Growing): boolean => !isClosed(action.state);
  const closed = (action: Growing): boolean => isClosed(action.state);
  const same = open.withText(mention).filter(may);
  const found = sameText(mention, same.filter(pending)) ?? sameText(mention, same.filter(closed), 'same owner');
  if (found !== null) return found;
  const ticket = open.withTicket(mention).filter(may);
  const near = open.withWords(mention).filter(may);
  return (
    nearestByTicket(mention, ticket.filter(pending)) ??
    nearestByWords(mention, near.filter(pending)) ??
    sameText(mention, same.filter(closed)) ??
    nearestByTicket(mention, ticket.filter(closed)) ??
    nearestByWords(mention, near.filter(closed))
  );
}

/** What an author said outright is obeyed, but for what another says outright, too. */
function explicitly(mention: Mention, open: OpenActions): Match | null {
  const action = open.withMark(mention);
  const [first] = action?.mentions ?? [];
  if (action === null || first === undefined || action.apart?.has(mention.href) === true) return null;
  const { key } = mention.said;
  const keyed = key === null ? undefined : action.mentions.find(({ mention: other }) => other.said.key === key);
  if (key !== null && keyed !== undefined) return { action, reason: { kind: 'key', with: keyed.mention, key } };
  return { action, reason: { kind: 'site', with: first.mention } };
}

function mayJoin({ said, list, href }: Mention, action: Growing): boolean {
  if (said.role === 'raised' && isClosed(action.state)) return false;
  if (action.lists.has(list) || action.apart?.has(href) === true) return false;
  return said.key === null || action.marked === null || action.marked === said.key;
}
