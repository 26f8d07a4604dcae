import type { ListItem, Nodes } from 'mdast';
import type { ActionFields } from './action-item.ts';
import { linesOf, plainText, type Block } from './markdown.ts';
import type { Part } from './outline.ts';
import { headingWords } from './roles.ts';

/** What the label of a line below an action says of it. */
const LABELS: ReadonlyMap<string, keyof ActionFields> = new Map([
  ...named('owner', ['owner', 'owners', 'action owner', 'assignee', 'assignees', 'assigned to', 'responsible', 'dri', 'who', 'lead']),
  ...named('due', ['due', 'due date', 'due by', 'deadline', 'eta', 'target', 'target date', 'by when', 'when', 'timeline']),
  ...named('status', ['status', 'state', 'progress']),
  ...named('ticket', ['ticket', 'tickets', 'tracking', 'tracking issue', 'issue', 'jira', 'bug', 'pr', 'link']),
]); // prettier-ignore

function named(field: keyof ActionFields, labels: readonly string[]): [string, keyof ActionFields][] {
  return labels.map((label) => [label, field]);
}

const FIELD_LINE = /^\W{0,4}(\p{L}[\p{L} /]{1,24}?)\s?[:：]\s*(\S.*)$/su;
const LONGEST_VALUE = 120;

interface FieldLine {
  /** Null for a label that says nothing of an owner, a day, a state or a ticket ("Priority: high"). */
  readonly field: keyof ActionFields | null;
  readonly value: string;
}

function fieldLine(line: string): FieldLine | null {
  const [, label = '', value = ''] = FIELD_LINE.exec(line) ?? [];
  return label === '' || value.length > LONGEST_VALUE ? null : { field: LABELS.get(headingWords(label)) ?? null, value: value.trim() };
}

const known = (lines: readonly (FieldLine | null)[]): boolean => lines.some((line) => line !== null && line.field !== null);

function fieldsFrom(lines: readonly (FieldLine | null)[]): ActionFields {
  const valueOf = (field: keyof ActionFields): string => lines.find((line) => line?.field === field)?.value ?? '';
  return { owner: valueOf('owner'), due: valueOf('due'), status: valueOf('status'), ticket: valueOf('ticket') };
}

/** The lines of blocks, an item of a list as one. */
const linesIn = (blocks: readonly Nodes[]): string[] =>
  blocks.flatMap((block) => {
    if (block.type === 'paragraph') return linesOf(block).filter((line) => line !== '');
    return block.type === 'list' ? block.children.map((item) => plainText(item.children[0] ?? item)) : [];
  });

/** "Add a test", and below it "Owner: Ann Lee" and "Due: May 3", as lines or as items; null where nothing of the kind stands there. */
export function fieldsBelow({ children: [first, ...more] }: ListItem): { text: string | null; fields: ActionFields } | null {
  if (first?.type !== 'paragraph') return null;
  const [, ...wrapped] = linesOf(first);
  const start = wrapped.findIndex((line) => fieldLine(line)?.field !== undefined && fieldLine(line)?.field !== null);
  const own = start < 0 ? [] : wrapped.slice(start);
  const lines = [...own, ...linesIn(more)].map(fieldLine);
  if (!known(lines)) return null;
  const text =
    start < 0
      ? null
      : linesOf(first)
          .slice(0, start + 1)
          .join(' ');
  return { text, fields: fieldsFrom(lines) };
}

/** A heading below "Action items" that is an action itself, since nothing stands below it but its owner, its day, its state. */
export function fieldsUnder({ heading, blocks, children }: Part): ActionFields | null {
  if (heading?.by !== 'heading' || children.length > 0 || blocks.length === 0 || !blocks.every(holdsLines)) return null;
  const lines = linesIn(blocks).map(fieldLine);
  const named = lines.filter((line) => line !== null);
  return known(lines) && named.length * 2 > lines.length && blocks.every(isFlat) ? fieldsFrom(lines) : null;
}

const holdsLines = ({ type }: Block): boolean => type === 'paragraph' || type === 'list';
/** Boxes are actions of their own. */
const isFlat = (block: Block): boolean => block.type !== 'list' || block.children.every(({ checked }) => typeof checked !== 'boolean');
