import type { Version } from './change.ts';
import { textTree } from './text-tree.ts';

/** The blocks of a text by their signatures, with how much each weighs: its words. Short ones ("Summary") say nothing of kinship. */
export type Weights = ReadonlyMap<string, number>;

const LEAST_WORDS = 4;

export function weightsOf(version: Version | null): Weights {
  const weights = new Map<string, number>();
  if (version === null) return weights;
  for (const { signature, text } of textTree(version.path, version.text).blocks) {
    const words = text.split(/\s+/).length;
    if (words >= LEAST_WORDS) weights.set(signature, words);
  }
  return weights;
}

export const totalOf = (weights: Weights): number => [...weights.values()].reduce((sum, weight) => sum + weight, 0);

/** How much of `part` stands in `whole` and not in `except`, 0 to 1. */
export function shareIn(part: Weights, whole: Weights, except: Weights | null = null): number {
  const total = totalOf(part);
  if (total === 0) return 0;
  let shared = 0;
  for (const [signature, weight] of part) if (whole.has(signature) && except?.has(signature) !== true) shared += weight;
  return shared / total;
}

/** 1 for texts of the same blocks, 0 where none is in both. */
export function contentLikeness(one: Weights, other: Weights): number {
  const both = totalOf(one) + totalOf(other);
  return both === 0 ? 0 : (2 * shareIn(one, other) * totalOf(one)) / both;
}
