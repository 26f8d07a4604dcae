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

/** How near a wording is, and the reason once it is known who owns both. */
interface Near {
  readonly score: number;
  readonly reason: (owner: OwnerGuess) => Reason;
}

/** An owner who may be the same counts a little less than one who is. */
const GUESSED_OWNER = 0.95;

/** The one action that is nearest in words; null where two are equally near: a guess between them would be a coin's. */
export const nearestByWords = (mention: Mention, possible: readonly Growing[]): Match | null =>
  nearest(mention, possible, (_, wording) => {
    const like = likeness(mention, wording);
    return like === null ? null : { score: like.score, reason: (owner) => ({ kind: 'words', with: wording, owner, words: like.words }) };
  });

/** The one action that names the same ticket and shares most words with the mention, at least one. */
export const nearestByTicket = (mention: Mention, possible: readonly Growing[]): Match | null =>
  nearest(mention, possible, ({ tickets }, wording) => {
    const ticket = mention.said.tickets.find((one) => tickets.has(one));
    const shared = [...mention.words.keys()].filter((stem) => wording.words.has(stem)).length;
    if (ticket === undefined || shared === 0 || !mayBeOne(mention, wording)) return null;
    return { score: shared, reason: (owner) => ({ kind: 'ticket', with: wording, owner, ticket }) };
  });

function nearest(
  mention: Mention,
  possible: readonly Growing[],
  compare: (action: Growing, wording: Mention) => Near | null,
): Match | null {
  let best: { readonly match: Match; readonly score: number } | null = null;
  let tied = false;
  for (const action of possible) {
    let near: Near | null = null;
    for (const wording of action.wordings.values()) {
      const own = compare(action, wording);
      if (own !== null && (near === null || own.score > near.score)) near = own;
    }
    if (near === null) continue;
    const owner = ownerGuess(mention, action);
    const score = owner === null ? near.score : near.score * GUESSED_OWNER;
    if (best !== null && score < best.score) continue;
    tied = best !== null && score === best.score;
    best = { score, match: { action, reason: near.reason(owner) } };
  }
  return tied || best === null ? null : best.match;
}
