import { escapeMarkdown } from '../escape-markdown.ts';
import type { ActionView, Link, PersonView } from '../../derive/page-data.ts';
import { oneLine } from './plain.ts';

/** Pieces of Markdown that all twins are made of. `at`: an address of the archive as it is written for readers elsewhere. */
export type At = (href: string) => string;

/** A text of the archive, as text. */
export const text = (value: string): string => escapeMarkdown(oneLine(value));

export const link = ({ text: name, href }: Link, at: At): string => `[${text(name)}](${at(href)})`;

export const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

/** A heading with what stands under it; nothing where that is nothing. */
export const section = (heading: string, ...parts: readonly string[]): string => {
  const body = together(parts);
  return body === '' ? '' : `## ${text(heading)}\n\n${body}`;
};

/** A whole file. */
export const page = (title: string, ...parts: readonly string[]): string => `${together([`# ${text(title)}`, ...parts])}\n`;

/** Parts with an empty line between them. */
export const together = (parts: readonly string[]): string => parts.filter((part) => part.trim() !== '').join('\n\n');

/** "- Label: value", of those that have a value. */
export const facts = (pairs: readonly (readonly [label: string, value: string | null])[]): string =>
  bullets(pairs.flatMap(([label, value]) => (value === null || value === '' ? [] : [`${label}: ${value}`])));

export const person = ({ name, team, roles }: PersonView): string =>
  [
    text(name),
    [team, ...roles]
      .filter((one) => one !== null)
      .map(text)
      .join(', '),
  ]
    .filter((part) => part !== '')
    .join(', ');

/** "[ ] Text (owner; due 29 March 2024; open)". `also`: what else is said of it. */
export function action(
  { text: said, owners, due, status, statusText, tickets }: ActionView,
  at: At,
  raised: Link | null = null,
  also: readonly (string | null)[] = [],
): string {
  const more = [
    owners.map(({ name }) => text(name)).join(', '),
    due === null ? '' : `due ${text(due.text)}`,
    text(statusText),
    ...tickets.map((ticket) =>
      ticket.href === null ? text(ticket.text) : `[${text(ticket.text)}](<${ticket.href.replace(/[<>\s]/g, '')}>)`,
    ),
    raised === null ? '' : `raised in ${link(raised, at)}`,
    ...also.map((one) => (one === null ? '' : text(one))),
  ].filter((part) => part !== '');
  return `[${status === 'done' ? 'x' : ' '}] ${text(said)} (${more.join('; ')})`;
}
