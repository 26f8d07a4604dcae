import type { Nodes } from 'mdast';
import type { Fact } from '../origin.ts';
import type { SourceRange } from '../position.ts';
import type { ActionMention, ActionStatus } from '../schema/parts.ts';
import { resolveDate, type Near } from './document-date.ts';
import { findDates } from './dates.ts';
import { plainText, rangeOf, walk } from './markdown.ts';
import { isFullName, isGroup, isHandle, isSlotName, isThing, type KnownNames } from './names.ts';
import { readFact, type Places } from './places.ts';
import { statusWord, tailStatus } from './statuses.ts';

export interface ActionContext {
  readonly known: KnownNames;
  /** The document's date, which gives a due date its year. */
  readonly date: Near | null;
  readonly places: Places;
  /** The list has names before its items ("Kate - …", "Bill S: …"), so that a short word there is an owner. */
  readonly ownersFirst?: boolean;
}

/** What the columns of a table say beside the text; empty where there is no such column. */
export interface ActionFields {
  readonly owner: string;
  readonly due: string;
  readonly status: string;
  readonly ticket: string;
}

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
  const stated = tailStatus(written.slice(box?.[0].length ?? 0));
  const owned = splitOwners(stated.text, context, typeof text === 'string' ? null : text);
  if (!/[\p{L}\p{N}]/u.test(owned.text) || /^(?:none|n\/a|tbd|nothing)\W*$/i.test(owned.text)) return null;
  const fact = <T>(value: T): Fact<T> => readFact(value, range);
  const owners = fields === null || fields.owner === '' ? owned.owners : ownersIn(fields.owner);
  const checked = 'type' in source && source.type === 'listItem' ? source.checked : box === null ? null : box[1] !== ' ';
  const status = statusOf(checked, fields?.status ?? '', fields?.due ?? '', stated.status, text);
  return {
    id: role,
    role,
    text: owned.text,
    owners: owners.map(fact),
    due: dueOf(fields?.due ?? '', owned.text + owned.aside, range, context),
    status: status === null ? null : fact(status),
    tickets: ticketsIn(source, `${owned.text} ${fields?.ticket ?? ''}`),
    key: /(?:^|\s)\^([\w-]+)\s*$/.exec(owned.text)?.[1] ?? null,
    origin: { kind: 'read', range },
  };
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

interface Owned {
  readonly text: string;
  readonly owners: string[];
  /** What was cut off and may still hold a due date. */
  readonly aside: string;
}

/** An owner is looked for in the last characters of a text only. */
const MAX_TAIL = 200;
const OWNER_FIELD =
  /[\s,;([–—-]*\b(?:owner|owners|assignee|assigned to|dri|responsible)\s*(?::|\s-)\s*([^.;)\]]+?)(?:,\s*(due[^)\]]*))?[)\].;]*\s*$/i;

/** Takes the owners off an action's text, in any of the ways that people write them. */
export function splitOwners(written: string, context: ActionContext, node: Nodes | null): Owned {
  const { known } = context;
  const cut = Math.max(0, written.length - MAX_TAIL);
  const field = OWNER_FIELD.exec(written.slice(cut));
  if (field !== null && cut + field.index > 0) {
    const owners = ownersIn(field[1] ?? '');
    if (owners.length > 0) return { text: written.slice(0, cut + field.index).trim(), owners, aside: ` ${field[2] ?? ''}` };
  }
  return prefixOwner(written, context) ?? suffixOwner(written, known, node) ?? { text: written.trim(), owners: [], aside: '' };
}

const OWNER_PREFIX = /^(@?[\p{L}][\p{L}.'’@/&, -]{0,50}?)\s*(?:[:：]|\s[-–—]|[-–—](?=\s))\s*(?=\S)/u;
const isShortName = (name: string): boolean => name.split(/\s+/).length <= 2 && isSlotName(name) && /^\p{Lu}/u.test(name) && !isThing(name);

/** "Kate to write …", "Bob and Ann will …": the sentence names its doers and stays whole. */
const DOER = /^(\p{L}[\p{L}.'’@/&, -]{0,50}?)\s+(?:to|will|should|needs to)\s/u;

/** Whether most items of a list start with what may be a name, and at least one with what must be one. */
export function startWithOwners(items: readonly string[], known: KnownNames): boolean {
  const prefixes = items.flatMap((item) => OWNER_PREFIX.exec(item.replace(/^\[[ xX]\]\s+/, ''))?.[1] ?? []);
  const names = prefixes.map(splitNames).filter((all) => all.every((name) => isOwner(name, known) || isShortName(name)));
  return names.length * 2 > items.length && names.some((all) => all.every((name) => isOwner(name, known)));
}

/** "Ann Lee: text", "@ann - text", "Dave/JeffL - text", "@ann will text", "All leads: text". */
function prefixOwner(written: string, { known, ownersFirst }: ActionContext): Owned | null {
  const match = OWNER_PREFIX.exec(written);
  const names = splitNames(match?.[1] ?? '');
  if (match !== null && names.length > 0 && names.every((name) => isOwner(name, known) || (ownersFirst === true && isShortName(name)))) {
    return { text: written.slice(match[0].length).trim(), owners: names, aside: '' };
  }
  const doer = DOER.exec(written);
  const doers = splitNames(doer?.[1] ?? '');
  if (
    doers.length > 0 &&
    doers.every((name) => isHandle(name) || known.get(name) !== null || known.hasPart(name) || /^(?:all|everyone)$/i.test(name))
  ) {
    return { text: written.trim(), owners: doers, aside: '' };
  }
  const handles = /^((?:@[\w][\w.-]*[\s,&]*(?:and\s+)?)+)(?:(will|to)\s+)?(?=\S)/.exec(written);
  if (handles === null) return null;
  return { text: written.slice(handles[0].length).trim(), owners: splitNames(handles[1] ?? ''), aside: '' };
}

/** "text (Ann Lee)", "text (@ann)", "text - @ann", "text **Ann Lee**" where the bold words end the item. */
function suffixOwner(written: string, known: KnownNames, node: Nodes | null): Owned | null {
  const bracket = /\s*[([]([^()[\]]{2,60})[)\]]\.?\s*$/.exec(written);
  const names = splitNames(bracket?.[1] ?? '');
  if (
    bracket !== null &&
    names.length > 0 &&
    names.every((name) => isHandle(name) || isFullName(name) || known.get(name) !== null || known.hasPart(name))
  ) {
    return { text: written.slice(0, bracket.index).trim(), owners: names, aside: '' };
  }
  const handle = /\s+(?:[-–—]\s*)?(@[\w][\w.-]*)\.?\s*$/.exec(written);
  if (handle !== null && handle.index > 0 && !/\b(?:with|to|from|by|for|and|of|ask|ping)$/i.test(written.slice(0, handle.index))) {
    return { text: written.slice(0, handle.index).trim(), owners: [handle[1] ?? ''], aside: '' };
  }
  const dash = /\s+[-–—]\s+(@?\p{L}[\p{L}.'’/&, ]{0,40})$/u.exec(written);
  const after = splitNames(dash?.[1] ?? '');
  if (dash !== null && after.every((name) => known.get(name) !== null || known.hasPart(name) || /^(?:all|everyone)$/i.test(name))) {
    return { text: written.slice(0, dash.index).trim(), owners: after, aside: '' };
  }
  const last = node !== null && 'children' in node ? node.children.at(-1) : undefined;
  const bold = last?.type === 'strong' ? plainText(last) : '';
  if (bold === '' || !written.endsWith(bold) || written === bold || !(isFullName(bold) || known.get(bold) !== null)) return null;
  return { text: written.slice(0, -bold.length).replace(/[\s–—-]+$/, ''), owners: [bold], aside: '' };
}

const isOwner = (name: string, known: KnownNames): boolean =>
  isHandle(name) || known.get(name) !== null || known.hasPart(name) || isFullName(name) || (isGroup(name) && /^(?:all|every)/i.test(name));

const splitNames = (text: string): string[] =>
  text
    .split(/\s*[,/&]\s*|\s+and\s+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The owners that an owner's field or column names: anything that may be a person, a handle or a group. */
function ownersIn(text: string): string[] {
  const clean = text
    .replace(/[()]/g, ' ')
    .replace(/\bowner tbd\b.*/i, '')
    .trim();
  if (/^(?:tbd|tba|none|n\/a|-|–|\?|unassigned)?$/i.test(clean)) return [];
  return splitNames(clean).filter((name) => isSlotName(name) || isGroup(name) || /^[\w@][\w .@-]{0,40}$/.test(name));
}

const DUE_WORDS = /\b(?:by|due(?: by| on| date)?|before|until|deadline|eta|no later than)\s*:?\s*(?:the\s+|end of\s+|eod\s+)?$/i;

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
