import type { Fact } from '../origin.ts';
import type { SourceRange } from '../position.ts';
import type { Meeting } from '../schema/meeting.ts';
import { resolveDate, type Near } from './document-date.ts';
import { linesOf, plainText, rangeOf, walk, type Block } from './markdown.ts';
import { dateThatCounts } from './moved.ts';
import { isFullName, type KnownNames } from './names.ts';
import { allBlocks, partsOf, type Part } from './outline.ts';
import { readFact, type Places } from './places.ts';

type Announcement = Meeting['announcements'][number];
type Talk = Meeting['talks'][number];
type NextMeeting = NonNullable<Meeting['nextMeeting']>;

/** The items under "Announcements", and what they were made from. */
export function announcementsOf(top: Part, skip: (part: Part) => boolean): { announcements: Announcement[]; taken: SourceRange[] } {
  const announcements: Announcement[] = [];
  const taken: SourceRange[] = [];
  for (const part of partsOf(top)) {
    if (part.role !== 'announcements' || skip(part)) continue;
    for (const block of part.blocks.filter((candidate) => candidate.type === 'list')) {
      for (const item of block.children) {
        const [first, ...more] = item.children;
        const text = first === undefined ? '' : plainText(first);
        if (!/\p{L}{2}/u.test(text) || /^(?:none|n\/a|no announcements)\W*$/i.test(text)) continue;
        const range = rangeOf(item);
        announcements.push({ id: `announcement-${announcements.length + 1}`, text, origin: { kind: 'read', range } });
        if (more.length === 0) taken.push(range);
      }
    }
  }
  return { announcements, taken };
}

const CLOCK = /\b(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)\b|\b([01]?\d|2[0-3]):([0-5]\d)\b/i;
const NEXT_LINE = /\bnext (?:meeting|call|sync)\b[^\n]{0,40}?[:：]\s*(.+)$/i;
/** "The next meeting will be on March 4th." In the middle of a sentence it may be another group's. */
const NEXT_SENTENCE =
  /^(?:(?:The|Our) next|Next) (?:regular |scheduled )?(?:meeting|call|sync)(?: is| will be| will take place| takes place)?(?: scheduled| held| planned)?(?: to be)?(?: for| on)\s+(.+)$/u;
const saidNext = (line: string): string => (NEXT_LINE.exec(line) ?? NEXT_SENTENCE.exec(line))?.[1] ?? '';

/** When the next meeting is: under its own heading, or in a line "Next meeting: …". */
export function nextMeetingOf(top: Part, date: Near): { next: NextMeeting | null; taken: SourceRange[] } {
  for (const part of partsOf(top)) {
    if (part.role !== 'next-meeting' && !/\bnext (?:meeting|call)\b/i.test(part.heading?.text ?? '')) continue;
    const heading = part.heading;
    const inHeading = heading === null ? null : nextFrom(heading.text, heading.range, date);
    if (inHeading !== null) return { next: inHeading, taken: [] };
    for (const block of part.blocks) {
      const next = nextFrom(plainText(block), rangeOf(block), date);
      if (next !== null) return { next, taken: plainText(block).length < 60 && block.type === 'paragraph' ? [rangeOf(block)] : [] };
    }
  }
  for (const block of allBlocks(top)) {
    for (const node of walk(block)) {
      const line = node.type === 'paragraph' ? linesOf(node).find((text) => saidNext(text) !== '') : undefined;
      const next = line === undefined ? null : nextFrom(saidNext(line), rangeOf(node), date);
      if (next !== null) return { next, taken: [] };
    }
  }
  return { next: null, taken: [] };
}

function nextFrom(text: string, range: SourceRange, near: Near): NextMeeting | null {
  const found = dateThatCounts(text);
  const date = found === null ? null : resolveDate(found, range, near, 'forward');
  if (found === null || date === null || date.value <= near.date.value) return null;
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found.written.length)}`;
  return { value: { date: date.value, time: clockIn(rest) }, origin: date.origin };
}

/** "10:00 AM" -> "10:00"; "2 pm" -> "14:00"; null where no time of day stands. */
function clockIn(text: string): string | null {
  const match = CLOCK.exec(text);
  if (match === null) return null;
  const half = match[3]?.toLowerCase();
  const hour = Number(match[1] ?? match[4]);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const full = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return `${String(full).padStart(2, '0')}:${match[2] ?? match[5] ?? '00'}`;
}

const TALK =
  /^(.{2,50}?)\s+(?:presented|gave a (?:talk|presentation)|spoke|talked|demoed)(?:\s+(?:on|about))?\s*[:：]?\s*["“”'‘«]([^"“”»]{3,120})["“”'’»]/u;

/** Talks: "Ann Lee presented on “Title”", with the slides that the same section names. */
export function talksOf(top: Part, known: KnownNames, places: Places, skip: (part: Part) => boolean): Talk[] {
  const talks: Talk[] = [];
  for (const part of partsOf(top)) {
    if (skip(part)) continue;
    for (const block of part.blocks) {
      const match = block.type === 'paragraph' ? TALK.exec(plainText(block)) : null;
      const presenter = (match?.[1] ?? '').trim();
      if (match === null || !(isFullName(presenter) || known.get(presenter) !== null)) continue;
      const range = rangeOf(block);
      talks.push({ title: (match[2] ?? '').trim(), presenter, slides: slidesIn(part.blocks, places), origin: { kind: 'read', range } });
    }
  }
  return talks;
}

/** A path in code or a link in a line that speaks of slides. */
function slidesIn(blocks: readonly Block[], places: Places): Fact<string> | null {
  for (const block of blocks) {
    for (const node of walk(block)) {
      if (node.type !== 'paragraph' || !/\b(?:slides?|deck|presentation)\b/i.test(plainText(node))) continue;
      for (const inline of walk(node)) {
        if (inline.type === 'link') return readFact(inline.url, rangeOf(inline));
        if (inline.type === 'inlineCode' && /[/.]/.test(inline.value))
          return readFact(inline.value, places.find(inline.value, rangeOf(inline)));
      }
    }
  }
  return null;
}
