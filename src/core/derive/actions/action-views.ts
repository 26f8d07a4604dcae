import type { Site } from '../../schema/site.ts';
import { actionHref } from '../addresses.ts';
import { dateText } from '../dates-text.ts';
import { originNotes, ticketHref, ticketText } from '../origins.ts';
import type { ActionMentionView, ActionView, PersonView } from '../page-data.ts';
import type { Owner } from '../people.ts';
import type { Reason } from './join.ts';
import type { LedgerAction } from './ledger.ts';
import type { Mention } from './mentions.ts';
import { STATUS_TEXTS } from './status.ts';

/** An action as pages show it. */
export function actionView(action: LedgerAction, site: Site): ActionView {
  const { id, text, owners, due, status, raised, tickets } = action;
  return {
    id,
    href: actionHref(id),
    anchors: [],
    text,
    owners: owners.map(ownerView),
    due: due === null ? null : originNotes(due.path, site).shown(due.fact, dateText(due.fact.value)),
    dueIso: due?.fact.value ?? null,
    status,
    statusText: STATUS_TEXTS[status],
    raised: { date: dateText(raised.date), link: { text: raised.page.title, href: raised.href } },
    mentions: action.mentions.map(({ mention }) => mentionView(mention)),
    joined: action.mentions.flatMap(({ mention, reason }) => (reason === null ? [] : joinedText(mention, reason, text))),
    tickets: tickets.map((ticket) => ({ text: ticketText(ticket), href: ticketHref(site, ticket) })),
  };
}

const ownerView = ({ name, person }: Owner): PersonView => ({
  name,
  href: person?.href ?? null,
  team: person?.team ?? null,
  roles: [],
});

function mentionView({ said, page, date, href }: Mention): ActionMentionView {
  return {
    role: said.role === 'raised' ? 'Raised' : 'Reviewed',
    text: said.text,
    documentTitle: page.title,
    date: dateText(date),
    href,
    status: said.status === null ? null : STATUS_TEXTS[said.status.value],
  };
}

/** That two mentions were joined, and why. Quotes the wording that is not the one shown. */
function joinedText(mention: Mention, reason: Reason, shown: string): string {
  const other = mention.said.text === shown ? reason.with : mention;
  switch (reason.kind) {
    case 'key':
      return `Joined with “${other.said.text}”: both bear the mark ^${reason.key}.`;
    case 'text':
      return `Joined with its mention in ${other.page.title}: the same owner and the same words.`;
    case 'words':
      return `Joined with “${other.said.text}”: the same owner, and the words ${wordList(reason.words)}.`;
  }
}

const MOST_WORDS = 6;

function wordList(words: readonly string[]): string {
  const more = words.length - MOST_WORDS;
  return `${words.slice(0, MOST_WORDS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
