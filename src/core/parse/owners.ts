import type { Nodes } from 'mdast';
import type { ActionContext } from './action-item.ts';
import { findDates } from './dates.ts';
import { plainText } from './markdown.ts';
import { isFullName, isGroup, isHandle, isSlotName, isThing, type KnownNames } from './names.ts';
import { isNamed, tailOwners } from './tail-owners.ts';

/** An action's text without its owners. */
export interface Owned {
  readonly text: string;
  readonly owners: string[];
  /** What was cut off and may hold a due date or tickets. */
  readonly aside: string;
}

/** Fields of an action are looked for in the last characters of a text only. */
const MAX_TAIL = 200;
const OWNER_FIELD =
  /(?:(?<![\s,;([|–—-])[\s,;([|–—-]+)?\b(?:(?:owner|owners|assignees?|assigned(?: to)?|dri|responsible|poc)\s*(?::|\s-|\s(?=@))|assigned to)\s*([^.;()[\]]+?)[)\].;]*\s*$/i;
const DUE_FIELD =
  /(?:(?<![\s,;([|–—-])[\s,;([|–—-]+)?\b(?:due|deadline|eta)(?: date| by| on)?\s*[:：]?\s+((?:[^,;:()[\]]|:(?=\d)|, ?(?=\d{4}\b)){3,40})[)\].]*\s*$/i;
const TICKET = '(?:#\\d{1,7}|[A-Z][A-Z0-9]{1,9}-\\d{1,6})';
const TICKET_FIELD = new RegExp(`[\\s,;]*[(\\[]${TICKET}(?:[\\s,/&]{1,3}${TICKET}){0,5}[)\\]][.;]?\\s*$`);

/** Takes the owners, and a due date or tickets that stand apart, off an action's text, in any of the ways that people write them. */
export function splitOwners(written: string, context: ActionContext, node: Nodes | null): Owned {
  const { text, owners, aside } = splitFields(written);
  if (owners.length > 0) return { text, owners, aside };
  const owned = prefixOwner(text, context) ?? suffixOwner(text, context, node);
  return owned === null ? { text, owners: [], aside } : { ...owned, aside: `${owned.aside}${aside}` };
}

/** "text. Owner: Ann Lee, due May 3 (OPS-1)": the fields at the end, in any order. */
function splitFields(written: string): Owned {
  let text = written.trim();
  let owners: string[] = [];
  let aside = '';
  for (;;) {
    const field = ticketField(text) ?? dueField(text) ?? (owners.length === 0 ? ownerField(text) : null);
    if (field === null) return { text, owners, aside };
    if (field.owners === undefined) aside = `${text.slice(field.at)}${aside}`;
    else owners = field.owners;
    text = text.slice(0, field.at).trim();
  }
}

interface Field {
  readonly at: number;
  readonly owners?: string[];
}

/** Where `pattern` matches the end of a text, and not all of it. */
function tailMatch(text: string, pattern: RegExp): { at: number; said: string; value: string } | null {
  const cut = Math.max(0, text.length - MAX_TAIL);
  const match = pattern.exec(text.slice(cut));
  return match === null || cut + match.index === 0 ? null : { at: cut + match.index, said: match[0], value: match[1] ?? '' };
}

const ticketField = (text: string): Field | null => tailMatch(text, TICKET_FIELD);

/** "(due June 30)", "Due: 2024-06-30", or behind an owner's field. In a sentence ("finish the report due on Friday") the words stay. */
function dueField(text: string): Field | null {
  const due = tailMatch(text, DUE_FIELD);
  if (due === null || findDates(due.value).length === 0) return null;
  return /[:：([|]/.test(due.said) || ownerField(text.slice(0, due.at).replace(TICKET_FIELD, '')) !== null ? due : null;
}

function ownerField(text: string): Field | null {
  const field = tailMatch(text, OWNER_FIELD);
  const owners = field === null ? [] : ownersIn(field.value);
  return field === null || owners.length === 0 ? null : { at: field.at, owners };
}

const OWNER_PREFIX = /^(?:[Ff]or )?(@?[\p{L}][\p{L}.'’@/&, -]{0,50}?)\s*(?:[:：]|\s[-–—]|[-–—](?=\s))\s*(?=\S)/u;
/** "Kate", "Bill S"; "Door seals" is none. */
const isShortName = (name: string): boolean => /^\p{Lu}\S*(?: [\p{Lu}@]\S*)?$/u.test(name) && isSlotName(name) && !isThing(name);

/** "Kate to write …", "Bob and Ann will …": the sentence names its doers and stays whole. */
const DOER = /^(\p{L}[\p{L}.'’@/&, -]{0,50}?)\s+(?:to|will|should|needs to)\s/u;

/** Whether most items of a list start with what may be a name, and at least one with what must be one. */
export function startWithOwners(items: readonly string[], known: KnownNames): boolean {
  const prefixes = items.flatMap((item) => OWNER_PREFIX.exec(item.replace(/^\[[ xX]\]\s+/, ''))?.[1] ?? []);
  const names = prefixes.map(splitNames).filter((all) => all.every((name) => isOwner(name, known) || isShortName(name)));
  return names.length * 2 > items.length && names.some((all) => all.every((name) => isOwner(name, known)));
}

/** "[Ann] text" where Ann is known. */
const OWNER_IN_BRACKETS = /^[[(](@?[\p{L}\p{N}][^()[\]]{0,40})[\])][\s:：–—-]+(?=\S)/u;

/** "Ann Lee: text", "@ann - text", "Dave/JeffL - text", "@ann will text", "All leads: text". */
function prefixOwner(written: string, { known, ownersFirst, boxed }: ActionContext): Owned | null {
  const match = OWNER_IN_BRACKETS.exec(written) ?? OWNER_PREFIX.exec(written);
  const names = splitNames(match?.[1] ?? '');
  const named = boxed === true && /[:：]\s*$/.test(match?.[0] ?? '');
  const owns = (name: string): boolean =>
    ownersFirst === true ? isOwner(name, known) || isShortName(name) : isSure(name, known) || (named && isFullName(name));
  if (match !== null && names.length > 0 && names.every(owns)) {
    return { text: written.slice(match[0].length).trim(), owners: names, aside: '' };
  }
  const doer = DOER.exec(written);
  const doers = splitNames(doer?.[1] ?? '');
  if (doers.length > 0 && doers.every((name) => isHandle(name) || isKnown(name, known) || /^(?:all|everyone)$/i.test(name))) {
    return { text: written.trim(), owners: doers, aside: '' };
  }
  const handles = /^((?:@[\w][\w.-]*[\s,&]*(?:and\s+)?)+)(?:(will|to|is going to|are going to|needs to|should)\s+)?(?=\S)/.exec(written);
  if (handles === null) return null;
  return { text: written.slice(handles[0].length).trim(), owners: splitNames(handles[1] ?? ''), aside: '' };
}

/** "text (Ann Lee)", "text (@ann)", "text - @ann", "text **Ann Lee**" where the bold words end the item. */
function suffixOwner(written: string, { known, ownersLast }: ActionContext, node: Nodes | null): Owned | null {
  const bracket = /(?:(?<!\s)\s+)?[([]([^()[\]]{2,60})[)\]]\.?\s*$/.exec(written);
  const [due] = findDates(bracket?.[1] ?? '');
  const names = splitNames((bracket?.[1] ?? '').replace(due?.written ?? '', '').replace(/\b(?:due|by|until)\b/gi, ''));
  if (bracket !== null && names.length > 0 && names.every((name) => isHandle(name) || isFullName(name) || isKnown(name, known))) {
    return { text: written.slice(0, bracket.index).trim(), owners: names, aside: due === undefined ? '' : ` (due ${due.written})` };
  }
  const handle = /(?<!\s)\s+(?:(?:[-–—]{1,3}|→|=>)\s*)?(@[\w][\w.-]*)\.?\s*$/.exec(written);
  if (handle !== null && handle.index > 0 && !/\b(?:with|to|from|by|for|and|of|ask|ping)$/i.test(written.slice(0, handle.index))) {
    return { text: written.slice(0, handle.index).trim(), owners: [handle[1] ?? ''], aside: '' };
  }
  const dash = /(?<!\s)\s+(?:[-–—]{1,3}|→|=>)\s+(@?\p{L}[\p{L}.'’/&, ]{0,40})$/u.exec(written);
  const after = splitNames(dash?.[1] ?? '');
  if (dash !== null && after.every((name) => isKnown(name, known) || /^(?:all|everyone)$/i.test(name))) {
    return { text: written.slice(0, dash.index).trim(), owners: after, aside: '' };
  }
  const tail = tailOwners(written);
  const mayOwn = (name: string): boolean => (ownersLast === true ? isNamed(name, known) : tail?.comma !== true && isKnown(name, known));
  if (tail?.names.every(mayOwn) === true)
    return { text: written.slice(0, tail.at).trim(), owners: [...tail.names], aside: tail.when === '' ? '' : ` (due ${tail.when})` };
  const last = node !== null && 'children' in node ? node.children.at(-1) : undefined;
  const bold = last?.type === 'strong' ? plainText(last) : '';
  if (bold === '' || !written.endsWith(bold) || written === bold || !(isFullName(bold) || known.get(bold) !== null)) return null;
  return { text: written.slice(0, -bold.length).replace(/(?<![\s–—-])[\s–—-]+$/, ''), owners: [bold], aside: '' };
}

/** Where the list does not have owners first, only somebody known: "Risk Levels: …" looks like a name too. */
const isSure = (name: string, known: KnownNames): boolean =>
  isHandle(name) || isKnown(name, known) || (isGroup(name) && /^(?:all|every)/i.test(name));

const isOwner = (name: string, known: KnownNames): boolean =>
  isHandle(name) || isKnown(name, known) || isFullName(name) || (isGroup(name) && /^(?:all|every)|\bteam$/i.test(name));

/** Somebody whom the document or people.yml names, in full, by a first or last name, or by initials. */
const isKnown = (name: string, known: KnownNames): boolean => known.get(name) !== null || known.hasPart(name) || known.hasInitials(name);

const splitNames = (text: string): string[] =>
  text
    .split(/(?:(?<!\s)\s+)?[,/&]\s*|(?<!\s)\s+(?:and|\+|plus)\s+/)
    .map((name) => name.trim().replace(AT_NAME, ''))
    .filter((name) => name !== '');

/** "@Ann Lee", as tools paste a mention. */
const AT_NAME = /^@(?=\p{Lu}[\p{L}'’-]* \p{Lu})/u;

/** The owners that an owner's field or column names: anything that may be a person, a handle or a group. */
export function ownersIn(text: string): string[] {
  const clean = text
    .replace(/[()]/g, ' ')
    .replace(/\bowner tbd\b.*/i, '')
    .trim();
  if (/^(?:tbd|tba|none|n\/a|-|–|\?|unassigned)?$/i.test(clean)) return [];
  return splitNames(clean).filter((name) => isSlotName(name) || isGroup(name) || /^[\w@][\w.@-]*(?: [\w.@-]+){0,2}$/.test(name));
}
