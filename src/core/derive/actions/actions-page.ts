import { compareText } from '../visibility.ts';
import type { ActionsPage, ActionView } from '../page-data.ts';
import { STATUS_TEXTS } from './status.ts';

const GROUPS = ['open', 'in-progress', 'done', 'dropped', 'unknown'] as const;

/** The ledger by state. `views`: oldest first. What is to be done stands by its due date, what is over newest first. */
export function actionsPage(views: readonly ActionView[]): ActionsPage {
  const groups = GROUPS.map((id) => {
    const actions = views.filter(({ status }) => status === id).reverse();
    return { id, title: STATUS_TEXTS[id], actions: id === 'done' || id === 'dropped' ? actions : byDue(actions) };
  });
  return {
    groups: groups.filter(({ actions }) => actions.length > 0),
    actionCount: views.length,
    mentionCount: views.reduce((sum, { mentions }) => sum + mentions.length, 0),
  };
}

const NEVER = '9999-99-99';

/** The next due first; those without a date last, in the order that they came in. */
export const byDue = (views: readonly ActionView[]): ActionView[] =>
  [...views].sort((a, b) => compareText(a.dueIso ?? NEVER, b.dueIso ?? NEVER));
