import type { Fact } from '../../origin.ts';
import type { JoinedAction } from './join.ts';
import type { Mention } from './mentions.ts';
import { isClosed, stateAfter, UNKNOWN } from './status.ts';

/** What the mentions of an action tell in their order. */
export interface ActionHistory {
  /** Meetings that list it and leave it unfinished, but for the document of its first mention. */
  readonly carried: number;
  /** The date of the document that closed it for good. */
  readonly closedOn: string | null;
  /** Mentions that name a due date other than the one named before; `from` is null for the first. */
  readonly dues: ReadonlyMap<Mention, { readonly from: string | null; readonly to: string }>;
  /** The newest stated due date, and the path of the document that states it. */
  readonly due: { readonly fact: Fact<string>; readonly path: string } | null;
}

/** Linear in the number of mentions. */
export function historyOf({ mentions }: Pick<JoinedAction, 'mentions'>): ActionHistory {
  const dues = new Map<Mention, { from: string | null; to: string }>();
  const unfinished = new Map<string, boolean>();
  const first = mentions[0]?.mention.path;
  let state = UNKNOWN;
  let closedOn: string | null = null;
  let due: ActionHistory['due'] = null;
  for (const { mention } of mentions) {
    const { said, page, path, date } = mention;
    state = stateAfter(state, mention);
    if (!isClosed(state)) closedOn = null;
    else closedOn ??= date;
    if (said.due !== null) {
      const from = due?.fact.value ?? null;
      if (from !== said.due.value) dues.set(mention, { from, to: said.due.value });
      due = { fact: said.due, path };
    }
    if (page.kind === 'meeting' && path !== first) unfinished.set(page.id, !isClosed(state));
  }
  return { carried: [...unfinished.values()].filter(Boolean).length, closedOn, dues, due };
}
