import type { Fact } from '../origin.ts';
import { firstWholeDate } from './document-date.ts';
import { fieldNamed, fieldFact, fieldsOf, type Field } from './fields.ts';
import { plainText, rangeOf } from './markdown.ts';
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
  'date of meeting',
  'date time',
  'when',
  'start date',
  'started',
  'start time',
  'incident start',
  'first detected',
  'postmortem date',
];
const MAX_LEAD_BLOCKS = 3;

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
    fromTimeline(top, places)
  );
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
  const found = firstWholeDate(text);
  return found?.iso ? { value: found.iso, origin: { kind: 'read', range: places.find(found.written, range) } } : null;
}

function fromField(fields: readonly Field[], places: Places): Fact<string> | null {
  const field = fieldNamed(fields, DATE_LABELS);
  const fact = fieldFact(field, (value) => value);
  return field === null || fact === null ? null : dateIn(field.value, field.range, places);
}

/** The file's name, then its folders, the nearest first. */
function fromPath(path: string): Fact<string> | null {
  for (const part of path.split('/').reverse()) {
    const iso = firstWholeDate(part)?.iso;
    if (iso) return inferredFact(iso, "the file's name", null);
  }
  return null;
}

/** The first headings and paragraphs, those about the next meeting left out. */
function fromLead(top: Part, title: Part | null, places: Places): Fact<string> | null {
  const lead = (title ?? top).blocks.slice(0, MAX_LEAD_BLOCKS);
  for (const block of lead.length > 0 ? lead : top.blocks.slice(0, MAX_LEAD_BLOCKS)) {
    const text = plainText(block);
    const fact = /\bnext (?:meeting|call)\b/i.test(text) ? null : dateIn(text, rangeOf(block), places);
    if (fact !== null) return fact;
  }
  const heading = [...partsOf(top)].find((part) => part !== title && part.heading !== null && part.role === 'other')?.heading ?? null;
  return heading === null ? null : dateIn(heading.text, heading.range, places);
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
