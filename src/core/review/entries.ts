import type { SourceRange } from '../position.ts';
import { entryHref } from '../derive/addresses.ts';
import { drawingData } from '../derive/drawing-data.ts';
import { momentsOf } from '../derive/milestones/milestones.ts';
import { pageClock } from '../derive/page-clock.ts';
import { orderedEvents } from '../derive/timeline-order.ts';
import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { EntrySide, Version } from './change.ts';
import { metricsOf } from './metric-items.ts';
import { pairsOf, pairUp } from './pair-up.ts';

export type Entry = Incident | Meeting;

export interface EntryPair {
  readonly before: Entry | null;
  readonly after: Entry | null;
  /** Set where this is the file that the entry left: `after` stands in another file, which tells what changed of it. */
  readonly elsewhere?: true;
}

/** The entries of a file: its own first, then the incidents found in it. */
export function entriesOf(version: Version | null): Entry[] {
  const { meeting = null, incidents = [] } = version?.reading ?? {};
  return meeting === null ? [...incidents] : [meeting, ...incidents];
}

/** Each entry of a file with its counterpart: the file's own with the file's own, found incidents by address, title and words. */
export function pairEntries(before: readonly Entry[], after: readonly Entry[]): EntryPair[] {
  const matches = pairUp(before, after, {
    keys: [(entry) => (isOwn(entry) ? 'own' : null), foundKey, (entry) => (isOwn(entry) ? null : entry.title.value)],
    words: wordsOfEntry,
    alike: [{ least: 0.5, group: (entry) => (isOwn(entry) ? 'own' : 'found') }],
  });
  return pairsOf(before, after, matches);
}

const isOwn = (entry: Entry): boolean => entry.kind === 'meeting' || entry.foundIn === null;
const foundKey = (entry: Entry): string | null => (entry.kind === 'incident' ? (entry.foundIn?.anchor ?? null) : null);

/** What an entry is recognised by in another file: its title and what happened in it. */
export function wordsOfEntry(entry: Entry): string {
  const said = entry.kind === 'incident' ? entry.timeline : entry.decisions;
  return [entry.title.value, ...said.map(({ text }) => text), ...entry.actions.map(({ text }) => text)].join(' ');
}

export const keyOfEntry = ({ kind, id }: Entry): string => `${kind} ${id}`;

/** An entry on one side, with what draws it. */
export function entrySide(entry: Entry | null): EntrySide | null {
  if (entry === null) return null;
  const { id, title, date, draft, path } = entry;
  const common = { id, href: entryHref(entry), title: title.value, date: date.value, draft, path };
  if (entry.kind === 'meeting') return { ...common, drawing: null, metrics: [] };
  const ordered = orderedEvents(entry.timeline);
  const drawing = drawingData(title.value, pageClock(ordered, entry.zone), ordered, momentsOf(ordered));
  return { ...common, drawing, metrics: metricsOf(entry) };
}

/** All of the file that an entry was read from; null where no place is known. */
export function spanOf(entry: Entry): SourceRange | null {
  const said = entry.kind === 'incident' ? entry.timeline : entry.decisions;
  const ranges = [
    ...entry.sections.flatMap(({ headingRange, blocks }) => (headingRange === null ? blocks : [headingRange, ...blocks])),
    ...[...said, ...entry.actions].flatMap(({ origin }) => origin.range ?? []),
    ...(entry.kind === 'incident' && entry.foundIn !== null ? [entry.foundIn.range] : []),
  ];
  const [first] = ranges;
  if (first === undefined) return null;
  return ranges.reduce((span, { start, end }) => ({
    start: start.offset < span.start.offset ? start : span.start,
    end: end.offset > span.end.offset ? end : span.end,
  }));
}
