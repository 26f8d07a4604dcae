import type { PersonMention } from '../schema/parts.ts';
import { namesIn } from './attendee.ts';
import { attendeesOf } from './attendees.ts';
import type { Field } from './fields.ts';
import { plainText, rangeOf } from './markdown.ts';
import { isFullName, isGroup, isHandle, isSlotName, isThing, type KnownNames } from './names.ts';
import { partsOf, type Part } from './outline.ts';
import { merge } from './people.ts';
import { ROLE_LABELS } from './role-labels.ts';
import { headingWords } from './roles.ts';
import { runBy } from './run-by.ts';

/** Behind "Authors:" or "Incident commander:" also "Pete", "Pete H" and "jdoe" are people; "Platform" and "the on-call" are not. */
const mayBeShort = (name: string): boolean =>
  isSlotName(name) &&
  !isThing(name) &&
  !isGroup(name) &&
  /^(?:\p{Lu}\p{Ll}+(?: \p{Lu}\.?)?|[a-z][a-z0-9._-]{2,20})$/u.test(name) &&
  !NO_NAME.test(name);

const NO_NAME =
  /^(?:unknown|none|various|several|the|everyone|nobody|yes|no|platform|infra|infrastructure|backend|frontend|security|sre|devops|data|web|mobile|pending|todo|open|closed|see|below|above)$/i;

/** "Ann Lee, then Bo Ek from 00:15" -> "Ann Lee, Bo Ek": those who took over from each other. */
const inTurn = (value: string): string =>
  value
    .replace(/(?<![\s,;])[\s,;]+(?:and )?(?:then|later|followed by)\s+|(?:(?<!\s)\s+)?(?:→|->)\s*/g, ', ')
    .replace(/(?<!\s)\s+(?:from|until|till|since|at|after|before|to)\s+~?\d[^,;]*/g, '');

const MAX_LEAD_BLOCKS = 3;
/** A longer value is a sentence. */
const MAX_SHORT_VALUE = 60;

/** People behind a label that gives them a role: "Authors: Ann Lee, Bo Chen", "Incident Commander | Cy Young", a list under "Responders". */
export function peopleByLabel(top: Part, fields: readonly Field[], known: KnownNames): PersonMention[] {
  const found = [
    ...fields.flatMap((field) => inField(field, known)),
    ...inLead(top, known),
    ...partsOf(top).flatMap((part) => below(part, known)),
  ];
  return merge(found.map((person) => ({ ...person, name: known.fullOf(person.name) ?? person.name })));
}

const isSure = (name: string, known: KnownNames): boolean => isFullName(name) || known.get(name) !== null || isHandle(name);

function inField({ label, value, range }: Field, known: KnownNames): PersonMention[] {
  // "Minutes" is a heading over them more often than who took them: only a whole name, and nothing beside it.
  if (label === 'minutes')
    return isFullName(value) || known.get(value) !== null ? withRole(namesIn(value, 'named', range), 'note taker') : [];
  const role = ROLE_LABELS.get(label);
  if (role === undefined) return [];
  const names = inTurn(value);
  const people = namesIn(names, 'named', range);
  const onlyNames = value.length <= MAX_SHORT_VALUE && people.length === names.split(/[,;&]|\sand\s/).length;
  return withRole(
    people.filter(({ name }) => isSure(name, known) || (onlyNames && mayBeShort(name))),
    role,
  );
}

function inLead(top: Part, known: KnownNames): PersonMention[] {
  const lead = top.children[0]?.level === 1 ? top.children[0] : top;
  return lead.blocks
    .slice(0, MAX_LEAD_BLOCKS)
    .filter(({ type }) => type === 'paragraph' || type === 'list')
    .flatMap((block) => runBy(plainText(block), rangeOf(block)).filter(({ name }) => isSure(name, known) || mayBeShort(name)));
}

function below({ heading, blocks }: Part, known: KnownNames): PersonMention[] {
  const role = heading === null ? undefined : ROLE_LABELS.get(headingWords(heading.text));
  if (heading === null || role === undefined) return [];
  const people = blocks.flatMap((block) => attendeesOf(block, heading.text).people);
  return withRole(
    people.filter(({ name }) => isSure(name, known)),
    role,
  );
}

const withRole = (people: readonly PersonMention[], role: string): PersonMention[] =>
  people.map((person) => ({ ...person, presence: 'named', roles: [...new Set([...person.roles, role])] }));
