import { placesOf } from '../parse/places.ts';
import { placeOf } from '../position.ts';
import { problem, quote, type Problem, type ProblemCode } from '../problem.ts';

/** What was found in a text, and where. */
export interface Find {
  readonly written: string;
  readonly index: number;
}

/** One problem for all that was found of one kind in a document, at the first: "the e-mail address “a@b.org” (and 2 more)". */
export function findsProblem(code: ProblemCode, what: string, path: string, text: string, finds: readonly Find[]): Problem[] {
  const [first] = finds;
  if (first === undefined) return [];
  const others = new Set(finds.map(({ written }) => written.toLowerCase())).size - 1;
  const more = others === 0 ? '' : ` (and ${others} more)`;
  const place = placeOf(path, placesOf(text).range(first.index, first.index + first.written.length));
  return [problem(code, place, `${what} “${quote(first.written)}”${more} stands in the text`)];
}
