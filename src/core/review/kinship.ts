import type { FilePair, Kinship } from './change.ts';
import { shareIn, weightsOf, type Weights } from './content-shares.ts';
import type { EntryPair } from './entries.ts';
import { pathOf } from './slugs.ts';

/** So much of a text must come from another for the two to be kin. */
const KIN = 0.4;
const COPIED = 0.7;

interface Relative {
  readonly slug: string;
  readonly path: string;
  readonly pair: FilePair;
  readonly entries: readonly EntryPair[];
  readonly before: Weights;
  readonly after: Weights;
}

/** What went from one of the changed documents to another: entries that moved, splits, merges and copies. By position in `files`. */
export function kinshipsOf(files: readonly FilePair[], slugs: readonly string[], entries: readonly (readonly EntryPair[])[]): Kinship[][] {
  const lone = files.some(({ before, after }) => before === null || after === null);
  const relatives = files.map((pair, at): Relative => ({
    slug: slugs[at] ?? '',
    path: pathOf(pair),
    pair,
    entries: entries[at] ?? [],
    before: lone ? weightsOf(pair.before) : new Map(),
    after: lone ? weightsOf(pair.after) : new Map(),
  }));
  const found = new Map<Relative, Kinship[]>(relatives.map((one) => [one, []]));
  const say = (one: Relative, kind: Kinship['kind'], other: Relative, text: string): void => {
    const known = found.get(one);
    if (known?.some((kinship) => kinship.other === other.slug) === false) known.push({ kind, other: other.slug, text });
  };
  movedEntries(relatives, say);
  const alone = relatives.filter(({ pair }) => pair.before === null || pair.after === null);
  for (const one of alone) for (const other of relatives) if (one !== other) sharedText(one, other, say);
  return relatives.map((one) => found.get(one) ?? []);
}

type Say = (one: Relative, kind: Kinship['kind'], other: Relative, text: string) => void;

function movedEntries(relatives: readonly Relative[], say: Say): void {
  const byPath = new Map(
    relatives.flatMap((one) =>
      [one.pair.before, one.pair.after].flatMap((version) => (version === null ? [] : [[version.path, one] as const])),
    ),
  );
  for (const one of relatives) {
    for (const { before, after, elsewhere } of one.entries) {
      if (before === null || after === null) continue;
      const other = byPath.get(elsewhere === true ? after.path : before.path);
      if (other === undefined || other === one) continue;
      const title = `the ${after.kind} “${after.title.value}”`;
      if (elsewhere === true) say(one, 'entry-moved-to', other, `${title} moved to ${after.path}`);
      else say(one, 'entry-moved-from', other, `${title} moved here from ${before.path}`);
    }
  }
}

function sharedText(one: Relative, other: Relative, say: Say): void {
  const share = (part: number): string => `${Math.round(part * 100)} %`;
  if (one.pair.before === null) {
    const split = shareIn(one.after, other.before, other.after);
    const copied = shareIn(one.after, other.before);
    if (split >= KIN) {
      say(one, 'split-from', other, `${share(split)} of its text stood in ${other.pair.before?.path ?? other.path} before`);
      say(other, 'split-into', one, `a part of its text went to ${one.path}`);
    } else if (copied >= COPIED) say(one, 'copied-from', other, `${share(copied)} of its text also stands in ${other.path}`);
  }
  if (one.pair.after === null) {
    const merged = shareIn(one.before, other.after, other.before);
    if (merged < KIN) return;
    say(one, 'merged-into', other, `${share(merged)} of its text now stands in ${other.path}`);
    say(other, 'merged-from', one, `a part of its text comes from ${one.path}, which is removed`);
  }
}
