import type { Table } from 'mdast';
import type { PersonMention } from '../schema/parts.ts';
import { attendeeOf, isRole, type PeopleRead, type Presence } from './attendee.ts';
import { columnOf, tableRows } from './tables.ts';

const NO = /^(?:no|n|absent|regrets|excused|apologies|-|–|✗|✘|❌|🚫|\[ ?\]|x? )$/iu;

/** The people of a table in a section of people. */
export function tableAttendees(table: Table, presence: Presence): PeopleRead {
  const { header, rows } = tableRows(table);
  const name = Math.max(0, columnOf(header, /\b(?:full name|name|names|attendee|attendees|participant|who|person|member)\b/i) ?? 0);
  const team = columnOf(header, /\b(?:team|organi[sz]ation|company|affiliation|department|group)\b/i);
  const role = columnOf(header, /\brole\b/i);
  // A column without a name holds roles where it holds any ("Lead"), and remarks besides ("first sync").
  const unnamed = role === null ? header.findIndex((cell, index) => cell === '' && index !== name) : -1;
  const remark = rows.some(({ cells }) => isRole(cells[unnamed] ?? '')) ? unnamed : null;
  let remarks = false;
  const attended = columnOf(header, /\b(?:attend\w*|present|in attend\w*)\b/i);
  const people = rows.flatMap(({ cells, range }): PersonMention[] => {
    const came = attended !== null && attended !== name && NO.test(cells[attended] ?? '') ? 'absent' : presence;
    const person = attendeeOf(cells[name] ?? '', came, range);
    if (person === null) return [];
    const said = role === null || (cells[role] ?? '') === '' ? person.roles : [cells[role] ?? ''];
    if (remark !== null && !isRole(cells[remark] ?? '')) remarks ||= (cells[remark] ?? '') !== '';
    const stated = team === null ? '' : (cells[team] ?? '');
    return [
      {
        ...person,
        team: stated === '' ? person.team : stated,
        roles: remark !== null && isRole(cells[remark] ?? '') ? [cells[remark] ?? ''] : said,
      },
    ];
  });
  return { people, whole: people.length === rows.length && !remarks };
}
