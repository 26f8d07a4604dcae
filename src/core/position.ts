/** A point in a source text. `line` and `column` count from 1, `offset` counts UTF-16 units from 0. */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A stretch of a source text; `end` is the first point after it. */
export interface SourceRange {
  readonly start: Point;
  readonly end: Point;
}

/**
 * Where a problem stands. "No position is known" is a case of its own: a made-up line sends an author
 * to the wrong place.
 */
export type Place =
  | { readonly kind: 'line'; readonly path: string; readonly line: number; readonly column: number }
  | { readonly kind: 'unavailable'; readonly path: string };

/** The place where `range` starts in the file `path` (relative to the content folder, `/` between its parts). */
export function placeOf(path: string, range: SourceRange | null): Place {
  return range === null ? { kind: 'unavailable', path } : { kind: 'line', path, line: range.start.line, column: range.start.column };
}
