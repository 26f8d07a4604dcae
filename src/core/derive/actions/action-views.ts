import type { Site } from '../../schema/site.ts';
import { daysBetween } from '../../parse/calendar.ts';
import { dateText } from '../dates-text.ts';
import { originNotes, ticketHref, ticketText } from '../origins.ts';
import type { ActionMentionView, ActionView, PersonView } from '../page-data.ts';
import type { Owner } from '../people.ts';
import { isGuess } from './join.ts';
import { joinedTexts } from './joined-texts.ts';
import type { LedgerAction } from './ledger.ts';
import type { Mention } from './mentions.ts';
import { isClosed, STATUS_TEXTS } from './status.ts';

/** An action as pages show it. */
export function actionView(action: LedgerAction, site: Site): ActionView {
  const { id, href, text, owners, due, status, raised, tickets, carried } = action;
  return {
    id,
    href,
    anchors: [],
    text,
    owners: owners.map(ownerView),
    due: due === null ? null : originNotes(due.path, site).shown(due.fact, dateText(due.fact.value)),
    dueIso: due?.fact.value ?? null,
    status,
    statusText: STATUS_TEXTS[status],
    raised: { date: dateText(raised.date), link: { text: raised.page.title, href: raised.href } },
    raisedIso: raised.date,
    carried,
    closed: closedView(action),
    mentions: action.mentions.map(({ mention }) => mentionView(mention, action)),
    joined: joinedTexts(action),
    guessed: action.mentions.some(({ reason }) => reason !== null && isGuess(reason)),
    tickets: tickets.map((ticket) => ({ text: ticketText(ticket), href: ticketHref(site, ticket) })),
  };
}

const ownerView = ({ name, person }: Owner): PersonView => ({
  name,
  href: person?.href ?? null,
  team: person?.team ?? null,
  roles: [],
});

function closedView({ state, closedOn, raised }: LedgerAction): ActionView['closed'] {
  if (closedOn === null || !isClosed(state)) return null;
  return { dateIso: closedOn, date: dateText(closedOn), days: daysBetween(raised.date, closedOn) };
}

function mentionView(mention: Mention, { dues }: LedgerAction): ActionMentionView {
  const { said, page, date, href } = mention;
  const due = dues.get(mention);
  return {
    role: said.role === 'raised' ? 'Raised' : 'Reviewed',
    text: said.text,
    documentTitle: page.title,
    date: dateText(date),
    dateIso: date,
    href,
    status: said.status === null ? null : STATUS_TEXTS[said.status.value],
    due: due === undefined ? null : dueText(due),
    dueIso: due?.to ?? null,
  };
}

const dueText = ({ from, to }: { readonly from: string | null; readonly to: string }): string =>
  from === null ? `due ${dateText(to)}` : `due moved from ${dateText(from)} to ${dateText(to)}`;
