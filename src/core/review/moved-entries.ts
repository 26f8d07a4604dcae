import type { FilePair } from './change.ts';
import { entriesOf, pairEntries, wordsOfEntry, type Entry, type EntryPair } from './entries.ts';
import { pairUp } from './pair-up.ts';

const ALIKE = 0.6;

/** The entries of each file with their counterparts, which may stand in another of the files (an incident that got its own). */
export function entriesOfFiles(files: readonly FilePair[]): EntryPair[][] {
  const entries = files.map(({ before, after }) => pairEntries(entriesOf(before), entriesOf(after)));
  const gone = entries.flat().flatMap(({ before, after }) => (before !== null && after === null ? [before] : []));
  const come = entries.flat().flatMap(({ before, after }) => (after !== null && before === null ? [after] : []));
  const matches = pairUp(gone, come, {
    keys: [(entry) => `${entry.kind} ${entry.date.value} ${entry.title.value}`],
    words: wordsOfEntry,
    alike: [{ least: ALIKE, group: ({ kind }) => kind }],
  });
  const to = new Map<Entry, Entry>();
  const from = new Map<Entry, Entry>();
  for (const [old, now] of matches) {
    const [before, after] = [gone[old], come[now]];
    // In one file they would have been paired there: there they are two.
    if (before === undefined || after === undefined || before.path === after.path) continue;
    to.set(before, after);
    from.set(after, before);
  }
  return entries.map((pairs) => pairs.map((pair) => withCounterpart(pair, to, from)));
}

function withCounterpart(pair: EntryPair, to: ReadonlyMap<Entry, Entry>, from: ReadonlyMap<Entry, Entry>): EntryPair {
  const { before, after } = pair;
  const [there, whence] = [before === null ? undefined : to.get(before), after === null ? undefined : from.get(after)];
  if (after === null && there !== undefined) return { before, after: there, elsewhere: true };
  return before === null && whence !== undefined ? { before: whence, after } : pair;
}
