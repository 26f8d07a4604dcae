import type { Growing, OwnerGuess, Reason } from './join.ts';
import { likeness, mayBeOne } from './likeness.ts';
import type { Mention } from './mentions.ts';

/** An action that a mention belongs to, and why. */
export interface Match {
  readonly action: Growing;
  readonly reason: Reason;
}

/** How sure it is that a mention and an action have one owner: who both may be where they name them differently. */
function ownerGuess({ owners }: Mention, action: Growing): OwnerGuess {
  if (owners.some(({ key }) => action.owners.has(key))) return null;
  for (const { name, maybe } of owners) if (maybe !== null) return { written: name, meant: maybe.name };
  // The action has the short name: the mention names the person in full.
  const [named] = owners;
  const short = action.mentions.flatMap(({ mention }) => mention.owners).find(({ maybe }) => owners.some(({ key }) => key === maybe?.key));
  return { written: short?.name ?? '', meant: named?.name ?? '' };
}

/** The latest action with these very words, of the same owner before one of who may be the owner. */
export function sameText(mention: Mention, possible: readonly Growing[], only?: 'same owner'): Match | null {
  const owned = possible.map((action) => ({ action, owner: ownerGuess(mention, action) }));
  const found = owned.findLast(({ owner }) => owner === null) ?? (only === undefined ? owned.at(-1) : undefined);
  const same = found?.action.wordings.get(mention.normal);
  return found === undefined || same === undefined
    ? null
    : { action: found.action, reason: { kind: 'text', with: same, owner: found.owner } };
}

interface Scored extends Match {
  readonly score: number;
}

/** An owner who may be the same counts a little less than one who is. */
const GUESSED_OWNER = 0.95;

/** The one action that is nearest in words; null where two are equally near: a guess between them would be a coin's. */
export const nearestByWords = (mention: Mention, possible: readonly Growing[]): Match | null =>
  nearest(
    possible,
    (action, wording, owner) => {
      const like = likeness(mention, wording);
      return like === null ? null : { action, score: like.score, reason: { kind: 'words', with: wording, owner, words: like.words } };
    },
    mention,
  );

/** The one action that names the same ticket and shares most words with the mention, at least one. */
export const nearestByTicket = (mention: Mention, possible: readonly Growing[]): Match | null =>
  nearest(
    possible,
    (action, wording, owner) => {
      const ticket = mention.said.tickets.find((one) => action.mentions.some(({ mention: other }) => other.said.tickets.includes(one)));
      const shared = [...mention.words.keys()].filter((stem) => wording.words.has(stem)).length;
      if (ticket === undefined || shared === 0 || !mayBeOne(mention, wording)) return null;
      return { action, score: shared, reason: { kind: 'ticket', with: wording, owner, ticket } };
    },
    mention,
  );

function nearest(
  possible: readonly Growing[],
  compare: (action: Growing, wording: Mention, owner: OwnerGuess) => Scored | null,
  mention: Mention,
): Match | null {
  let best: Scored | null = null;
  let tied = false;
  for (const action of possible) {
    const owner = ownerGuess(mention, action);
    let own: Scored | null = null;
    for (const wording of action.wordings.values()) {
      const near = compare(action, wording, owner);
      if (near !== null && (own === null || near.score > own.score)) own = near;
    }
    if (own === null) continue;
    const score = owner === null ? own.score : own.score * GUESSED_OWNER;
    if (best !== null && score < best.score) continue;
    tied = best !== null && score === best.score;
    best = { ...own, score };
  }
  return tied ? null : best;
}
