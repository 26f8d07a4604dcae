import { counted } from '../counted.ts';
import { quote } from '../problem.ts';
import type { FilePair, Version } from './change.ts';
import { documentSide } from './document-side.ts';
import type { Edit } from './edit.ts';
import { spanOf, type Entry, type EntryPair } from './entries.ts';
import { props, type Item } from './item.ts';

/** The one change of a file that was added or removed. */
export function documentEdit(pair: FilePair, entries: readonly EntryPair[]): Edit {
  const version = pair.after ?? pair.before;
  const kind = pair.after === null ? 'removed' : 'added';
  const [own] = entries;
  const entry = (kind === 'added' ? own?.after : own?.before) ?? null;
  const text = entry === null || own === undefined ? `${nameOfFile(version)} ${kind}` : wentText(own, entry, kind);
  const item = documentItem(version);
  const sides = kind === 'added' ? { before: null, after: item } : { before: item, after: null };
  return { layer: 'facts', kind, subject: 'document', text, ...sides, details: [], words: null };
}

/** "incident added: …", "incident moved here from meetings/a.md: …", "incident moved to incidents/b.md: …" */
function wentText({ before, after, elsewhere }: EntryPair, entry: Entry, kind: string): string {
  const said = before === null || after === null ? kind : elsewhere === true ? `moved to ${after.path}` : `moved here from ${before.path}`;
  return `${entry.kind} ${said}: ${summaryOf(entry)}`;
}

function nameOfFile(version: Version | null): string {
  return documentSide(version)?.unreadable === null ? 'file' : 'file that is not read as a document';
}

/** The change of a file that was not understood on one of its sides; null where it was on both, or on none. */
export function readabilityEdit({ before, after }: FilePair): Edit | null {
  const [old, now] = [documentSide(before), documentSide(after)];
  if (old === null || now === null || (old.unreadable === null) === (now.unreadable === null)) return null;
  const text =
    now.unreadable === null
      ? `now read as ${articled(now.kind)}; before, it was not: ${quote(old.unreadable ?? '')}`
      : `no longer read as ${articled(old.kind)}: ${quote(now.unreadable)}`;
  return {
    layer: 'facts',
    kind: 'changed',
    subject: 'document',
    text,
    before: documentItem(before),
    after: documentItem(after),
    details: [],
    words: null,
  };
}

const articled = (kind: string): string => (kind === 'incident' ? 'an incident' : `a ${kind}`);

function documentItem(version: Version | null): Item {
  const path = version?.path ?? '';
  return { layer: 'facts', subject: 'document', title: path, props: props([['path', path]]), range: null, anchor: null, mark: path };
}

/** The one change of an incident that a document has on one side alone. */
export function entryEdit(pair: EntryPair): Edit {
  const left = pair.after === null || pair.elsewhere === true;
  const entry = left ? pair.before : pair.after;
  const kind = pair.elsewhere === true ? 'moved' : left ? 'removed' : 'added';
  const item = entry === null ? null : entryItem(entry);
  const text = entry === null ? '' : wentText(pair, entry, kind);
  const sides = left ? { before: item, after: null } : { before: null, after: item };
  return { layer: 'facts', kind, subject: entry?.kind ?? 'incident', text, ...sides, details: [], words: null };
}

/** Of an entry that came from another file, where it came from. */
export function movedHereEdit(pair: EntryPair): Edit {
  const { after } = pair;
  const text = after === null ? '' : wentText(pair, after, 'moved');
  const item = after === null ? null : entryItem(after);
  return { layer: 'facts', kind: 'moved', subject: after?.kind ?? 'incident', text, before: null, after: item, details: [], words: null };
}

function entryItem(entry: Entry): Item {
  const title = entry.title.value;
  return { layer: 'facts', subject: entry.kind, title, props: props([['title', title]]), range: spanOf(entry), anchor: null, mark: null };
}

/** "“Orders stood still”, SEV2, 6 events, 3 actions" */
export function summaryOf(entry: Entry): string {
  const count = (number: number, noun: string): string[] => (number === 0 ? [] : [counted(number, noun)]);
  const parts =
    entry.kind === 'incident'
      ? [...(entry.severity === null ? [] : [quote(entry.severity.value)]), ...count(entry.timeline.length, 'event')]
      : count(entry.decisions.length, 'decision');
  return [`“${quote(entry.title.value)}”`, ...(entry.draft ? ['a draft'] : []), ...parts, ...count(entry.actions.length, 'action')].join(
    ', ',
  );
}
