import type { Fact } from '../origin.ts';
import type { SourceRange } from '../position.ts';
import type { SectionRole } from '../schema/parts.ts';
import { findDates, MONTH_NAMES } from './dates.ts';
import { linesOf, rangeOf, type Block } from './markdown.ts';
import { withoutMove } from './moved.ts';
import type { Part } from './outline.ts';
import { inferredFact, readFact } from './places.ts';

/** The part whose heading is the document's title: its first heading of the first level, or a lone first heading of the second. */
export function titlePart(top: Part): Part | null {
  const first = top.children[0];
  if (first === undefined || first.heading?.by !== 'heading') return top.children.find(({ level }) => level === 1) ?? null;
  if (first.level === 1) return SECTIONS.has(first.role) ? null : first;
  const [main, ...others] = top.children.filter(({ level }) => level === 1);
  // Sections may be of a higher level than the title over them: no document has two titles.
  if (main !== undefined && (others.length === 0 || !namesDocument(first.heading.text))) return main;
  // "Agenda for the 2024-04-30 call of …" names the document; "Agenda" is a section of it.
  const isName = first.role === 'other' || findDates(first.heading.text).length > 0;
  const names = isName && top.blocks.every(isDecoration) && !NOTES.test(first.heading.text);
  return names ? first : null;
}

const NOTES = /^(?:minutes|notes|meeting notes|meeting minutes)$/i;

/** "# Roll call" and "# Agenda" are sections of notes that have no title. */
const SECTIONS: ReadonlySet<SectionRole> = new Set(['people', 'agenda', 'actions', 'decisions', 'announcements', 'next-meeting']);

/** A logo, a comment: what stands over a title and is none. */
const isDecoration = (block: Block): boolean =>
  block.type === 'html' || (block.type === 'paragraph' && block.children.every(({ type }) => type === 'image' || type === 'html'));

/** The part whose heading is shown as the title: none where front matter declares another, so that the heading is kept as a section. */
export function shownTitle(top: Part, title: Fact<string>): Part | null {
  const part = titlePart(top) ?? boldTitle(top, title);
  return title.origin.kind === 'declared' && part?.heading?.text !== title.value ? null : part;
}

/** The bold line at the top that `titleOf` took for the title. */
function boldTitle({ blocks, children: [first] }: Part, title: Fact<string>): Part | null {
  return blocks.length === 0 && first?.heading?.by === 'label' && first.heading.text === title.value ? first : null;
}

/** Where the title stands, where that is a paragraph: it is not prose as well. */
export const shownElsewhere = ({ origin }: Fact<string>): SourceRange[] => (origin.kind === 'read' ? [origin.range] : []);

/** The title as written; without one, the file's name. */
export function titleOf(top: Part, path: string): Fact<string> {
  const heading = titlePart(top)?.heading ?? null;
  if (heading !== null && /[\p{L}\p{N}]/u.test(heading.text)) return readFact(heading.text, heading.range);
  const line = firstLine(top);
  if (line !== null) return line;
  const name = (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '');
  const dated = /^\d{4}-\d{2}-\d{2}$/.test(name);
  return inferredFact(dated ? name : name.replace(/[-_]+/g, ' ').trim() || name, "the file's name", null);
}

const NAMES_DOCUMENT = /\b(?:meeting|bof|minutes|call|sync|stand-?up|post-?mortem|incident|outage|rca|retrospective)\b/i;
const LONGEST_LINE = 120;

/** "Defects team meeting - 13 April 2022" as a paragraph, or a bold line, at the top of a document that has no title. */
function firstLine(top: Part): Fact<string> | null {
  const [block] = top.blocks;
  const bold = top.children[0]?.heading;
  if (block === undefined) return bold?.by === 'label' && namesDocument(bold.text) ? readFact(bold.text, bold.range) : null;
  const lines = block.type === 'paragraph' ? linesOf(block) : [];
  const text = (lines[0] ?? '').replace(/^[*#\s]+/, '').trim();
  // "Meeting: bread" over "Date: …" is one fact of several, and a title where it stands alone.
  const heads = lines.length === 1 || (!FACT_LINE.test(text) && lines.slice(1).every((line) => FACT_LINE.test(line)));
  if (!heads || !isShort(text)) return null;
  return namesDocument(text) || (lines.length === 1 && lines[0]?.startsWith('#') === true) ? readFact(text, rangeOf(block)) : null;
}

/** "Date: 3 May 2024" below it. */
const FACT_LINE = /^\p{L}[\p{L} /]{1,30}[:：]/u;
const isShort = (text: string): boolean => text.length <= LONGEST_LINE && !/https?:|[.,;:!?]$/.test(text);
const namesDocument = (text: string): boolean => isShort(text) && NAMES_DOCUMENT.test(text) && /\S\s+\S/.test(text) && !NOTES.test(text);

/** A longer heading is a paragraph that was marked as one. */
const MAX_HEADING = 300;

/** "Engineering Team Meeting - March 22, 2024" -> "Engineering Team Meeting"; null where nothing but a date is there. */
export function seriesOf(title: Fact<string>): Fact<string> | null {
  const dates = findDates(title.value);
  if (title.value.length > MAX_HEADING || title.origin.kind === 'inferred') return null;
  let text = title.value;
  for (const { written } of dates) text = text.replace(written, ' ');
  const name = withoutMove(text)
    .replace(/[([]\s*[)\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s\-–—|:,.]+|(?<![\s\-–—|:,.(])[\s\-–—|:,.(]+$/gu, '')
    .replace(/(?<!\s)\s+(?:for|of|on|from)$/i, '');
  return /\p{L}{2}/u.test(name) ? { value: name, origin: title.origin } : null;
}

/** Folders that hold all meetings, or those of a time, and so name no series. */
const PLAIN_FOLDER = /^(?:meetings?|notes|minutes|archives?|old|past|\d{4}s?|q[1-4]|h[12]|w(?:eek)?\W?\d+)$/i;
/** "2024-03", "03-march", "march", "2024 Q1" */
const TIME_FOLDER = new RegExp(`^[\\d\\W_]*(?:q[1-4]|h[12]|${MONTH_NAMES}[a-z]*)?[\\d\\W_]*$`, 'i');

/** `meetings/legal/2024/2024-03-22.md` -> "legal": the folder nearest to a file whose title names no series. */
export function seriesOfFolder(path: string): Fact<string> | null {
  const folders = path.split('/').slice(1, -1).reverse();
  const name = folders.find((folder) => !PLAIN_FOLDER.test(folder) && !TIME_FOLDER.test(folder) && /\p{L}{2}/u.test(folder));
  return name === undefined ? null : inferredFact(name.replace(/[-_]+/g, ' ').trim(), "the folder's name", null);
}

const LABELLED =
  /^(?:\d+[.)]\s*)?(?=[^:：]*\b(?:incident|post-?mortem|postmortem|outage|retrospective|review|rca|pir)\b)[^:：]*[:：]\s*(\S.*)$/iu;

/** "2. Incident Post-Mortem: March 18 Outage" -> "March 18 Outage". */
export function foundTitle(heading: string): string {
  return (LABELLED.exec(heading.slice(0, MAX_HEADING))?.[1] ?? heading.replace(/^\d+[.)]\s*/, '')).trim();
}

/** "2. Incident Post-Mortem" -> 2; null where the heading has no number. */
export function headingNumber(heading: string): number | null {
  const match = /^(\d{1,4})[.)]\s+\S/.exec(heading);
  return match === null ? null : Number(match[1]);
}

/** "2. Technical Debt" -> "Technical Debt". */
export const withoutNumber = (heading: string): string => heading.replace(/^\d{1,4}[.)]\s+(?=\S)/, '').trim();
