/** Why an author's diagram is not drawn. */
export interface DiagramFault {
  /** Counted from 1 in the source; null where it is about no line of its own. */
  readonly line: number | null;
  /** Goes on after “not drawn:”. */
  readonly why: string;
}

const NO_CLICK = 'a diagram may have no “click”: put the link into the text';
/** What an author's diagram may not do, each with the words that a reader is told. */
const REFUSED: readonly (readonly [RegExp, string, 'outside labels'?])[] = [
  [/%%\{/, 'a diagram may have no directive (%%{ … }%%): it is drawn in the colours of the site'],
  [/^[^\S\n]*click[^\S\n]+\S/m, NO_CLICK],
  [/;[^\S\n]*click[^\S\n]+\S/, NO_CLICK, 'outside labels'],
  [/^[^\S\n]*(?:links?|properties|details)[^\S\n][^:\n]+:/m, 'a diagram may have no links: put them into the text'],
  [/^[^\S\n]*callback[^\S\n]+\S/m, 'a diagram may call nothing'],
  [/@\{[^}\n]*\bimg["']?\s*:/, 'a diagram may show no pictures: save the picture beside the document', 'outside labels'],
];
/** What stands in quotation marks is a label: "save; click here". As long as before, so that places stay. */
const withoutLabels = (source: string): string => source.replace(/"[^"\n]*"/g, (label) => `"${' '.repeat(label.length - 2)}"`);
const NO_CONFIGURATION = 'a diagram may have no configuration of its own: it is drawn in the colours of the site';

/** The kinds that are drawn in the site's colours and fonts, without the endings that Mermaid gives some (`-beta`, `-v2`). */
const KINDS: ReadonlySet<string> = new Set(
  (
    'architecture block C4Component C4Container C4Context C4Deployment C4Dynamic classDiagram erDiagram flowchart gantt gitGraph graph ' +
    'ishikawa journey kanban mindmap packet pie quadrantChart radar requirement requirementDiagram sankey sequenceDiagram stateDiagram ' +
    'timeline treemap venn xychart'
  ).split(' '),
);

const lineAt = (source: string, offset: number): number => source.slice(0, offset).split('\n').length;

/** Why an author's Mermaid source is not even tried; null where nothing speaks against it. */
export function refusalOf(source: string): DiagramFault | null {
  const bare = withoutLabels(source);
  for (const [pattern, why, where = 'anywhere'] of REFUSED) {
    const found = pattern.exec(where === 'anywhere' ? source : bare);
    if (found !== null) return { line: lineAt(source, found.index), why };
  }
  const configured = configurationLine(source);
  if (configured !== null) return { line: configured, why: NO_CONFIGURATION };
  const { kind, line } = firstWord(source);
  if (kind === null) return { line: null, why: 'it does not begin with a kind of diagram, such as “flowchart LR”' };
  return KINDS.has(kind) ? null : { line, why: `“${kind}” is not a kind of diagram that is drawn here` };
}

/** "flowchart", "sequenceDiagram": the first word of a source, for the name of its picture. */
export const kindOf = (source: string): string => firstWord(source).kind ?? 'diagram';

function firstWord(source: string): { readonly kind: string | null; readonly line: number | null } {
  const lines = source.split('\n');
  const line = shownLines(source).find((number) => (lines[number - 1] ?? '').trim() !== '');
  const kind = /^\s*([A-Za-z]\w*)/.exec(lines[(line ?? 0) - 1] ?? '')?.[1] ?? null;
  return { kind, line: line ?? null };
}

/** The first line of front matter that says more than a title. */
function configurationLine(source: string): number | null {
  const lines = (FRONT_MATTER.exec(source)?.[0] ?? '').trimEnd().split('\n').slice(1, -1);
  const index = lines.findIndex((line) => !/^\s*(?:(?:title|displayMode)\s*:|#|$)/.test(line));
  return index < 0 ? null : index + 2;
}

const FRONT_MATTER = /^[^\S\n]*---[^\S\n]*\n(?:[\s\S]*?\n)?[^\S\n]*---[^\S\n]*(?:\n|$)/;
/** As Mermaid takes comments away, with the empty lines before them: begun behind a line that says something, or thousands of empty lines take seconds. */
const COMMENTS = /(?<=^|\S[^\S\n]*\n)\s*%%(?!\{)[^\n]+\n?/g;

/** The lines of a source that Mermaid's grammar sees: it counts them without front matter, comments and what is empty before the rest. */
function shownLines(source: string): number[] {
  const start = FRONT_MATTER.exec(source)?.[0].length ?? 0;
  const body = source.slice(start);
  const lines: number[] = [];
  let at = 0;
  const keep = (end: number): void => {
    const stretch = body.slice(at, end).split('\n');
    if (stretch.at(-1) === '') stretch.pop();
    const first = lineAt(source, start + at);
    for (const [index, text] of stretch.entries()) if (lines.length > 0 || text.trim() !== '') lines.push(first + index);
  };
  for (const comment of body.matchAll(COMMENTS)) {
    keep(comment.index);
    at = comment.index + comment[0].length;
  }
  keep(body.length);
  return lines;
}

/** Mermaid's message as a fault of the source: the line where it says one, else its first sentence. */
export function faultOf(source: string, message: string): DiagramFault {
  const counted = Number(/(?:Parse|Lexical|Lexer) error on line (\d+)/.exec(message)?.[1] ?? NaN);
  if (Number.isNaN(counted)) return { line: null, why: (message.split('\n')[0] ?? '').replace(/\.\s*$/, '').slice(0, 200) };
  const lines = shownLines(source);
  // At the end of a source the grammar stands on a line behind the last.
  const line = lines[counted - 1] ?? lines.at(-1) ?? 1;
  return { line, why: `Mermaid cannot read line ${line} of it` };
}
