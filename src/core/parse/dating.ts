import type { Fact } from '../origin.ts';
import type { SectionRole } from '../schema/parts.ts';
import { findDates } from './dates.ts';
import { firstWholeDate, isoDate } from './document-date.ts';
import { fieldsOf, type Field } from './fields.ts';
import { linesOf, plainText, rangeOf, type Block } from './markdown.ts';
import { partsOf, type Part } from './outline.ts';
import { inferredFact, type Places } from './places.ts';
import { titlePart } from './title.ts';

const DATE_LABELS = [
  'date',
  'dates',
  'incident date',
  'incident dates',
  'meeting date',
  'date of incident',
  'date of the incident',
  'date of the outage',
  'date of occurrence',
  'incident began',
  'incident occurred',
  'date of meeting',
  'date time',
  'incident date time',
  'meeting date time',
  'date and time',
  'date of outage',
  'outage date',
  'event date',
  'date held',
  'held on',
  'when',
  'start date',
  'start date time',
  'started',
  'started at',
  'start time',
  'start',
  'incident start',
  'incident start time',
  'outage start',
  'start of outage',
  'impact start',
  'first detected',
  'occurred',
  'occurred on',
  'detected',
  'detected at',
  'reported',
];
/** When people met over it is the last of all days to take. */
const REVIEW_LABELS = ['postmortem date', 'post mortem date', 'review date', 'report date', 'created', 'published'];
const MAX_LEAD_BLOCKS = 3;
/** A line of the first blocks that is about another day. */
const OTHER_DAY =
  /\bnext (?:meeting|call|sync)\b|\b(?:post-?mortem|review|meeting|report|due|last|next)\b[^:|\n]{0,30}\b(?:date|scheduled|for|updated|modified)\b|\b(?:updated|modified|published|created)\b/i;
/** Sections that say what happened, and so when. */
const TELL_WHEN: ReadonlySet<SectionRole> = new Set(['summary', 'background', 'impact', 'trigger', 'detection', 'cause']);

/**
 * The document's date: from its title, a field that says so, its file's name, its lead, its timeline; null where none is whole.
 * Where the title and the file's name disagree, the one that the timeline agrees with is taken (a title is copied from the
 * report before it more often than a name is), else the title's; the note of the origin says what the other one says.
 */
export function dateOf(top: Part, path: string, places: Places): Fact<string> | null {
  const title = titlePart(top);
  const titled = title?.heading ? dateIn(title.heading.text, title.heading.range, places) : null;
  const named = fromPath(path.split('/').at(-1) ?? path);
  if (titled !== null && named !== null && named.value !== titled.value) return settled(titled, named.value, top, places);
  return (
    titled ??
    fromField(
      fieldsOf(top, places, () => false),
      places,
    ) ??
    fromPathOrLead(top, title, path, places) ??
    fromTimeline(top, places) ??
    fromSections(top, places, ({ role }) => TELL_WHEN.has(role)) ??
    fromField(
      fieldsOf(top, places, () => false),
      places,
      REVIEW_LABELS,
    )
  );
}

/** The first day that stands anywhere in a document whose kind is known by other signs: what its sections are about comes before what follows. */
export function anyDate(top: Part, places: Places): Fact<string> | null {
  return fromSections(top, places, ({ role }) => !ABOUT_LATER.has(role));
}

const ABOUT_LATER: ReadonlySet<SectionRole> = new Set(['next-meeting', 'actions', 'supporting', 'announcements']);

function fromSections(top: Part, places: Places, tells: (part: Part) => boolean): Fact<string> | null {
  for (const part of partsOf(top)) {
    if (!tells(part)) continue;
    for (const block of part.blocks) {
      const fact = OTHER_DAY.test(plainText(block)) ? null : dateIn(plainText(block), rangeOf(block), places);
      if (fact !== null) return fact;
    }
  }
  return null;
}

function settled(titled: Fact<string>, named: string, top: Part, places: Places): Fact<string> {
  const first = fromTimeline(top, places)?.value;
  if (first === named) {
    return inferredFact(named, `the file's name and the timeline, against the title, which says ${titled.value}`, titled.origin.range);
  }
  const { origin } = titled;
  return origin.kind === 'read' ? { ...titled, origin: { ...origin, note: `the file's name says ${named}` } } : titled;
}

/** The file's name dates a document better than its lead does; a lead that says the same day is what the page links to. */
function fromPathOrLead(top: Part, title: Part | null, path: string, places: Places): Fact<string> | null {
  const [named, said] = [fromPath(path), fromLead(top, title, places)];
  return named === null || said?.value === named.value ? said : named;
}

function dateIn(text: string, range: Parameters<Places['find']>[1], places: Places): Fact<string> | null {
  const found = firstWholeDate(text) ?? shortDate(text);
  return found?.iso ? { value: found.iso, origin: { kind: 'read', range: places.find(found.written, range) } } : null;
}

const SHORT = /(?<![\p{L}\p{N}./-])(\d{1,2})([/.-])(\d{1,2})\2(\d{2})(?![\p{L}\p{N}]|[./-]\d)/u;
const MONTHS = 12;

/** "6/15/20", "22.4.24": a year of two digits, where only one of the other two can be a month. */
function shortDate(text: string): { iso: string | null; written: string } | null {
  const [written, a, , b, year] = SHORT.exec(text) ?? [];
  const [first, second] = [Number(a), Number(b)];
  if (written === undefined || first > MONTHS === second > MONTHS) return null;
  const [month, day] = first > MONTHS ? [second, first] : [first, second];
  return { iso: isoDate(2000 + Number(year), month, day), written };
}

function fromField(fields: readonly Field[], places: Places, labels: readonly string[] = DATE_LABELS): Fact<string> | null {
  for (const label of labels) {
    for (const field of fields) {
      const fact = field.label === label ? dateIn(field.value, field.range, places) : null;
      if (fact !== null) return fact;
    }
  }
  return null;
}

/** The file's name, then its folders, the nearest first; a day of the name in a folder of a year ("2024/notes-03-12.md"). */
function fromPath(path: string): Fact<string> | null {
  const [name = '', ...folders] = path.split('/').reverse();
  for (const part of [name, ...folders]) {
    const iso = firstWholeDate(part)?.iso;
    if (iso) return inferredFact(iso, "the file's name", null);
  }
  const year = folders.flatMap((folder) => /^(?:19|20)\d\d(?=$|[-_ ])/.exec(folder)?.[0] ?? [])[0];
  const iso = year === undefined ? null : dayOfName(name, Number(year));
  return iso === null ? null : inferredFact(iso, "the file's name and its folder", null);
}

function dayOfName(name: string, year: number): string | null {
  const [named] = findDates(name);
  if (named?.year === null) return isoDate(year, named.month, named.day);
  const digits = /(?:^|[-_ .])(\d\d)[-_](\d\d)(?=$|[-_ .])/.exec(name);
  return digits === null ? null : isoDate(year, Number(digits[1]), Number(digits[2]));
}

/** The first headings and paragraphs, those about the next meeting left out. */
function fromLead(top: Part, title: Part | null, places: Places): Fact<string> | null {
  const lead = (title ?? top).blocks.slice(0, MAX_LEAD_BLOCKS);
  for (const block of lead.length > 0 ? lead : top.blocks.slice(0, MAX_LEAD_BLOCKS)) {
    for (const line of leadLines(block)) {
      const fact = OTHER_DAY.test(line) ? null : dateIn(line, rangeOf(block), places);
      if (fact !== null) return fact;
    }
  }
  const heading = [...partsOf(top)].find((part) => part !== title && part.heading !== null && part.role === 'other')?.heading ?? null;
  return heading === null ? null : dateIn(heading.text, heading.range, places);
}

/** The rows of a table, the items of a list, the lines of a paragraph. */
export function leadLines(block: Block): readonly string[] {
  if (block.type === 'table') return block.children.map((row) => row.children.map((cell) => plainText(cell)).join(' | '));
  return block.type === 'list' ? block.children.map((item) => plainText(item)) : linesOf(block);
}

function fromTimeline(top: Part, places: Places): Fact<string> | null {
  for (const part of partsOf(top)) {
    if (part.role !== 'timeline') continue;
    for (const at of partsOf(part)) {
      const headed = at.heading === null ? null : dateIn(at.heading.text, at.heading.range, places);
      const read = headed ?? at.blocks.flatMap((block) => dateIn(plainText(block), rangeOf(block), places) ?? [])[0];
      if (read !== undefined) return read;
    }
  }
  return null;
}
