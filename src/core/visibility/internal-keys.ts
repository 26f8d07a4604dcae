import type { FrontMatter } from '../parse/front-matter.ts';
import type { Places } from '../parse/places.ts';
import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import { lineStartOf, type Span } from './spans.ts';

/** Without these, more would be shown than with them. */
const GATE_KEYS: ReadonlySet<string> = new Set(['visibility', 'internal', 'draft']);

/** The lines of the front matter whose keys `internal` lists, and its own: it would name what is not there. `bodyStart`: where the front matter has ended. */
export function internalKeys(
  front: FrontMatter,
  path: string,
  { text }: Places,
  bodyStart: number,
): { spans: readonly Span[]; problems: readonly Problem[] } {
  const { values, keyRange, rangeOf } = front;
  const wanted = namesIn(values?.['internal']);
  if (values === null || wanted.length === 0) return { spans: [], problems: [] };
  const starts = new Map(Object.keys(values).map((key) => [key, keyRange([], key).start.offset]));
  const lines = [...starts.values()].map((start) => lineStartOf(text, start)).sort((a, b) => a - b);
  const end = lineStartOf(text, bodyStart);
  const spans: Span[] = [];
  const problems: Problem[] = [];
  const linesOf = (line: number): Span => ({ kind: 'internal', start: line, end: lines.find((next) => next > line) ?? end });
  for (const key of wanted) {
    const start = starts.get(key);
    const line = lineStartOf(text, start ?? 0);
    const why =
      start === undefined || GATE_KEYS.has(key)
        ? `\`internal\` names \`${quote(key)}\`, which is no key that could be left out`
        : lines.filter((other) => other === line).length > 1
          ? `\`internal\` names \`${quote(key)}\`, which shares its line with another key`
          : null;
    if (why === null) spans.push(linesOf(line));
    else problems.push(problem('visibility-mark', placeOf(path, rangeOf(['internal'])), why));
  }
  return { spans: [...spans, linesOf(lineStartOf(text, starts.get('internal') ?? 0))], problems };
}

/** One, several with commas, or a list. What is neither is for the schema to refuse. */
function namesIn(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return list.flatMap((name) => (typeof name === 'string' && name.trim() !== '' ? [name.trim()] : []));
}
