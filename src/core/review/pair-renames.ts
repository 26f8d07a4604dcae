import { compareText } from '../derive/visibility.ts';
import type { FilePair, Version } from './change.ts';
import { contentLikeness, weightsOf, type Weights } from './content-shares.ts';

/** From here on a removed and an added file are one that was renamed. */
const RENAMED = 0.5;
/** Below this, what git took for a rename (by lines, of which a template brings many) is another document. */
const ANOTHER = 0.15;
/** So many removed and added files are looked at in all: a moved folder is git's to see. */
const MOST_PAIRS = 10_000;

/** The files with renames as pairs, by what stands in them and not only by what git says. */
export function pairRenames(files: readonly FilePair[]): FilePair[] {
  const known = files.flatMap((pair) =>
    isFalseRename(pair)
      ? [
          { before: pair.before, after: null },
          { before: null, after: pair.after },
        ]
      : [pair],
  );
  const removed = known.flatMap(({ before, after }) => (before !== null && after === null && before.text !== null ? [before] : []));
  const added = known.flatMap(({ before, after }) => (after !== null && before === null && after.text !== null ? [after] : []));
  const found = removed.length * added.length > MOST_PAIRS ? [] : likeliest(removed, added);
  const taken = new Set<Version>(found.flatMap(({ before, after }) => [before, after]));
  const rest = known.filter(({ before, after }) => !((before !== null && taken.has(before)) || (after !== null && taken.has(after))));
  return [...rest, ...found];
}

function isFalseRename({ before, after }: FilePair): boolean {
  if (before?.text === null || after?.text === null || before === null || after === null || before.path === after.path) return false;
  const [old, now] = [weightsOf(before), weightsOf(after)];
  return old.size > 2 && now.size > 2 && contentLikeness(old, now) < ANOTHER && titleOf(before) !== titleOf(after);
}

const titleOf = ({ reading, path }: Version): string => (reading?.meeting ?? reading?.incidents[0])?.title.value ?? path;

interface Renamed {
  readonly before: Version;
  readonly after: Version;
}

function likeliest(removed: readonly Version[], added: readonly Version[]): Renamed[] {
  const weights = (versions: readonly Version[]): { version: Version; weight: Weights }[] =>
    versions.map((version) => ({ version, weight: weightsOf(version) }));
  const now = weights(added);
  const scored = weights(removed).flatMap(({ version: before, weight }) =>
    now.map(({ version: after, weight: other }) => ({ before, after, score: contentLikeness(weight, other) })),
  );
  const order = scored
    .filter(({ score }) => score >= RENAMED)
    .sort((a, b) => b.score - a.score || compareText(a.before.path, b.before.path) || compareText(a.after.path, b.after.path));
  const taken = new Set<Version>();
  return order.flatMap(({ before, after }) => {
    if (taken.has(before) || taken.has(after)) return [];
    taken.add(before).add(after);
    return [{ before, after }];
  });
}
