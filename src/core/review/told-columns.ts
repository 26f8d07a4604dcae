import type { BlockMatch } from './compare-blocks.ts';
import type { Edit } from './edit.ts';

/** Which column of a table a property is read from. */
const COLUMNS: ReadonlyMap<string, RegExp> = new Map([
  ['due', /due|date|when|eta|deadline|\bby\b|target/i],
  ['status', /status|state|done|progress|complete/i],
  ['owners', /owner|who|assign|lead|responsible|\bdri\b|team|name/i],
  ['text', /action|item|task|description|what|event|decision|topic|detail/i],
  ['time', /time|when|date|\bat\b|utc/i],
  ['milestone', /milestone|phase|stage/i],
  ['tickets', /ticket|issue|link|tracking|jira/i],
  ['presence', /present|presence|attend/i],
  ['roles', /role/i],
  ['name', /name|who|attendee|person/i],
]);

/** Whether the cell in that column is where a changed property was read from, though it is written otherwise ("Friday", "yes"). */
export function columnTold({ before, after }: BlockMatch, column: number, edits: readonly Edit[]): boolean {
  const block = after ?? before;
  const header = block?.type === 'row' ? (block.header[column] ?? '') : '';
  const fields = new Set(edits.flatMap(({ details }) => details.map(({ field }) => field)));
  return header !== '' && [...fields].some((field) => COLUMNS.get(field)?.test(header) === true);
}
