import { compareText } from '../derive/visibility.ts';
import type { CompareDocuments, DocumentChange, FilePair } from './change.ts';
import { documentSide } from './document-side.ts';
import { pathOf, reviewSlugs } from './slugs.ts';

/** What every changed file means, by path. */
export const compareDocuments: CompareDocuments = ({ files }) => {
  const pairs = [...files].sort((a, b) => compareText(pathOf(a), pathOf(b)));
  const slugs = reviewSlugs(pairs);
  return pairs.map((pair, index) => documentChange(pair, slugs[index] ?? ''));
};

function documentChange(pair: FilePair, slug: string): DocumentChange {
  return {
    slug,
    status: statusOf(pair),
    before: documentSide(pair.before),
    after: documentSide(pair.after),
    headline: '',
    flags: [],
    kinship: [],
    entries: [],
    changes: [],
    prose: [],
  };
}

function statusOf({ before, after }: FilePair): DocumentChange['status'] {
  if (before === null) return 'added';
  if (after === null) return 'removed';
  if (before.path !== after.path) return 'renamed';
  return before.text === after.text ? 'unchanged' : 'changed';
}
