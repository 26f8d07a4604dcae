/**
 * What a change of documents means, as plain data: everything here survives JSON. All texts may hold the words of a
 * document: whoever prints them escapes them. Addresses start with `/`, without the site's base.
 */
import type { SourceRange } from '../position.ts';
import type { DrawingData } from '../derive/page-data.ts';
import type { Problem } from '../problem.ts';
import type { Reading } from '../parse/reading.ts';

/** Where a change is told, in the order of a review page. */
export const LAYERS = [
  'facts',
  'metrics',
  'milestones',
  'timeline',
  'actions',
  'decisions',
  'people',
  'services',
  'links',
  'files',
  'prose',
] as const;
export type Layer = (typeof LAYERS)[number];

/**
 * - `moved`: the same thing at another time (an event) or place (a block of prose)
 * - `reworded`: the same thing in other words
 * - `reformatted`: the same words with other marks (bold, code)
 * - `changed`: anything else of it, or several of these at once; `details` say what
 */
export const CHANGE_KINDS = [
  'added',
  'removed',
  'changed',
  'moved',
  'reworded',
  'reformatted',
  'done',
  'dropped',
  'started',
  'reopened',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One side of a change. `range` is null where no place of the file says it (a computed duration). */
export interface Side {
  readonly text: string;
  readonly path: string;
  readonly range: SourceRange | null;
}

/** A stretch of words of a reworded text; joined without the `added` pieces they give the text before, without the `removed` ones the text after. */
export interface Piece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** One property of the thing that a change is about: `{ field: 'due', before: '2024-04-01', after: '2024-04-08' }`. */
export interface Detail {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Change {
  /** `change-3`: unique in the document, counted from 1 in the order of the page (layers, then places). An anchor. */
  readonly id: string;
  readonly layer: Layer;
  readonly kind: ChangeKind;
  /** What it is about, for programs: `severity`, `event`, `action`, `decision`, `paragraph`, `row`, `link`. */
  readonly subject: string;
  /** One plain line: "severity SEV3 → SEV2", "event moved 10:02 → 10:07: Pager alerts". */
  readonly text: string;
  readonly before: Side | null;
  readonly after: Side | null;
  /** Word differences, where words changed; null for all else. */
  readonly words: readonly Piece[] | null;
  /** What differs, for programs: machine values (dates as YYYY-MM-DD). An added thing has all its properties with `before` null. */
  readonly details: readonly Detail[];
  /** The `key` of the entry that it belongs to; null where it belongs to the file alone. */
  readonly entry: string | null;
  /** The anchor of the thing on its page, after the change (before it, for what was removed); null where it has none. */
  readonly anchor: string | null;
}

/** An event as both sides list it, unchanged ones too, in the order of time: the list beside the drawings. */
export interface EventPair {
  readonly before: EventSide | null;
  readonly after: EventSide | null;
  /** The change that tells of it; null where nothing changed. */
  readonly change: string | null;
}

export interface EventSide {
  readonly id: string;
  /** As the page shows it: "14:35", "18 Mar 14:35", the author's words where vague. */
  readonly time: string;
  readonly text: string;
  /** "Detected" */
  readonly milestone: string | null;
  readonly line: number | null;
}

/** A figure that two events give. */
export interface Metric {
  /** "Duration", "Time to detect" */
  readonly label: string;
  /** "43 min" */
  readonly figure: string;
  /** ISO 8601, "PT43M" */
  readonly iso: string;
}

/** An incident or a meeting on one side of the change. */
export interface EntrySide {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly draft: boolean;
  readonly path: string;
  /** Null for a meeting, and where no event has a place in time. */
  readonly drawing: DrawingData | null;
  readonly metrics: readonly Metric[];
}

/** An entry of a document: its own incident or meeting, or an incident found in a meeting. */
export interface EntryChange {
  /** Unique in the document: `incident 2024-03-22/march-18-outage`. */
  readonly key: string;
  readonly kind: 'incident' | 'meeting';
  readonly before: EntrySide | null;
  readonly after: EntrySide | null;
  /** Empty for meetings. */
  readonly events: readonly EventPair[];
}

/** What a block of prose is. `front-matter` and `line` occur where a file is compared as text. */
export type BlockType =
  | 'heading'
  | 'paragraph'
  | 'item'
  | 'row'
  | 'code'
  | 'quote'
  | 'html'
  | 'comment'
  | 'definition'
  | 'break'
  | 'component'
  | 'front-matter'
  | 'line';

export interface BlockSide {
  /** What a person reads of it; for a row its cells joined by " | "; for code and lines, the lines. */
  readonly text: string;
  /** The cells of a row; empty for all else. */
  readonly cells: readonly string[];
  readonly range: SourceRange;
}

/** A block as both sides have it, in the order of the document after the change; removed ones stand where they stood. */
export interface BlockPair {
  readonly type: BlockType;
  readonly kind: 'same' | 'added' | 'removed' | 'changed' | 'reformatted' | 'moved';
  /** 1 to 6 for a heading, the depth of an item from 1, else 0. */
  readonly level: number;
  readonly before: BlockSide | null;
  readonly after: BlockSide | null;
  /** Word differences of a changed block; for a row one list a cell (of the wider side), for all else one list. */
  readonly words: readonly (readonly Piece[])[];
  /** The change that tells of it (a fact, an event, or prose); null where nothing changed. */
  readonly change: string | null;
}

/** Something that a reviewer is to notice before all else. */
export interface Flag {
  readonly kind: 'becomes-public' | 'leaves-public' | 'address-changes' | 'address-ends' | 'becomes-unreadable' | 'becomes-readable';
  readonly text: string;
}

/** Content that went from one changed document to another. */
export interface Kinship {
  readonly kind: 'split-into' | 'split-from' | 'merged-into' | 'merged-from' | 'entry-moved-to' | 'entry-moved-from' | 'copied-from';
  /** The slug of the other document. */
  readonly other: string;
  /** "the incident “March 18 outage” moved here from meetings/2024-03-22.md" */
  readonly text: string;
}

export interface DocumentSide {
  readonly path: string;
  /** The title of the document's own entry; the path where nothing was understood. */
  readonly title: string;
  readonly kind: 'incident' | 'meeting' | 'neither' | 'settings';
  /** Why a side is shown as text alone ("its front matter…", "it is not text"); null where it was understood. */
  readonly unreadable: string | null;
}

/** What changed in one file. */
export interface DocumentChange {
  /** Unique among the documents of a review, for addresses: `incidents-2024-03-18-outage`. */
  readonly slug: string;
  /** `renamed` may have changes besides; `unchanged`: no change in meaning. */
  readonly status: 'added' | 'removed' | 'changed' | 'renamed' | 'unchanged';
  readonly before: DocumentSide | null;
  readonly after: DocumentSide | null;
  /** The changes in one line: "severity SEV3 → SEV2, duration 43 → 51 min, 2 events added"; "no change in meaning". */
  readonly headline: string;
  readonly flags: readonly Flag[];
  readonly kinship: readonly Kinship[];
  readonly entries: readonly EntryChange[];
  readonly changes: readonly Change[];
  /** All blocks of the document, the unchanged ones too; empty where a side is no text. */
  readonly prose: readonly BlockPair[];
}

/** A file on one side of a change. */
export interface Version {
  /** Relative to the content folder, `/` between its parts. */
  readonly path: string;
  /** Null where it is no text that can be read: `why` says so in words that follow "it is shown as …, because". */
  readonly text: string | null;
  readonly why: string | null;
  /** What `readDocument` made of it with the site's context of that side; null for settings and for what is no text. */
  readonly reading: Reading | null;
}

/** A changed file; one side is null where it was added or removed. Two paths where git (or `pairRenames`) found a rename. */
export interface FilePair {
  readonly before: Version | null;
  readonly after: Version | null;
}

/** A file that documents refer to: what git knows of it on one side. */
export interface FileState {
  /** Equal hashes are equal contents. */
  readonly hash: string;
  readonly bytes: number;
}

/** A file of the content folder that is no document (an image, an attachment) and that differs. */
export interface AssetPair {
  readonly path: string;
  readonly before: FileState | null;
  readonly after: FileState | null;
}

/** What `compareDocuments` is given: every changed file, in any order. */
export interface ReviewInput {
  readonly files: readonly FilePair[];
  readonly assets: readonly AssetPair[];
}

/** A comparison of all changed files, by path. `compareDocuments` in compare-documents.ts has this type; it never throws on any text. */
export type CompareDocuments = (input: ReviewInput) => readonly DocumentChange[];

/** The problems that a change adds apart from those that stood. A problem that only went to another line, or with its renamed file, stood. */
export interface ProblemsCompared {
  readonly added: readonly Problem[];
  readonly gone: readonly Problem[];
  readonly stood: readonly Problem[];
}
