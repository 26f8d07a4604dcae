import { placeOf, type SourceRange } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import type { Reading } from '../parse/reading.ts';
import { BLAME_RULES, namedBlameRules, REFUSED_BEFORE, type BlameRule } from './blame-rules.ts';
import { bodyOf } from './body-tree.ts';
import type { Checked } from './checked.ts';
import { proseBlocks, type ProseBlock } from './prose-blocks.ts';

/** A quick look: a text without any of these words is not parsed again. */
const MAY_BLAME =
  /error|careless|negligen|incompeten|slopp|reckless|lack of|have |\bby |cause|fault|mistake|forg[eo]t|failed|neglect|blame|messed|screwed|bother/i;

/** Sentences of an incident that blame somebody: gentle advice, with a question that leads further. */
export function blame({ readings, texts, context }: Checked): Problem[] {
  const names = context.people.flatMap(({ name, aliases }) => [name, ...aliases]);
  return readings.flatMap((reading) => {
    const text = reading.incidents.length === 0 ? '' : (texts.get(reading.path) ?? '');
    const body = MAY_BLAME.test(text) ? bodyOf(reading.path, text) : null;
    if (body === null) return [];
    const rules = [...BLAME_RULES, ...namedBlameRules(namesIn(text, [...names, ...peopleOf(reading)]))];
    return proseBlocks(body).flatMap((block) => blameIn(block, rules, reading));
  });
}

const peopleOf = ({ incidents, meeting }: Reading): string[] =>
  [...incidents, ...(meeting === null ? [] : [meeting])].flatMap(({ people }) => people.map(({ name }) => name));

const MOST_NAMES = 100;

/** Those of the names that stand in the text, escaped; not their dashes, which the flag `u` forbids to escape. */
function namesIn(text: string, names: readonly string[]): string[] {
  const found = new Set(names.filter((name) => name.length > 2 && /^\p{Lu}/u.test(name) && text.includes(name)));
  return [...found].slice(0, MOST_NAMES).map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
}

/** One piece of advice a sentence: "A careless error by a contractor" is one thought. */
function blameIn(block: ProseBlock, rules: readonly BlameRule[], reading: Reading): Problem[] {
  const bySentence = new Map<number, { index: number; problem: Problem }>();
  for (const { says, ask } of rules) {
    for (const { 0: written, index } of block.text.matchAll(says)) {
      const start = sentenceStart(block.text, index);
      if (REFUSED_BEFORE.test(block.text.slice(start, index))) continue;
      const range = block.rangeAt(index, written.length);
      if (!isOfIncident(range, reading) || (bySentence.get(start)?.index ?? Infinity) <= index) continue;
      const found = `“${quote(written.replace(/\s+/g, ' '))}” looks for somebody to blame`;
      bySentence.set(start, { index, problem: problem('blame', placeOf(reading.path, range), found, ask) });
    }
  }
  return [...bySentence.values()].map((found) => found.problem);
}

function sentenceStart(text: string, index: number): number {
  const before = text.slice(0, index);
  return Math.max(...[...before.matchAll(/[.!?]\s/g)].map((match) => match.index + 2), 0);
}

/** In a meeting's notes, only what an incident found in them says. */
function isOfIncident({ start }: SourceRange, { kind, incidents }: Reading): boolean {
  if (kind === 'incident') return true;
  const inside = (range: SourceRange | null): boolean =>
    range !== null && range.start.offset <= start.offset && start.offset < range.end.offset;
  return incidents.some(
    ({ sections, timeline }) =>
      sections.some(({ blocks, headingRange }) => inside(headingRange) || blocks.some(inside)) ||
      timeline.some(({ body }) => body.some(inside)),
  );
}
