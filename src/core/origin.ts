import type { SourceRange } from './position.ts';

/**
 * Where a shown value comes from: `declared` in the front matter, `read` from the text, or `inferred` by a
 * rule, which `from` names in words that follow "inferred from" ("the year of the meeting's date").
 * `note` says what another place of the document says against a value that was read ("the file's name says 2022-06-02").
 * `range` is what the page links to; null only where nothing in the document stands behind the value
 * (the site's default time zone).
 */
export type Origin =
  | { readonly kind: 'declared'; readonly range: SourceRange }
  | { readonly kind: 'read'; readonly range: SourceRange; readonly note?: string | undefined }
  | { readonly kind: 'inferred'; readonly from: string; readonly range: SourceRange | null };

/** A value and its origin. Unknown is not a fact: it is `null` in its place. */
export interface Fact<T> {
  readonly value: T;
  readonly origin: Origin;
}
