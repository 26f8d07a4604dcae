import type { DocumentChange, ProblemsCompared } from './change.ts';
import type { Elsewhere } from './elsewhere.ts';

/** A commit of a review, named for people and for programs. */
export interface ReviewCommit {
  readonly sha: string;
  /** The committer's day, `YYYY-MM-DD`. */
  readonly date: string;
}

/** What is compared with what. */
export interface ReviewPair {
  readonly base: ReviewCommit;
  /** The new side; of a working tree, the commit that it was made from. */
  readonly head: ReviewCommit;
  readonly workingTree: boolean;
  /** `merge-commit`: what merging a pull request gives, and its first parent. `merge-base`: the base is where the histories part. */
  readonly how: 'merge-commit' | 'merge-base';
  /** How many commits the named base has gained since; null where a shallow history does not tell. */
  readonly baseMoved: number | null;
}

/** A whole review: what a change of a content folder means. */
export interface Review {
  readonly pair: ReviewPair;
  /** As it was named: "origin/main". */
  readonly baseName: string;
  /** From the root of the repository, without a slash at its end; empty where it is the root. Paths of documents are relative to it. */
  readonly folder: string;
  /** The settings files that differ: each side is read with its own. */
  readonly settings: readonly string[];
  readonly documents: readonly DocumentChange[];
  /** Of the documents that changed, and what the change does to others. */
  readonly problems: ProblemsCompared;
  /** What it does to other pages. */
  readonly elsewhere: Elsewhere;
  /** Whether only the pages of the documents that differ were looked at for `elsewhere`: the folder is large. */
  readonly partial: boolean;
}
