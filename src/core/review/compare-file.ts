import type { AssetPair, FilePair, Version } from './change.ts';
import { compareBlocks, type BlockMatch } from './compare-blocks.ts';
import { compareFiles } from './compare-files.ts';
import { compareItems } from './compare-items.ts';
import { compareLinks, targetsIn } from './compare-links.ts';
import { compareSettings } from './compare-settings.ts';
import type { Edit } from './edit.ts';
import { keyOfEntry, type EntryPair } from './entries.ts';
import { entryItems } from './entry-items.ts';
import { LineIndex } from './line-index.ts';
import { proseEdits, type ToldBlock } from './prose-edits.ts';
import { textTree, type TextTree } from './text-tree.ts';
import { Told } from './told.ts';
import { documentEdit, entryEdit, movedHereEdit, readabilityEdit } from './whole-edits.ts';

/** A change and the entry that it belongs to; null where it belongs to the file. */
export interface EntryEdit {
  readonly edit: Edit;
  readonly entry: string | null;
}

/** What differs between the two sides of a file, before it is numbered. */
export interface FileComparison {
  readonly edits: readonly EntryEdit[];
  readonly blocks: readonly ToldBlock[];
}

/** `entries`: those of both sides; one that went to or came from another file stands beside what it is there. */
export function compareFile(pair: FilePair, entries: readonly EntryPair[], assets: readonly AssetPair[]): FileComparison {
  const { before, after } = pair;
  const trees = { before: treeOf(before), after: treeOf(after) };
  const matches = compareBlocks(trees.before.blocks, trees.after.blocks);
  if (before === null || after === null) return wholeFile(pair, entries, matches);
  const settings = compareSettings(before, after);
  if (settings !== null) return settingsFile(settings, matches);
  const unread = readabilityEdit(pair);
  const known =
    unread === null ? entries.flatMap((entry) => [...movedHere(entry, pair), ...entryEdits(entry)]) : [{ edit: unread, entry: null }];
  const side = (version: Version, name: 'before' | 'after') => ({
    version,
    items: entries.flatMap((entry) => (entry[name]?.path === version.path ? entryItems(entry[name]) : [])),
  });
  const told = new Told(unread === null ? known.map(({ edit }) => edit) : [], side(before, 'before'), side(after, 'after'));
  const blocks = proseEdits(matches, (match) => told.of(match));
  const links = compareLinks({ path: before.path, root: trees.before.root }, { path: after.path, root: trees.after.root });
  const files = compareFiles(new Set([...targetsIn(before.path, trees.before.root), ...targetsIn(after.path, trees.after.root)]), assets);
  const prose = new Set(blocks.flatMap(({ edit }) => (edit?.layer === 'prose' ? edit : [])));
  const rest = [...untold(links, known), ...files, ...prose].map((edit) => ({ edit, entry: null }));
  return { edits: [...known, ...rest], blocks };
}

const treeOf = (version: Version | null): TextTree => textTree(version?.path ?? '', version?.text ?? null);

/** An added or a removed file is one change; an entry that came along from another file is compared with what it was there. */
function wholeFile(pair: FilePair, entries: readonly EntryPair[], matches: readonly BlockMatch[]): FileComparison {
  const whole = documentEdit(pair, entries);
  const along = pair.after === null ? [] : entries.filter((entry) => entry.before !== null).flatMap(entryEdits);
  return { edits: [{ edit: whole, entry: null }, ...along], blocks: matches.map((match) => ({ match, edit: whole })) };
}

function settingsFile(settings: readonly Edit[], matches: readonly BlockMatch[]): FileComparison {
  const lines = { before: new LineIndex<Edit>(), after: new LineIndex<Edit>() };
  for (const edit of settings) {
    lines.before.add(edit.before?.range ?? null, edit);
    lines.after.add(edit.after?.range ?? null, edit);
  }
  const editAt = ({ before, after }: BlockMatch): Edit | null =>
    lines.after.at(after?.range ?? null)[0] ?? lines.before.at(before?.range ?? null)[0] ?? null;
  const blocks = matches.map((match) => ({ match, edit: match.kind === 'same' ? null : editAt(match) }));
  return { edits: settings.map((edit) => ({ edit, entry: null })), blocks };
}

/** That an entry came from another of the files, which is not the one that this file was before. */
function movedHere(entry: EntryPair, { before }: FilePair): EntryEdit[] {
  if (entry.before === null || entry.after === null || entry.elsewhere === true || entry.before.path === before?.path) return [];
  return [{ edit: movedHereEdit(entry), entry: keyOfEntry(entry.after) }];
}

function entryEdits(pair: EntryPair): EntryEdit[] {
  const entry = pair.after ?? pair.before;
  if (entry === null) return [];
  const key = keyOfEntry(entry);
  if (pair.before === null || pair.after === null || pair.elsewhere === true) return [{ edit: entryEdit(pair), entry: key }];
  const edits = compareItems(entryItems(pair.before), entryItems(pair.after));
  return edits.map((edit) => ({ edit, entry: key }));
}

/** A ticket that leads elsewhere is told with its action. */
function untold(links: readonly Edit[], known: readonly EntryEdit[]): Edit[] {
  const tickets = new Set(known.flatMap(({ edit }) => edit.details.filter(({ field }) => field === 'tickets').flatMap(ticketsIn)));
  if (tickets.size === 0) return [...links];
  return links.filter(({ before, after }) => {
    const targets = [before, after].flatMap((item) => item?.props.get('target') ?? []);
    return !targets.some((target) => tickets.has(target));
  });
}

const ticketsIn = ({ before, after }: { before: string | null; after: string | null }): string[] =>
  [before, after].flatMap((value) => value?.split(', ') ?? []);
