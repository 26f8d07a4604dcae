import type { Nodes } from 'mdast';
import type { Fact } from '../origin.ts';
import type { SourceRange } from '../position.ts';
import type { ActionMention, ActionStatus } from '../schema/parts.ts';
import { resolveDate, type Near } from './document-date.ts';
import { findDates } from './dates.ts';
import { plainText, rangeOf, walk } from './markdown.ts';
import { ownersIn, splitOwners } from './owners.ts';
import { readFact, type Places } from './places.ts';
import type { KnownNames } from './names.ts';
import { statusWord, tailStatus } from './statuses.ts';

export interface ActionContext {
  readonly known: KnownNames;
  /** The document's date, which gives a due date its year. */
  readonly date: Near | null;
  readonly places: Places;
  /** The list has names before its items ("Kate - …", "Bill S: …"), so that a short word there is an owner. */
  readonly ownersFirst?: boolean;
  /** The item has a box, so that a whole name before a colon is an owner, also where nothing else names that person. */
  readonly boxed?: boolean;
  /** Most items of the list end with a name, so that such an end is an owner. */
  readonly ownersLast?: boolean;
}

/** What the columns of a table say beside the text; empty where there is no such column. */
export interface ActionFields {
  readonly owner: string;
  readonly due: string;
  readonly status: string;
  readonly ticket: string;
}

/** "AI: Ann to …" in a list of actions: a mark that says nothing where all are actions, and hides the owner behind it. */
const MARK = /^(?:AI|A\/I|ACTION(?:[ _-]ITEM)?|Action(?: [Ii]tem)?|TODO|To-?do)\s*[:：]\s*(?=\S)/u;

/** One action from an item, a line or a row; null where nothing is said to do. Its id is given later. */
export function parseAction(
  source: Nodes | SourceRange,
  text: Nodes | string,
  role: ActionMention['role'],
  context: ActionContext,
  fields: ActionFields | null = null,
): ActionMention | null {
  const range = 'type' in source ? rangeOf(source) : source;
  const written = typeof text === 'string' ? text : plainText(text);
  const box = /^\[([ xX])\]\s+/.exec(written);
  const whole = takeKey(written.slice(box?.[0].length ?? 0).replace(MARK, ''));
  const stated = tailStatus(whole.text);
  const boxed = box !== null || ('type' in source && source.type === 'listItem' && typeof source.checked === 'boolean');
  const owned = splitOwners(stated.text, { ...context, boxed }, typeof text === 'string' ? null : text);
  const said = takeKey(owned.text);
  if (
    !/[\p{L}\p{N}]/u.test(owned.text) ||
    /^(?:none(?: (?:yet|so far|at this time))?|n\/a|tbd|tba|nothing|no(?: new)? (?:action items?|actions|follow-?ups))\W*$/i.test(
      owned.text,
    )
  )
    return null;
  const fact = <T>(value: T): Fact<T> => readFact(value, range);
  const owners = fields === null || fields.owner === '' ? owned.owners : ownersIn(fields.owner);
  const checked = 'type' in source && source.type === 'listItem' ? source.checked : box === null ? null : box[1] !== ' ';
  const status = statusOf(checked, fields?.status ?? '', fields?.due ?? '', stated.status, text);
  return {
    id: role,
    role,
    text: said.text,
    owners: owners.map(fact),
    due: dueOf(fields?.due ?? '', said.text + owned.aside, range, context),
    status: status === null ? null : fact(status),
    tickets: ticketsIn(source, `${owned.text} ${owned.aside} ${fields?.ticket ?? ''}`),
    key: whole.key ?? said.key,
    origin: { kind: 'read', range },
  };
}

/** Takes the mark `^id` off the end of a text: it is for joining, not for reading. Behind a state or a due date it is the text's end, too. */
function takeKey(text: string): { readonly text: string; readonly key: string | null } {
  const mark = /\s\^([\w-]+)[.,;]?\s*$/.exec(text);
  return mark === null ? { text, key: null } : { text: text.slice(0, mark.index), key: mark[1] ?? null };
}

function statusOf(
  checked: boolean | null | undefined,
  column: string,
  due: string,
  tail: ActionStatus | null,
  text: Nodes | string,
): ActionStatus | null {
  const struck =
    typeof text !== 'string' && 'children' in text && text.children.length > 0 && text.children.every((node) => node.type === 'delete');
  // The more telling mark wins: a ticked box and "done" agree; "in progress" says more than an empty box.
  if (checked === true) return 'done';
  return statusWord(column) ?? statusWord(due) ?? tail ?? (struck ? 'done' : checked === false ? 'open' : null);
}

const DUE_WORDS = /\b(?:by|due(?: by| on| date)?|before|until|deadline|eta|no later than)\s*(?::\s*)?(?:the\s+|end of\s+|eod\s+)?$/i;

/** The day that a due column, or words such as "by March 29" in the text, name. */
function dueOf(column: string, text: string, range: SourceRange, context: ActionContext): Fact<string> | null {
  const inColumn = findDates(column)[0];
  if (inColumn !== undefined) return resolveDate(inColumn, range, context.date, 'forward');
  const inText = findDates(text).find(({ index }) => DUE_WORDS.test(text.slice(0, index)));
  return inText === undefined ? null : resolveDate(inText, range, context.date, 'forward');
}

const TICKET_URL = /\/(?:issues|pull|pulls|merge_requests|browse|tickets?)\/[\w-]+/;

function ticketsIn(source: Nodes | SourceRange, text: string): string[] {
  const tickets = new Set<string>();
  if ('type' in source) for (const node of walk(source)) if (node.type === 'link' && TICKET_URL.test(node.url)) tickets.add(node.url);
  if (tickets.size === 0) for (const match of text.matchAll(/(?<![\w/#])(?:#\d{1,7}|[A-Z][A-Z0-9]{1,9}-\d{1,6})\b/g)) tickets.add(match[0]);
  return [...tickets];
}
