import type { List, ListItem, Paragraph, Root } from 'mdast';
import type { SourceRange } from '../position.ts';
import type { SectionRole } from '../schema/parts.ts';
import { isFactLabel } from './fact-labels.ts';
import { labelledLines, labelOf, type Label } from './labels.ts';
import { plainText, rangeOf, type Block } from './markdown.ts';
import { componentOf, type ComponentBlocks } from './mdx-blocks.ts';
import { cutAtLabels } from './plain-labels.ts';
import type { Places } from './places.ts';
import { headingWords, roleOf, type RoleOf } from './roles.ts';

/** A section while it is being read: what stands directly under its heading, and the sections below it. */
export interface Part {
  /** Null for the document itself, and for what follows a label's own blocks. */
  readonly heading: { readonly text: string; readonly range: SourceRange; readonly by: 'heading' | 'label' } | null;
  /** The block that the heading stands in, for readers that want headings and blocks in one row. */
  readonly source: Block | null;
  /** 1 to 6 as in Markdown, 7 for a bold label, 8 for a label of a list item, 0 for the document. */
  readonly level: number;
  readonly role: SectionRole;
  readonly blocks: Block[];
  readonly children: Part[];
}

const LABEL_LEVEL = 7;
const ITEM_LEVEL = 8;
/** Sections that are a list and nothing more: when a label opened one, the next paragraph is not part of it. */
const SHORT: ReadonlySet<SectionRole> = new Set(['people', 'decisions', 'announcements', 'next-meeting', 'actions', 'action-review']);

/** The tree of a document's sections, by its headings, its bold labels (`**Timeline:**`) and its lists of labels. `roles`: what headings mean, with the synonyms of site.yml. */
export function outlineOf(root: Root, places: Places, roles: RoleOf = roleOf): Part {
  const builder = new OutlineBuilder(places, roles);
  for (const block of root.children) builder.add(block);
  return builder.top;
}

class OutlineBuilder {
  readonly top: Part = { heading: null, source: null, level: 0, role: 'other', blocks: [], children: [] };
  private readonly open: Part[] = [this.top];
  private readonly places: Places;
  private readonly roles: RoleOf;

  constructor(places: Places, roles: RoleOf) {
    this.places = places;
    this.roles = roles;
  }

  add(block: Block): void {
    const component = componentOf(block);
    if (component !== null) this.addComponent(component);
    else if (block.type === 'heading') {
      const text = plainText(block);
      // "RCA: packages deleted" is the title of a report, and not its root cause.
      const isTitle = block.depth === 1 && this.top.children.every(({ heading }) => heading?.by !== 'heading');
      this.start(block.depth, block, { text, range: rangeOf(block), by: 'heading' }, this.roles(text, isTitle));
    } else if (block.type === 'paragraph') {
      const lines = labelledLines(block);
      const known = lines.some((line) => this.roles(labelOf(line, this.places, this.roles)?.text ?? '', true) !== 'other');
      if (known && lines.length > 1) this.addLines(lines);
      else for (const piece of cutAtLabels(block, this.places, this.roles)) this.addParagraph(piece);
    } else if (block.type === 'list' && isLabelledList(block, this.places, this.roles)) {
      for (const item of block.children) this.addItem(item, block);
    } else this.push(block);
  }

  /** Under a heading of its kind a component's blocks are that section's; elsewhere they are a section without a heading. */
  private addComponent({ role, blocks }: ComponentBlocks): void {
    const own = this.current.role === role;
    if (!own) this.start(LABEL_LEVEL, null, null, role);
    for (const block of blocks) this.push(block);
    if (!own) this.start(LABEL_LEVEL, null, null, 'other');
  }

  private get current(): Part {
    return this.open.at(-1) ?? this.top;
  }

  private start(level: number, source: Block | null, heading: Part['heading'], role: SectionRole): void {
    while (this.current.level >= level) this.open.pop();
    const part: Part = { heading, source, level, role, blocks: [], children: [] };
    this.current.children.push(part);
    this.open.push(part);
  }

  private addParagraph(block: Paragraph): void {
    const label = labelOf(block, this.places, this.roles);
    const role = label === null ? 'other' : this.roles(label.text, label.rest !== null);
    if (label === null || (label.rest !== null && role === 'other')) {
      if (label !== null && this.leavesEmpty(label)) this.start(LABEL_LEVEL, null, null, 'other');
      return this.push(block);
    }
    this.start(LABEL_LEVEL, block, { text: label.text, range: label.range, by: 'label' }, role);
    if (label.rest !== null) this.push(label.rest);
  }

  /** "**Root cause:**" that nobody filled in, and below it "**Status:** Draft": the line is not what the empty label says. */
  private leavesEmpty({ text }: Label): boolean {
    const { heading, blocks } = this.current;
    return heading?.by === 'label' && blocks.length === 0 && isFactLabel(headingWords(text));
  }

  /** Lines with a label each: what a label says ends with its line. */
  private addLines(lines: readonly Paragraph[]): void {
    for (const line of lines) {
      const { by } = this.current.heading ?? {};
      const label = labelOf(line, this.places, this.roles);
      if (by === 'label' && label !== null && label.rest !== null && this.roles(label.text, true) === 'other')
        this.start(LABEL_LEVEL, null, null, 'other');
      this.addParagraph(line);
    }
  }

  private addItem(item: ListItem, list: List): void {
    const label = itemLabel(item, this.places, this.roles);
    const alone: List = { ...list, children: [item], ...positionOf(item) };
    if (label === null) return this.push(alone);
    this.start(ITEM_LEVEL, alone, { text: label.text, range: label.range, by: 'label' }, this.roles(label.text));
    if (label.rest !== null) this.push(label.rest);
    for (const child of item.children.slice(1)) this.push(child);
  }

  private push(block: Block): void {
    const { level, role, blocks, heading } = this.current;
    const last = blocks.at(-1);
    if (level === LABEL_LEVEL && SHORT.has(role) && heading !== null && last !== undefined && !continues(last, block)) {
      this.start(LABEL_LEVEL, null, null, 'other');
    }
    this.current.blocks.push(block);
  }
}

const positionOf = (node: ListItem): Pick<List, 'position'> => (node.position === undefined ? {} : { position: node.position });

/** A list or table goes on with a label's section, unless a finished sentence stands between. */
function continues(last: Block, block: Block): boolean {
  if (block.type === 'paragraph' || block.type === 'thematicBreak') return false;
  return last.type !== 'paragraph' || plainText(last).endsWith(':');
}

/** A list whose items are sections: most start with a bold label, and two of the labels are known sections. */
function isLabelledList(list: List, places: Places, roles: RoleOf): boolean {
  const labels = list.children.map((item) => itemLabel(item, places, roles));
  const found = labels.filter((label) => label !== null);
  const known = new Set(found.map((label) => roles(label.text, true)).filter((role) => role !== 'other'));
  const nested = list.children.some((item) => item.children.length > 1);
  return known.size >= 2 || (known.size === 1 && (nested || list.children.length === 1) && found.length === list.children.length);
}

function itemLabel(item: ListItem, places: Places, roles: RoleOf): Label | null {
  const [first] = item.children;
  if (first?.type !== 'paragraph' || first.children[0]?.type !== 'strong') return null;
  return labelOf(first, places, roles);
}

/** A part and all parts below it, in document order. */
export function partsOf(top: Part): readonly Part[] {
  const parts: Part[] = [];
  const visit = (part: Part): void => {
    parts.push(part);
    part.children.forEach(visit);
  };
  visit(top);
  return parts;
}

/**
 * The headings and blocks of a part and of those below it that `goesOn` lets in, in one row; its own heading is left
 * out. A label below it comes with what follows it in its paragraph or item.
 */
export function flatBlocks(part: Part, goesOn: (child: Part) => boolean): Block[] {
  return [...part.blocks, ...part.children.filter(goesOn).flatMap((child) => withHeading(child, goesOn))];
}

function withHeading(part: Part, goesOn: (child: Part) => boolean): Block[] {
  const { source } = part;
  if (source === null) return flatBlocks(part, goesOn);
  const end = source.position?.end.offset ?? 0;
  return [source, ...flatBlocks(part, goesOn).filter((block) => (block.position?.start.offset ?? 0) >= end)];
}

/** The blocks of a part and of all below it, headings left out. */
export function allBlocks(part: Part): Block[] {
  return [...partsOf(part)].flatMap(({ blocks }) => blocks);
}
