import type { SourceRange } from '../position.ts';
import type { PersonMention } from '../schema/parts.ts';
import { namesIn } from './attendee.ts';
import { linesOf, plainText, rangeOf, walk, type Block } from './markdown.ts';
import { isFullName, type KnownNames } from './names.ts';
import { columnOf, tableRows } from './tables.ts';
import type { Teams } from './teams.ts';

const TAIL_BRACKET = /\(([^()]{3,50})\)\s*$/;
const MEMBER = /^(.{3,40}?)\s+[-–—]\s+(\p{Lu}[\p{L}\p{N} &/]{1,30}?)\s+team\b/iu;
const SPEAKS =
  /^((?:\p{Lu}[\p{L}'’.-]+\s+){2,3})(?:presented|demoed|demonstrated|shared|raised|volunteered|facilitated|introduced|walked)\b/u;

/**
 * People whom the text names in a place that holds people: in brackets after the items of a list of which at least one
 * holds somebody known, as a new member of a team, or as the speaker of a paragraph. Capital letters alone name nobody.
 */
export function namedPeople(blocks: readonly Block[], known: KnownNames, teams: Teams): PersonMention[] {
  const found: PersonMention[] = [];
  const add = (name: string, team: string | null, range: SourceRange): void => {
    found.push({ name, team, roles: [], presence: 'named', origin: { kind: 'read', range } });
  };
  for (const block of blocks) {
    const brackets = block.type === 'list' ? bracketNames(block) : [];
    if (brackets.some(({ name }) => known.get(name) !== null)) for (const { name, range } of brackets) add(name, null, range);
    for (const node of walk(block)) {
      if (node.type !== 'paragraph') continue;
      const text = plainText(node);
      found.push(...newcomer(text, rangeOf(node), teams));
      const member = /\bteam\b/i.test(text) ? MEMBER.exec(text) : null;
      if (member !== null && isFullName(member[1] ?? '')) add(member[1] ?? '', member[2] ?? null, rangeOf(node));
      const speaker = linesOf(node).flatMap((line) => SPEAKS.exec(line)?.[1]?.trim() ?? []);
      for (const name of speaker) if (isFullName(name)) add(name, null, rangeOf(node));
    }
  }
  return found;
}

const MAX_NEWCOMER = 140;
const NEWCOMER = /^([^,]{3,40}), (\p{Lu}[\p{L} &/]{1,30}?)(?:\s*\((mentor|buddy|manager)\s*[:：]\s*([^()]{3,50})\))?\.?$/u;

/** "Ann Lee, Backend (mentor: Bo Ek)": somebody of a team, and who looks after them. */
function newcomer(text: string, range: SourceRange, teams: Teams): PersonMention[] {
  if (text.length > MAX_NEWCOMER) return [];
  const [, name = '', team = '', role, mentor = ''] = NEWCOMER.exec(text) ?? [];
  if (!isFullName(name) || !teams.isTeam(team)) return [];
  const origin = { kind: 'read', range } as const;
  const guide = { name: mentor.trim(), team: null, roles: role === undefined ? [] : [role], presence: 'named', origin } as const;
  return [{ name, team, roles: [], presence: 'named', origin }, ...(isFullName(guide.name) ? [{ ...guide, roles: [...guide.roles] }] : [])];
}

function bracketNames(list: Block): { name: string; range: SourceRange }[] {
  return [...walk(list)].flatMap((node) => {
    if (node.type !== 'paragraph') return [];
    const name = TAIL_BRACKET.exec(plainText(node))?.[1]?.trim() ?? '';
    return isFullName(name) ? [{ name, range: rangeOf(node) }] : [];
  });
}

const WHO_COLUMN = /^(?:who|actor|actors|person|people|by|by whom|who\/what|responder|responders|engineer|engineers|name)$/i;

/** Those who act in a timeline's table: the column "Who", where a full name, a handle or somebody known stands in it. */
export function actorsIn(blocks: readonly Block[], known: KnownNames): PersonMention[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'table') return [];
    const { header, rows } = tableRows(block);
    const who = columnOf(
      header.map((cell) => cell.trim()),
      WHO_COLUMN,
    );
    if (who === null) return [];
    return rows.flatMap(({ cells, range }) =>
      namesIn(cells[who] ?? '', 'named', range).filter(
        ({ name }) => isFullName(name) || known.get(name) !== null || (cells[who] ?? '').includes(`@${name}`),
      ),
    );
  });
}

const ROLE_OF_PERSON =
  /\b((?:on-call|oncall|on call|incident|duty|support|platform|backend|frontend|database|security)\s+(?:engineer|commander|manager|lead|developer|dba|officer|analyst|sre))\s*\(([^()]{3,50})\)/gi;

const WROTE = /(?:^|[.!?]\s+)((?:\p{Lu}[\p{L}'’-]+ ){2,3})wrote this\b|\b[Ww]ritten by ((?:\p{Lu}[\p{L}'’-]+ ?){2,3})/u;

/** "Ann Lee wrote this." */
export function writersIn(blocks: readonly Block[]): PersonMention[] {
  return blocks.flatMap((block): PersonMention[] => {
    const match = block.type === 'paragraph' ? WROTE.exec(plainText(block)) : null;
    const name = (match?.[1] ?? match?.[2] ?? '').trim();
    return isFullName(name)
      ? [{ name, team: null, roles: ['author'], presence: 'named', origin: { kind: 'read', range: rangeOf(block) } }]
      : [];
  });
}

/** "On-call engineer (Ann Lee) paged" -> Ann Lee, on-call engineer. On-call engineers respond, so `responder` stands beside it. */
export function peopleWithRoles(blocks: readonly Block[], known: KnownNames): PersonMention[] {
  const lines = blocks.flatMap((block) => [...walk(block)].filter((node) => node.type === 'paragraph' || node.type === 'tableCell'));
  return lines.flatMap((node) =>
    [...plainText(node).matchAll(ROLE_OF_PERSON)].flatMap((match): PersonMention[] => {
      const name = (match[2] ?? '').trim();
      if (!isFullName(name) && known.get(name) === null) return [];
      const role = (match[1] ?? '').toLowerCase();
      const roles = role.startsWith('on') ? [role, 'responder'] : [role];
      return [{ name, team: null, roles, presence: 'named', origin: { kind: 'read', range: rangeOf(node) } }];
    }),
  );
}
