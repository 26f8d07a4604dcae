import type { ListItem, Table } from 'mdast';
import type { Fact } from '../origin.ts';
import type { SourceRange } from '../position.ts';
import type { Incident } from '../schema/incident.ts';
import type { SectionRole } from '../schema/parts.ts';
import { fieldNamed, type Field } from './fields.ts';
import { plainText, rangeOf, type Block } from './markdown.ts';
import { partsOf, type Part } from './outline.ts';
import { readFact } from './places.ts';

/** What a report says of its impact, its contributing factors and its lessons, a fact for each point that it makes. */
export type Points = Pick<Incident, 'impact' | 'contributingFactors' | 'lessons'>;

const IMPACT_LABELS = ['impact', 'customer impact', 'user impact', 'business impact', 'customers affected', 'users affected'];
const FACTOR_LABELS = ['contributing factors', 'contributing factor', 'contributing causes'];

export function pointsOf(top: Part, fields: readonly Field[]): Points {
  const section = (role: SectionRole): Fact<string>[] => sectionPoints(top, role);
  const orField = (points: Fact<string>[], labels: readonly string[]): Fact<string>[] => {
    const field = points.length > 0 ? null : fieldNamed(fields, labels);
    return field === null ? points : pointOf(field.value, field.range);
  };
  return {
    impact: orField(section('impact'), IMPACT_LABELS),
    contributingFactors: orField(section('contributing'), FACTOR_LABELS),
    lessons: {
      wentWell: section('went-well'),
      wentBadly: section('went-badly'),
      lucky: section('lucky'),
      learned: section('lessons'),
    },
  };
}

/** Each place once: a section may stand below another of its role. */
function sectionPoints(top: Part, role: SectionRole): Fact<string>[] {
  const parts = partsOf(top).filter((part) => part.role === role);
  return [...new Set(parts.flatMap((part) => blocksAbout(part, role)))].flatMap(blockPoints);
}

/** What stands in a part and below it, without sections that are known to be about something else (the actions below a cause). */
export function blocksAbout(part: Part, role: SectionRole): Block[] {
  const below = part.children.filter((child) => child.role === 'other' || child.role === role);
  return [...part.blocks, ...below.flatMap((child) => blocksAbout(child, role))];
}

function blockPoints(block: Block): Fact<string>[] {
  switch (block.type) {
    case 'list':
      return block.children.flatMap(itemPoints);
    case 'table':
      return tablePoints(block);
    case 'paragraph':
    case 'blockquote':
      return pointOf(plainText(block), rangeOf(block));
    default:
      // Code, pictures, rules and HTML are shown as they are.
      return [];
  }
}

/** An item's own text, then the items below it: run together they would be a sentence that nobody wrote. */
function itemPoints({ children }: ListItem): Fact<string>[] {
  return children.flatMap(blockPoints);
}

/** "Orders: 120 failed" of a row of two cells; cells without a head of their own are joined as they stand. */
function tablePoints(table: Table): Fact<string>[] {
  return table.children.slice(1).flatMap((row) => {
    const cells = row.children.map(plainText).filter((cell) => cell !== '');
    return pointOf(cells.join(cells.length === 2 ? ': ' : ' · '), rangeOf(row));
  });
}

/** A template's "TBD" and "None" make no point. */
const EMPTY =
  /^(?:n\/?a|tb[acd]|to be (?:added|confirmed|determined)|unknown|none|nothing|pending|under investigation|see below|\?+|-)\W*$/i;

export const isSaid = (text: string): boolean => /[\p{L}\p{N}]/u.test(text) && !EMPTY.test(text);

const pointOf = (text: string, range: SourceRange): Fact<string>[] => (isSaid(text) ? [readFact(text, range)] : []);
