import type { List, Table } from 'mdast';
import type { SourceRange } from '../position.ts';
import type { PersonMention } from '../schema/parts.ts';
import { attendeesOf } from './attendees.ts';
import { plainText, rangeOf, type Block } from './markdown.ts';
import { isFullName } from './names.ts';
import { partsOf, type Part } from './outline.ts';
import { columnOf, tableRows } from './tables.ts';
import { titlePart } from './title.ts';

const NAME_COLUMN = /^(?:full name|name|names|attendee|attendees|participant|participants|member|members|person|who)$/i;
/** What a table of people says beside their names. */
const ABOUT_COLUMN =
  /^(?:organi[sz]ation|company|affiliation|institution|employer|team|role|github|git ?hub (?:handle|username|id)|handle|username|user name|user|abbreviation|abbr\.?|initials|e-?mail|irc(?: nick)?|nick|slack|discord|twitter|pronouns|location|time ?zone|attended|attending|present|here|attendance|yesterday|today|blockers?)$/i;
const ABOUT_WORK = /\b(?:owner|due|status|action|task|decision|topic|item|issue|date|time)\b/i;
const MIN_PEOPLE = 2;

/** Those who were at a meeting whose notes have no heading for them: a table of names, or a list of full names under the title. */
export function unlistedPeople(top: Part): { people: PersonMention[]; taken: SourceRange[] } {
  for (const part of partsOf(top)) {
    if (part.role !== 'other') continue;
    const table = part.blocks.find((block) => block.type === 'table' && namesPeople(block));
    if (table !== undefined) return read(table);
  }
  const lead = (titlePart(top) ?? top).blocks.find((block) => block.type === 'list' && listsNames(block));
  return lead === undefined ? { people: [], taken: [] } : read(lead);
}

function read(block: Block): { people: PersonMention[]; taken: SourceRange[] } {
  const { people, whole } = attendeesOf(block, '');
  return people.length < MIN_PEOPLE ? { people: [], taken: [] } : { people, taken: whole ? [rangeOf(block)] : [] };
}

function namesPeople(table: Table): boolean {
  const { header } = tableRows(table);
  const cells = header.map((cell) => cell.trim());
  return columnOf(cells, NAME_COLUMN) !== null && columnOf(cells, ABOUT_COLUMN) !== null && columnOf(cells, ABOUT_WORK) === null;
}

/** Every item is a full name, alone or with a handle or a company behind it. */
function listsNames(list: List): boolean {
  const people = list.children.map((item) =>
    item.children.length === 1 && item.children[0] !== undefined ? plainText(item.children[0]) : '',
  );
  return people.length >= MIN_PEOPLE && people.every((text) => isFullName(text.replace(/(?:(?<!\s)\s+)?(?:[(,@].*|\s[-–—]\s.*)$/u, '')));
}
