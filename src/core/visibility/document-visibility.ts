import { readFrontMatter, type FrontMatter } from '../parse/front-matter.ts';
import { nearestKey } from '../parse/known-keys.ts';
import { lineProblem } from '../parse/limits.ts';
import { parseMarkdown } from '../parse/markdown.ts';
import { placesOf, type Places } from '../parse/places.ts';
import type { Source } from '../parse/reading.ts';
import { blankMarks, marksIn } from '../parse/visibility-marks.ts';
import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import { visibilitySchema, type Visibility } from '../schema/visibility.ts';
import { crossedBy } from './crossings.ts';
import { internalKeys } from './internal-keys.ts';
import { placeMarks, spansBetween, type MarkFault, type Span } from './spans.ts';
import { thingAt } from './things.ts';

/** Who may see a document and the parts of it. */
export interface DocumentVisibility {
  /** Null where the document does not say it: `visibility` in site.yml does. */
  readonly level: Visibility | null;
  /** Parts that not everybody may see, in any order; one may stand in another. */
  readonly spans: readonly Span[];
  /** Not empty: nobody can tell what may be seen, so that nothing may. */
  readonly problems: readonly Problem[];
}

/** More would be an attack on whoever looks through them. */
const MOST_MARKS = 1_000;
const ALL_SEEN: DocumentVisibility = { level: null, spans: [], problems: [] };
/** Whether there is anything to look for: most documents say nothing of who may see them. */
const SAYS_SOMETHING = /<!--|^---|^\+\+\+|^\uFEFF/;

/** Reads who may see a document from its text alone. Never throws. What cannot be understood is a problem, and closes the document. */
export function visibilityOf({ path, text }: Source): DocumentVisibility {
  if (!SAYS_SOMETHING.test(text)) return ALL_SEEN;
  const places = placesOf(text);
  const long = lineProblem(path, places);
  if (long !== null) return { ...ALL_SEEN, problems: [long] };
  const front = readFrontMatter(path, places);
  const { level, problems: wrong } = levelOf(front, path);
  const start = bodyStart(text, front.body);
  const keys = internalKeys(front, path, places, start);
  const { spans, faults } = partsOf(path, front.body);
  const inFront = marksIn(text.slice(0, start)).map(({ start }) => ({ at: start, found: 'a mark stands in the front matter' })); // prettier-ignore
  const said = [...inFront, ...faults, ...nearMisses(front.body)].map(({ at, found }) => markProblem(path, at, found, places));
  return { level, spans: [...keys.spans, ...spans], problems: [...front.problems, ...wrong, ...keys.problems, ...said] };
}

/** Only what is wrong with its marks: front matter has its own way of being told. */
export const visibilityProblems = (source: Source): Problem[] =>
  MAY_BE_WRONG.test(source.text) ? visibilityOf(source).problems.filter(({ code }) => code === 'visibility-mark') : [];
const MAY_BE_WRONG = /<!--|^internal\b/m;

function levelOf({ values, rangeOf }: FrontMatter, path: string): Pick<DocumentVisibility, 'level' | 'problems'> {
  const written = values?.['visibility'];
  if (written === undefined) return { level: null, problems: [] };
  const level = visibilitySchema.safeParse(written).data ?? null;
  if (level !== null) return { level, problems: [] };
  const found = `\`visibility\` must be one of ${visibilitySchema.options.join(', ')}${typeof written === 'string' ? `, not \`${quote(written)}\`` : ''}`;
  return { level, problems: [problem('wrong-type', placeOf(path, rangeOf(['visibility'])), found)] };
}

/** Where the blanked front matter ends. */
function bodyStart(text: string, body: string): number {
  let end = body === text ? 0 : text.length;
  while (end > 0 && text[end - 1] === body[end - 1]) end -= 1;
  return end;
}

function partsOf(path: string, body: string): { spans: Span[]; faults: MarkFault[] } {
  const marks = marksIn(body);
  const [first] = marks;
  if (first === undefined) return { spans: [], faults: [] };
  if (marks.length > MOST_MARKS)
    return { spans: [], faults: [{ at: first.start, found: `the document has more than ${MOST_MARKS} marks` }] };
  const text = blankMarks(body);
  const tree = parseMarkdown(text, /\.mdx$/i.test(path) ? 'mdx' : 'md');
  if (!tree.ok) return { spans: [], faults: [{ at: first.start, found: 'nobody can tell what this mark speaks of: the markup around it cannot be read' }] }; // prettier-ignore
  const placed = placeMarks(marks, body);
  const { spans, faults } = spansBetween(placed, body);
  for (const span of spans) {
    const crossed = crossedBy(span, tree.root, text);
    if (crossed !== null)
      faults.push({ at: span.start, found: `what \`<!-- ${span.kind} -->\` opens here crosses the edge of ${crossed}` });
  }
  for (const mark of placed.filter(({ use }) => use === 'one thing')) {
    const thing = thingAt(mark, tree.root, text);
    if ('found' in thing) faults.push(thing);
    else spans.push(thing);
  }
  return { spans, faults };
}

const ONE_WORD = /<!--\s{0,20}\/?\s{0,20}(?:(?:end|start|begin)\s{1,20})?([a-z]{6,12})(?:\s{1,20}(?:end|start|begin))?\s{0,20}-->/gi;
/** Other words for it, and what would open what is closed. */
const OTHER_WORDS: ReadonlySet<string> = new Set(['public', 'private', 'confidential', 'restricted']);
/** Words of their own that are spelt nearly the same. */
const NO_SLIPS: ReadonlySet<string> = new Set(['external', 'interval', 'eternal']);

/** Comments that were probably meant as marks. */
function nearMisses(body: string): MarkFault[] {
  if (!body.includes('<!--')) return [];
  const marks = new Set(marksIn(body).map(({ start }) => start));
  return [...body.matchAll(ONE_WORD)].flatMap(({ index, 0: written, 1: word = '' }) => {
    const lower = word.toLowerCase();
    const meant = OTHER_WORDS.has(lower) || (!NO_SLIPS.has(lower) && nearestKey(lower, ['internal']) !== null);
    return meant && !marks.has(index) ? [{ at: index, found: `\`${quote(written)}\` is not read as a mark` }] : [];
  });
}

function markProblem(path: string, at: number, found: string, places: Places): Problem {
  return problem('visibility-mark', placeOf(path, places.range(at, at)), found);
}
