import type { Archive, DecisionRef, DecisionsPage, LedgerEntry, LedgerPage } from '../../derive/page-data.ts';
import { action, bullets, link, page, section, text, type At } from './markdown.ts';

/** The twins of the views of actions and decisions, by the address of the first page: the pages of a view are one here. */
export const ledgerTwins = ({ ledger, decisionPages }: Archive, at: At): [page: string, markdown: () => string][] => [
  ...[...Map.groupBy(ledger.pages, ({ view }) => view)].map(([view, pages]): [string, () => string] => [view, () => actionTwin(pages, at)]),
  ...[...Map.groupBy(decisionPages.pages, ({ view }) => view)].map(([view, pages]): [string, () => string] => [
    view,
    () => decisionTwin(pages, at),
  ]),
];

function actionTwin(pages: readonly LedgerPage[], at: At): string {
  const groups = [
    ...Map.groupBy(
      pages.flatMap((one) => one.groups),
      ({ id }) => id,
    ).values(),
  ];
  return page(
    pages[0]?.title ?? '',
    text(pages[0]?.lede ?? ''),
    ...groups.map((parts) => section(parts[0]?.title ?? '', bullets(parts.flatMap(({ entries }) => entries.map((one) => entry(one, at)))))),
  );
}

const entry = ({ action: one, age, overdue }: LedgerEntry, at: At): string =>
  action(one, at, one.raised.link, [
    age,
    overdue,
    one.carried === 0 ? null : `carried ${String(one.carried)} ${one.carried === 1 ? 'meeting' : 'meetings'}`,
  ]);

function decisionTwin(pages: readonly DecisionsPage[], at: At): string {
  const decisions = pages.flatMap(({ years }) => years.flatMap((year) => year.decisions));
  return page(pages[0]?.title ?? '', text(pages[0]?.lede ?? ''), bullets(decisions.map((one) => decision(one, at))));
}

function decision({ text: said, date, meeting, supersedes, supersededBy, repeats }: Archive['decisions'][number], at: At): string {
  const other = (word: string, to: DecisionRef): string => `${word} ${text(to.date)}: ${link(to, at)}`;
  const more = [
    ...supersededBy.map((to) => other('superseded on', to)),
    ...supersedes.map((to) => other('supersedes what was decided on', to)),
    ...(repeats === null ? [] : [other('in the same words on', repeats)]),
  ];
  return `${text(date)}: ${text(said)} (${[link(meeting, at), ...more].join('; ')})`;
}
