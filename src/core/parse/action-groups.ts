import type { Fact } from '../origin.ts';
import type { ActionStatus } from '../schema/parts.ts';
import type { Block } from './markdown.ts';
import type { Part } from './outline.ts';
import { readFact } from './places.ts';
import { statusWord } from './statuses.ts';

const IN_BRACKETS = /[([]([^()[\]]{2,40})[)\]]\s*$/;
/** "Done", "Completed actions", "In progress": a heading that is a state. */
const STATE_HEADING =
  /^(?:\W*)((?:already )?(?:done|complete|completed|closed|finished|in[- ]progress|ongoing|under ?way|dropped|cancell?ed)|won'?t (?:do|fix))\b(?: (?:actions?|action items?|items|tasks|work|fixes|improvements|changes))?\W*$/i;

/** The state that the heading of a group gives to its actions: "Immediate actions (completed)", "Done"; null where it names none. */
export function stateOfGroup({ heading }: Part): Fact<ActionStatus> | null {
  if (heading === null) return null;
  const said = STATE_HEADING.exec(heading.text)?.[1] ?? IN_BRACKETS.exec(heading.text)?.[1] ?? '';
  const state = statusWord(said);
  return state === null ? null : readFact(state, heading.range);
}

export const NO_NOTES: ReadonlySet<Block> = new Set();

/**
 * Lists that belong to the item of a numbered list before them, where an author did not indent them: the numbers go on behind
 * them ("1. Move the table", three bullets, "2. Tell the customers").
 */
export function notesOf({ blocks }: Part): ReadonlySet<Block> {
  const isNumbered = (block: Block | undefined): boolean => block?.type === 'list' && block.ordered === true;
  const goesOn = blocks.some((block) => block.type === 'list' && block.ordered === true && (block.start ?? 1) > 1);
  if (!goesOn) return NO_NOTES;
  return new Set(blocks.filter((block, index) => block.type === 'list' && !isNumbered(block) && isNumbered(blocks[index - 1])));
}

/** Whether a section holds its text in paragraphs alone, so that these are what it is about. */
export const isAllParagraphs = ({ blocks, children }: Part): boolean =>
  children.length === 0 && blocks.every(({ type }) => type === 'paragraph' || type === 'html' || type === 'thematicBreak');
