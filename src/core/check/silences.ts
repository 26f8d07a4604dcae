import { nearestKey } from '../parse/known-keys.ts';
import { placeOf } from '../position.ts';
import { controlOf, isProblemCode, problem, problemCodes, quote, type Edit, type Problem, type ProblemCode } from '../problem.ts';
import { ignoreComments, type IgnoreComment } from './silence-comments.ts';

/** A comment at work: which of its rules it has silenced. */
interface Silence {
  readonly comment: IgnoreComment;
  readonly used: Set<ProblemCode>;
}

/**
 * The problems without those that a comment of their document silences, and what is wrong with the comments. `complete`:
 * every rule has run, so that a comment which silences nothing is told; of a document that was not read it is not.
 */
export function silenceProblems(problems: readonly Problem[], texts: ReadonlyMap<string, string>, complete: boolean): Problem[] {
  const byPath = new Map<string, Silence[]>();
  for (const [path, text] of texts) {
    const comments = /\.mdx?$/i.test(path) ? ignoreComments(path, text) : [];
    if (comments.length > 0)
      byPath.set(
        path,
        comments.map((comment) => ({ comment, used: new Set() })),
      );
  }
  if (byPath.size === 0) return [...problems];
  const left = problems.filter((one) => !isSilenced(one, byPath.get(one.place.path) ?? []));
  const refused = new Set(left.filter(({ code }) => controlOf(code) === 'fixed').map(({ place }) => place.path));
  const faults = [...byPath].flatMap(([path, silences]) => {
    const text = texts.get(path) ?? '';
    return silences.flatMap((silence) => faultsOf(silence, path, text, complete && !refused.has(path)));
  });
  return [...left, ...faults];
}

function isSilenced({ code, place }: Problem, silences: readonly Silence[]): boolean {
  if (controlOf(code) === 'fixed') return false;
  const speaking = silences.filter(({ comment: { names, line, whole } }) => {
    const here = place.kind === 'line' ? line === 'all' || line === place.line : whole;
    return here && names.includes(code);
  });
  for (const { used } of speaking) used.add(code);
  return speaking.length > 0;
}

function faultsOf({ comment, used }: Silence, path: string, text: string, complete: boolean): Problem[] {
  const place = placeOf(path, comment.range);
  const fault = (found: string, advice?: string): Problem => problem('ignore-comment', place, found, advice);
  if (comment.names.length === 0)
    return [fault('this comment names no rule', 'Name the rule and say why: `<!-- afterword-ignore dead-link: it moves in May -->`.')];
  const faults = comment.names.flatMap((name) => {
    if (!isProblemCode(name)) return [fault(`no rule is called \`${quote(name)}\``, nearMiss(name))];
    return controlOf(name) === 'fixed'
      ? [fault(`\`${name}\` cannot be silenced`, 'Delete the comment, and correct what is reported.')]
      : [];
  });
  const idle = comment.names.filter(isProblemCode).filter((code) => controlOf(code) !== 'fixed' && !used.has(code));
  if (!complete || idle.length === 0) return faults;
  const found = `nothing ${whereOf(comment)} is \`${idle.join('`, `')}\``;
  const useless = fault(found, 'Delete the comment, or put it on the line before.');
  return [...faults, idle.length === comment.names.length ? { ...useless, fix: [deletion(comment, text)] } : useless];
}

function nearMiss(name: string): string {
  const open = problemCodes().filter((code) => controlOf(code) !== 'fixed');
  const nearest = nearestKey(name, open);
  return nearest === null ? 'Write the code that the report shows.' : `Did you mean \`${nearest}\`?`;
}

function whereOf({ line, whole }: IgnoreComment): string {
  if (line === 'all') return 'in this document';
  return `on line ${line}${whole ? ' or of the whole document' : ''}`;
}

/** A comment that stands alone goes with its lines, another with the space before it. */
function deletion({ range, alone }: IgnoreComment, text: string): Edit {
  const { start, end } = range;
  if (!alone) {
    const before = /(?:(?<![ \t])[ \t]+)?$/.exec(text.slice(start.offset - start.column + 1, start.offset))?.[0] ?? '';
    return { start: start.offset - before.length, end: end.offset, text: '' };
  }
  const lineEnd = text.indexOf('\n', end.offset);
  return { start: start.offset - start.column + 1, end: lineEnd < 0 ? text.length : lineEnd + 1, text: '' };
}
