import { compareText } from '../derive/visibility.ts';
import type { AssetPair, CompareDocuments, DocumentChange, EntryChange, FilePair, Kinship } from './change.ts';
import { blockPair } from './compare-blocks.ts';
import { compareFile, type FileComparison } from './compare-file.ts';
import { documentSide } from './document-side.ts';
import { entrySide, keyOfEntry, type EntryPair } from './entries.ts';
import { eventPairs } from './event-pairs.ts';
import { flagsOf } from './flags.ts';
import { headlineOf } from './headline.ts';
import { kinshipsOf } from './kinship.ts';
import { entriesOfFiles } from './moved-entries.ts';
import { numbered, type Numbered } from './number.ts';
import { pairRenames } from './pair-renames.ts';
import { pathOf, reviewSlugs } from './slugs.ts';

/** What every changed file means, by path. */
export const compareDocuments: CompareDocuments = ({ files, assets }) => {
  const pairs = pairRenames(files).sort((a, b) => compareText(pathOf(a), pathOf(b)));
  const slugs = reviewSlugs(pairs);
  const entries = entriesOfFiles(pairs);
  const kinships = kinshipsOf(pairs, slugs, entries);
  return pairs.map((pair, at) => documentChange(pair, slugs[at] ?? '', entries[at] ?? [], kinships[at] ?? [], assets));
};

function documentChange(
  pair: FilePair,
  slug: string,
  entries: readonly EntryPair[],
  kinship: readonly Kinship[],
  assets: readonly AssetPair[],
): DocumentChange {
  const compared = compareFile(pair, entries, assets);
  const path = pathOf(pair);
  const all = numbered(compared.edits, { before: pair.before?.path ?? path, after: pair.after?.path ?? path });
  const status = statusOf(pair, all.changes.length);
  return {
    slug,
    status,
    before: documentSide(pair.before),
    after: documentSide(pair.after),
    headline: headlineOf(all.changes, status === 'renamed' ? 'renamed' : 'other'),
    flags: flagsOf(pair, entries),
    kinship,
    entries: entries.map((entry) => entryChange(entry, compared, all)),
    changes: all.changes,
    prose: compared.blocks.map(({ match, edit }) => blockPair(match, edit === null ? null : (all.ids.get(edit) ?? null))),
  };
}

function statusOf({ before, after }: FilePair, changes: number): DocumentChange['status'] {
  if (before === null) return 'added';
  if (after === null) return 'removed';
  if (before.path !== after.path) return 'renamed';
  return changes === 0 ? 'unchanged' : 'changed';
}

function entryChange({ before, after, elsewhere }: EntryPair, { edits }: FileComparison, { ids }: Numbered): EntryChange {
  const now = elsewhere === true ? null : after;
  const entry = now ?? before;
  const key = entry === null ? '' : keyOfEntry(entry);
  const told = { before: new Map<string, string>(), after: new Map<string, string>() };
  for (const { edit, entry: of } of edits) {
    if (of !== key) continue;
    for (const pair of [edit, ...(edit.also ?? [])]) {
      for (const side of ['before', 'after'] as const) {
        const anchor = pair[side]?.anchor ?? null;
        if (anchor !== null && edit.layer !== 'actions' && !told[side].has(anchor)) told[side].set(anchor, ids.get(edit) ?? '');
      }
    }
  }
  const lone = before === null || now === null ? (edits.find(({ entry: of }) => of === key) ?? edits[0]) : undefined;
  const whole = lone === undefined ? null : (ids.get(lone.edit) ?? null);
  const events = eventPairs(before, now, (side, anchor) => told[side].get(anchor) ?? whole);
  return { key, kind: entry?.kind ?? 'incident', before: entrySide(before), after: entrySide(now), events };
}
