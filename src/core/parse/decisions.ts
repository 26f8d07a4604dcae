import type { Nodes } from 'mdast';
import type { SourceRange } from '../position.ts';
import type { Decision } from '../schema/parts.ts';
import { linesOf, plainText, rangeOf, walk, type Block } from './markdown.ts';
import { decidersOf } from './deciders.ts';
import { referencesOf, type DecisionDocument } from './decision-references.ts';
import type { KnownNames } from './names.ts';
import type { Part } from './outline.ts';
import { readFact } from './places.ts';
import { headingWords, roleOf } from './roles.ts';
import { tableRows, wordyColumn } from './tables.ts';
import { withoutNumber } from './title.ts';

export interface DecisionsRead {
  readonly decisions: Decision[];
  readonly taken: SourceRange[];
}

interface Found {
  readonly text: string;
  /** "Decision (Ann Lee)", where it stands in the same line. */
  readonly label: string | null;
  readonly range: SourceRange;
  /** Where its links stand; null for a cell, which is read as text. */
  readonly node: Nodes | null;
}

const DECISION_LINE =
  /^\W*(?:decisions?(?:[ #_-]?\d{1,4}(?:\.\d{1,3})?)?|decided|agreed|resolved|resolution)(?:\s*\([^()]{2,60}\))?\W{0,3}[:：]\s*(?=\S)/i;

/** "RESOLVED that …", "**AGREED**, that …": in capitals, or it is a sentence that tells of something. */
const RESOLVED = /^\W{0,4}(?:RESOLVED|AGREED|DECIDED)\W{0,4}\s+that\s+(?=\S)/u;

/** Decisions under "Decision:" and "Decisions", and lines that start with the word, each with the heading above it as its topic. */
export function decisionsOf(top: Part, known: KnownNames, skip: (part: Part) => boolean, document: DecisionDocument): DecisionsRead {
  const decisions: Decision[] = [];
  const taken: SourceRange[] = [];
  const visit = (part: Part, topic: Part | null, inside: boolean): void => {
    if (skip(part)) return;
    const here = part.role === 'decisions' || (inside && part.role === 'other' && part.heading !== null);
    const above = part.heading?.by === 'heading' && part.role === 'other' ? part : topic;
    const resolved = isResolution(part) ? part.blocks[0] : undefined;
    for (const block of part.blocks) {
      const found = here || block === resolved ? listed(block) : [...marked(block), ...labelled(block)];
      const label = here ? (part.heading?.text ?? null) : null;
      for (const item of found)
        decisions.push(decision(decisions.length + 1, item, above, decidersOf(item.text, item.label ?? label, known), document));
      if (here && found.length > 0) taken.push(rangeOf(block));
    }
    for (const child of part.children) visit(child, above, here);
  };
  // The document's title is no topic.
  visit(top, null, false);
  return { decisions, taken };
}

/** "**Resolution:** we keep it": in a meeting that is what was resolved, and not how something was. */
const isResolution = ({ heading }: Part): boolean => heading?.by === 'label' && /^resolutions?$/i.test(headingWords(heading.text));

/** "- Decisions:" with a list below it, however deep it stands in notes. */
function labelled(block: Block): Found[] {
  if (block.type !== 'list') return [];
  return walk(block).flatMap((node) => {
    const [first, ...more] = node.type === 'listItem' ? node.children : [];
    if (first?.type !== 'paragraph' || !/^\W*(?:decisions?|decided|agreed|key decisions)\W*$/i.test(plainText(first))) return [];
    return more.flatMap((child) => (child.type === 'list' ? listed(child) : []));
  });
}

function decision(number: number, item: Found, topic: Part | null, deciders: string[], document: DecisionDocument): Decision {
  const { text, key, references } = referencesOf(item.text, item.node, document);
  const heading = topic?.level === 1 ? null : (topic?.heading ?? null);
  return {
    id: `decision-${number}`,
    text,
    topic: heading === null ? null : readFact(withoutNumber(heading.text), heading.range),
    deciders,
    key,
    references,
    origin: { kind: 'read', range: item.range },
  };
}

function listed(block: Block): Found[] {
  if (block.type === 'list') {
    return block.children.flatMap((item) => texts(item.children[0], rangeOf(item)));
  }
  if (block.type === 'paragraph') return texts(block, rangeOf(block));
  if (block.type !== 'table') return [];
  const { header, rows } = tableRows(block);
  const column = wordyColumn(header, rows, /\b(?:decisions?|what|resolution|outcome|description|details?)\b/i) ?? 0;
  return rows.flatMap(({ cells, range }) => found(cells[column] ?? '', range, null));
}

const texts = (node: Nodes | undefined, range: SourceRange): Found[] => (node === undefined ? [] : found(plainText(node), range, node));

function found(text: string, range: SourceRange, node: Nodes | null): Found[] {
  const clean = text.replace(DECISION_LINE, '').replace(RESOLVED, '').trim();
  return !/\p{L}{2}/u.test(clean) || /^(?:none|n\/a|no decisions?|tbd)\W*$/i.test(clean) || clean.endsWith(':')
    ? []
    : [{ text: clean, range, node, label: DECISION_LINE.exec(text)?.[0] ?? null }];
}

function marked(block: Block): Found[] {
  return [...walk(block)].flatMap((node) => {
    if (node.type !== 'paragraph' || !/[:：]|RESOLVED|AGREED|DECIDED/.test(plainText(node))) return [];
    return linesOf(node).flatMap((line) =>
      (DECISION_LINE.test(line) || RESOLVED.test(line)) && roleOf(line, true) === 'other' ? found(line, rangeOf(node), node) : [],
    );
  });
}
