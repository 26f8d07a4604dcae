import type { Fact } from '../origin.ts';
import type { Context } from '../schema/site.ts';
import type { ActionMention } from '../schema/parts.ts';
import type { ActionContext } from './action-item.ts';
import { readFact, type Places } from './places.ts';
import { rangeOf, walk, plainText, type Block } from './markdown.ts';
import type { Part } from './outline.ts';
import type { SourceRange } from '../position.ts';
import type { KnownNames } from './names.ts';
import type { Teams } from './teams.ts';

/** What every reader of one document is given. */
export interface Document {
  readonly path: string;
  readonly format: 'md' | 'mdx';
  readonly places: Places;
  readonly outline: Part;
  /** The date that the text or the path says; null where none is whole. */
  readonly date: Fact<string> | null;
  /** The tree that the outline was made of. */
  readonly blocks: readonly Block[];
  readonly context: Context;
  readonly known: KnownNames;
  readonly teams: Teams;
  /** The keys that front matter declares: what the text says of those is not shown as a fact. */
  readonly declared: ReadonlySet<string>;
}

/** The facts that an entry of either kind starts from; front matter or text has given them. */
export interface Basics {
  readonly id: string;
  readonly title: Fact<string>;
  readonly date: Fact<string>;
}

export function actionContext(document: Document, date: Fact<string>, kind: 'incident' | 'meeting'): ActionContext {
  return { known: document.known, date: { date, from: `the year of the ${kind}'s date` }, places: document.places };
}

const COMMIT_WORD = /\bcommits?\s+[`*]*([0-9a-f]{6,40})\b/gi;
const COMMIT_URL = /\/commit\/([0-9a-f]{6,40})\b/;

/** Commits that the text names: "commit `abc123`", links to one. Each once. */
export function commitsOf(blocks: readonly Block[], places: Places): Fact<string>[] {
  const commits = new Map<string, Fact<string>>();
  const add = (commit: string, range: SourceRange): void => {
    if (/\d/.test(commit) && !commits.has(commit)) commits.set(commit, readFact(commit, places.find(commit, range)));
  };
  for (const block of blocks) {
    for (const node of walk(block)) {
      if (node.type === 'link') {
        const commit = COMMIT_URL.exec(node.url)?.[1];
        if (commit !== undefined) add(commit, rangeOf(node));
      }
      if (node.type !== 'paragraph' && node.type !== 'tableCell') continue;
      const text = plainText(node);
      if (/commit/i.test(text)) for (const match of text.matchAll(COMMIT_WORD)) add(match[1] ?? '', rangeOf(node));
    }
  }
  return [...commits.values()];
}

/** Those who own an action, as people whom the document names. */
export function ownerNames(actions: readonly ActionMention[]): { name: string; range: SourceRange | null }[] {
  return actions.flatMap(({ owners }) => owners.map(({ value, origin }) => ({ name: value, range: origin.range })));
}
