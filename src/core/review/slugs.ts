import { slugs } from '../derive/addresses.ts';
import type { FilePair } from './change.ts';

/** The path that a pair is known by: after the change, or before it where the file is gone. */
export const pathOf = ({ before, after }: FilePair): string => after?.path ?? before?.path ?? '';

/** A slug for each pair, in their order: `incidents/2024-03-18 outage.md => incidents-2024-03-18-outage`. Unique. */
export function reviewSlugs(pairs: readonly FilePair[]): string[] {
  const slug = slugs('document');
  return pairs.map((pair) => slug(pathOf(pair).replace(/\.mdx?$/i, '')));
}
