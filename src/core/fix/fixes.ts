import type { Edit, Problem, ProblemCode } from '../problem.ts';
import { removeControls } from './control-characters.ts';
import { isoDate } from './iso-date.ts';
import { linkSpelling } from './link-spelling.ts';
import { quoteScalar } from './quote-scalar.ts';
import { renameKey } from './rename-key.ts';

/** What a fix may look at: the problem, the text that it stands in and where in it. */
export interface FixInput {
  readonly problem: Problem;
  readonly path: string;
  readonly text: string;
  /** Of the problem's place, in UTF-16 units. */
  readonly offset: number;
  /** Everything in the folder that a link may mean; empty where the folder is not known. */
  readonly files: ReadonlySet<string>;
}

/** The edits that correct a problem; null where a person must decide. Only what cannot change the meaning of a document. */
export type Fix = (input: FixInput) => readonly Edit[] | null;

const FIXES: ReadonlyMap<ProblemCode, Fix> = new Map<ProblemCode, Fix>([
  ['control-character', removeControls],
  ['unknown-key', renameKey],
  ['bad-date', isoDate],
  ['wrong-type', quoteScalar],
  ['dead-link', linkSpelling],
]);

/** The rules whose problems may get a fix here. */
export const FIXABLE: readonly ProblemCode[] = [...FIXES.keys()];

/** The problems, with a fix where one is certain. `texts` are the sources by path, as they were read. */
export function withFixes(problems: readonly Problem[], texts: ReadonlyMap<string, string>, files: ReadonlySet<string>): Problem[] {
  const starts = new Map<string, readonly number[]>();
  return problems.map((problem) => {
    const { place, code } = problem;
    const fix = FIXES.get(code);
    const text = texts.get(place.path);
    if (fix === undefined || text === undefined || place.kind === 'unavailable') return problem;
    const lines = starts.get(place.path) ?? lineStarts(text);
    starts.set(place.path, lines);
    const start = lines[place.line - 1];
    if (start === undefined) return problem;
    const edits = fix({ problem, path: place.path, text, offset: start + place.column - 1, files });
    return edits === null || edits.length === 0 ? problem : { ...problem, fix: edits };
  });
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
