import type { List, ListItem, Table } from 'mdast';
import type { Fact } from '../origin.ts';
import type { SourceRange } from '../position.ts';
import type { ActionMention, ActionStatus, SectionRole } from '../schema/parts.ts';
import { isAllParagraphs, NO_NOTES, notesOf, stateOfGroup } from './action-groups.ts';
import { fieldsBelow, fieldsUnder } from './action-fields.ts';
import { parseAction, type ActionContext } from './action-item.ts';
import { actionLine } from './action-line.ts';
import { labelledLists } from './labelled-lists.ts';
import { linesOf, plainText, rangeOf, walk, type Block } from './markdown.ts';
import { startWithOwners } from './owners.ts';
import type { Part } from './outline.ts';
import { isOwn } from './sections.ts';
import { tailStatus } from './statuses.ts';
import { endWithOwners } from './tail-owners.ts';
import { isTask } from './task-text.ts';
import { columnOf, tableRows, wordyColumn } from './tables.ts';
import { withoutNumber } from './title.ts';

/** Mentions without their ids, and which blocks (or items of lists) they were made from. */
export interface ActionsRead {
  readonly mentions: ActionMention[];
  readonly taken: SourceRange[];
}

/**
 * Every action that the sections of `part` list, raised or reviewed, in document order. `skip`: parts that belong elsewhere.
 * `isTimeline`: parts whose lines are events, so that only what is a section of its own below them is read.
 */
export function actionsOf(
  part: Part,
  context: ActionContext,
  skip: (part: Part) => boolean,
  isTimeline: (part: Part) => boolean = () => false,
): ActionsRead {
  const mentions: ActionMention[] = [];
  const taken: SourceRange[] = [];
  const visit = (at: Part, role: ActionMention['role'] | null, above: Fact<ActionStatus> | null): void => {
    if (skip(at)) return;
    if (isTimeline(at)) return at.children.filter(isOwn).forEach((child) => visit(child, null, null));
    const here = roleHere(at, role);
    const state = here === null ? null : (stateOfGroup(at) ?? above);
    const notes = here === null ? NO_NOTES : notesOf(at);
    const headed = here === null || at === part ? null : headedAction(at, here, context);
    if (headed !== null) mentions.push({ ...headed, status: headed.status ?? state });
    for (const block of at.role === 'people' || headed !== null ? [] : at.blocks) {
      const read = here === null ? looseActions(block, context) : notes.has(block) ? NOTHING : actionsIn(at, block, here, context);
      mentions.push(...read.mentions.map((mention) => ({ ...mention, status: mention.status ?? state })));
      taken.push(...read.taken);
    }
    for (const child of at.children) visit(child, here, state);
  };
  visit(part, null, null);
  const raised = count();
  return { mentions: mentions.map((mention) => ({ ...mention, id: raised(mention.role) })), taken };
}

function actionsIn(part: Part, block: Block, role: ActionMention['role'], context: ActionContext): ActionsRead {
  // "**Next steps:** we will do this:" announces the list below it.
  const announces = part.blocks.length > 1 && /[:：]$/.test(plainText(block));
  const inline = isInline(part, block) && !announces ? parseAction(block, block, role, context) : null;
  if (inline !== null) return { mentions: [inline], taken: [] };
  return block.type === 'paragraph' ? fromParagraph(block, role, context, isAllParagraphs(part)) : listedActions(block, role, context);
}

/** "### 1. Add a test" and below it nothing but "Owner: Ann Lee" and the like. */
function headedAction(part: Part, role: ActionMention['role'], context: ActionContext): ActionMention | null {
  const fields = part.heading === null || part.role === 'actions' || part.role === 'action-review' ? null : fieldsUnder(part);
  if (fields === null || part.heading === null) return null;
  return parseAction(part.heading.range, withoutNumber(part.heading.text), role, context, fields);
}

/** "**Action item:** text": what follows the label in its paragraph is the action. */
function isInline({ heading }: Part, block: Block): boolean {
  return block.type === 'paragraph' && heading?.by === 'label' && rangeOf(block).start.line === heading.range.end.line;
}

/** "Detection" and "Mitigation" below "Action items" say what the actions are for. */
const GROUPING: ReadonlySet<SectionRole> = new Set(['other', 'detection', 'response', 'trigger']);

function roleHere(part: Part, above: ActionMention['role'] | null): ActionMention['role'] | null {
  if (part.role === 'actions') return above === 'reviewed' ? 'reviewed' : 'raised';
  if (part.role === 'action-review') return 'reviewed';
  // A heading below "Action items" groups them by team or purpose; one of another section ("Timeline") ends them.
  return GROUPING.has(part.role) && part.heading !== null ? above : null;
}

function count(): (role: ActionMention['role']) => string {
  const made = { raised: 0, reviewed: 0 };
  return (role) => `${role === 'raised' ? 'action' : 'review'}-${(made[role] += 1)}`;
}

const NOTHING: ActionsRead = { mentions: [], taken: [] };

function listedActions(block: Block, role: ActionMention['role'], context: ActionContext): ActionsRead {
  if (block.type === 'list') return fromList(block, role, context);
  if (block.type === 'table') return fromTable(block, role, context) ?? NOTHING;
  return NOTHING;
}

function fromList(list: List, role: ActionMention['role'], context: ActionContext): ActionsRead {
  const plain = list.children
    .filter((item) => !startsBold(item))
    .map((item) => (item.children[0] === undefined ? '' : plainText(item.children[0])));
  const ownersFirst = startWithOwners(plain, context.known);
  const ownersLast = !ownersFirst && endWithOwners(plain, context.known);
  const results = list.children.map((item) =>
    fromItem(item, role, { ...context, ownersFirst: ownersFirst && !startsBold(item), ownersLast }),
  );
  return { mentions: results.flatMap(({ mentions }) => mentions), taken: results.flatMap(({ taken }) => taken) };
}

/** "**Alerting**: add one" starts with a topic in bold, not with an owner. */
const startsBold = ({ children: [first] }: ListItem): boolean => first?.type === 'paragraph' && first.children[0]?.type === 'strong';

function fromItem(item: ListItem, role: ActionMention['role'], context: ActionContext): ActionsRead {
  const [first, ...more] = item.children;
  if (first === undefined) return NOTHING;
  const text = plainText(first);
  const nested = more.filter((child) => child.type === 'list');
  if (nested.length > 0 && isGroupLabel(text, nested)) {
    const results = nested.map((child) => fromList(child, role, context));
    return { mentions: results.flatMap(({ mentions }) => mentions), taken: [] };
  }
  const below = fieldsBelow(item);
  const mention = parseAction(item, below?.text ?? first, role, context, below?.fields ?? null);
  if (mention === null) return NOTHING;
  // What stands below an item (notes, links) stays prose, so nothing is lost.
  return { mentions: [mention], taken: more.length === 0 ? [rangeOf(item)] : [] };
}

/** "Platform team:" above a list of actions is not an action itself. */
function isGroupLabel(text: string, nested: readonly List[]): boolean {
  if (/[:：]$/.test(text)) return true;
  return text.split(/\s+/).length <= 3 && nested.some((list) => list.children.some((item) => typeof item.checked === 'boolean'));
}

/**
 * In a section of actions: paragraphs that say "Action:" or are a box; other paragraphs are prose about them, unless the
 * section is nothing but paragraphs (`only`) and they say what is to do.
 */
function fromParagraph(block: Block, role: ActionMention['role'], context: ActionContext, only: boolean): ActionsRead {
  const lines = linesOf(block).filter((line) => line !== '');
  if (only) {
    const each = lines.every(isTask) || (lines.length > 1 && lines.every(isNamedTask));
    const tasks = each ? lines : isTask(plainText(block)) ? [plainText(block)] : [];
    if (tasks.length > 0) return { mentions: tasks.flatMap((text) => parseAction(block, text, role, context) ?? []), taken: [] };
  }
  const marked = lines.flatMap(
    (line) => actionLine(line, context.known) ?? (/^\[[ xX]\]\s/.test(line) ? { text: line, named: false } : []),
  );
  const mentions = marked.flatMap(({ text, named }) => parseAction(block, text, role, { ...context, ownersFirst: named }) ?? []);
  return { mentions, taken: [] };
}

/** "Watch the queue: add an alert to it.": a line that names what it does, and says it. */
const isNamedTask = (line: string): boolean => /^\p{Lu}[^:：.!?]{3,60}[:：]\s+\p{Lu}.{8,}/u.test(line);

/** Outside sections of actions: task boxes, paragraphs or items that start with "Action item:", and lists below an item that says so. */
function looseActions(block: Block, context: ActionContext): ActionsRead {
  if (block.type === 'table') return hasActionColumns(block) ? { ...(fromTable(block, 'raised', context) ?? NOTHING), taken: [] } : NOTHING;
  const groups = labelledLists(block);
  const inside = new Set<object>(groups.flatMap(({ list }) => [...walk(list)]));
  const mentions = groups.flatMap(({ list, role }) => fromList(list, role, context).mentions);
  for (const node of walk(block)) {
    if (inside.has(node)) continue;
    if (node.type === 'listItem' && typeof node.checked === 'boolean') {
      const [first] = node.children;
      const mention = first === undefined ? null : parseAction(node, first, 'raised', context);
      if (mention !== null) mentions.push(mention);
    } else if (node.type === 'paragraph') {
      for (const { text, named } of linesOf(node).flatMap((line) => actionLine(line, context.known) ?? [])) {
        const mention = parseAction(node, text, 'raised', { ...context, ownersFirst: named });
        if (mention !== null) mentions.push(mention);
      }
    }
  }
  return { mentions, taken: [] };
}

/** "Topic | Notes | Action | Owner": a table of notes that says what is to do and who does it; with a time it is a timeline. */
function hasActionColumns(table: Table): boolean {
  const { header } = tableRows(table);
  const has = (pattern: RegExp): boolean => header.some((cell) => pattern.test(cell.trim()));
  return (
    has(/^(?:actions?|action items?|next steps?|to-?dos?)$/i) &&
    has(/^(?:owners?|who|responsible|assignees?|assigned to)$/i) &&
    has(/^(?:topics?|subjects?|agenda(?: items?)?|notes?|discussion)$/i) &&
    !has(WITH_TIMES)
  );
}

const WITH_TIMES = /^(?:time|date|timestamp|when|time \([^)]*\)|date\/time)$/i;

const TEXT_COLUMN =
  /^(?:action|actions|action items?|items?|tasks?|to-?do|what|description|follow[- ]?ups?|recommendation|title|details)\b/i;
const OWNER_COLUMN = /\b(?:owners?|assignees?|assigned(?: to)?|who|responsible|dri|lead|person)\b/i;
const DUE_COLUMN = /\b(?:due|deadline|target|by when|when|eta)\b/i;
const STATUS_COLUMN = /\b(?:status|state|progress|done)\b/i;
const TICKET_COLUMN = /\b(?:bug|ticket|issue|link|tracking|jira|pr)\b/i;

function fromTable(table: Table, role: ActionMention['role'], context: ActionContext): ActionsRead | null {
  const { header, rows } = tableRows(table);
  const at = { text: wordyColumn(header, rows, TEXT_COLUMN), owner: columnOf(header, OWNER_COLUMN), due: columnOf(header, DUE_COLUMN) };
  const more = { status: columnOf(header, STATUS_COLUMN), ticket: columnOf(header, TICKET_COLUMN) };
  if (at.text === null) return null;
  const mentions = rows.flatMap(({ cells, range }) => {
    const cell = (column: number | null): string => (column === null ? '' : (cells[column] ?? ''));
    // Without a column for it, the state stands behind the ticket: "n/a **DONE**".
    const status =
      more.status === null
        ? tailStatus(cell(more.ticket)).text !== cell(more.ticket)
          ? (cell(more.ticket).split(/\s+/).at(-1) ?? '')
          : ''
        : cell(more.status);
    const fields = { owner: cell(at.owner), due: cell(at.due), status, ticket: cell(more.ticket) };
    return parseAction(range, cell(at.text), role, context, fields) ?? [];
  });
  // A row that says nothing to do keeps its table on the page.
  return { mentions, taken: mentions.length === rows.length ? [rangeOf(table)] : [] };
}
