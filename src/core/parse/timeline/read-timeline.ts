import type { RootContent } from 'mdast';
import type { Fact } from '../../origin.ts';
import type { SourceRange } from '../../position.ts';
import type { Problem } from '../../problem.ts';
import type { TimelineEvent } from '../../schema/parts.ts';
import { codeEntries, collectEntries } from './collect-entries.ts';
import type { Entry } from './entry.ts';
import { interpret } from './interpret.ts';
import { withMilestones } from './milestones.ts';

/** A section that tells what happened when. */
export interface TimelineInput {
  readonly path: string;
  /** The whole source; the blocks' positions count in it, in UTF-16 units. */
  readonly text: string;
  /** The section's blocks in order, headings below it included, its own left out. */
  readonly blocks: readonly RootContent[];
  readonly heading: string | null;
  /** The document's date: the day of times that stand alone, and what years are taken from. */
  readonly date: Fact<string> | null;
  /** The zone of times that name none. Must be one that the calendar knows. */
  readonly zone: Fact<string>;
}

export interface TimelineResult {
  /** In document order. */
  readonly events: TimelineEvent[];
  /** The blocks that are not events, in order: what the author wrote is in an event or here. */
  readonly prose: SourceRange[];
  readonly problems: Problem[];
}

const MIN_CODE_EVENTS = 2;

/** Reads the events of a timeline section in any of the forms that people write. Never throws on any text. */
export function readTimeline(input: TimelineInput): TimelineResult {
  const entries = collectEntries(input.blocks, input.text);
  const read = interpret(entries, input);
  if (read.events.length > 0) return { ...read, events: withMilestones(read.events, input.text) };
  const fenced = entriesInCode(input, entries);
  if (fenced === null) return read;
  const fromCode = interpret(fenced, input);
  return { ...fromCode, events: withMilestones(fromCode.events, input.text) };
}

/** Fenced lines are events only in a section that has no others: else they are the log that an event shows. */
function entriesInCode(input: TimelineInput, entries: readonly Entry[]): Entry[] | null {
  let found = false;
  const byStart = new Map(entries.map((entry) => [entry.line.start, entry]));
  const all: Entry[] = [];
  for (const block of input.blocks) {
    const lines = block.type === 'code' ? codeEntries(block, input.text) : [];
    const timed = lines.filter(({ stamp }) => stamp !== null).length;
    const start = block.position?.start.offset ?? 0;
    const entry = byStart.get(start);
    if (timed >= MIN_CODE_EVENTS && timed * 2 >= lines.length) {
      found = true;
      all.push(...lines);
    } else if (entry !== undefined) all.push(entry);
  }
  return found ? all : null;
}
