import type { List } from 'mdast';
import type { ActionMention } from '../schema/parts.ts';
import { plainText, walk, type Block } from './markdown.ts';
import { headingWords, roleOf } from './roles.ts';

/** A list of actions below an item that says so. */
export interface LabelledList {
  readonly role: ActionMention['role'];
  readonly list: List;
}

const LONGEST_LABEL = 60;
/** As headings "Next steps" and "Follow-up" are about actions; in the middle of notes what stands below them may be anything. */
const SURE =
  /^(?:new |agreed )?(?:action (?:items?|points?|list|plan)|actions?|ais|to ?dos?|plan of action)(?: (?:arising|required|agreed))?$/;

/** The lists below items that are a label of actions and nothing else: "Action items:", "Review of actions", however deep they stand. */
export function labelledLists(block: Block): LabelledList[] {
  if (block.type !== 'list') return [];
  return walk(block).flatMap((node): LabelledList[] => {
    if (node.type !== 'listItem') return [];
    const [first, ...more] = node.children;
    const text = first?.type === 'paragraph' ? plainText(first) : '';
    const label = text.length > LONGEST_LABEL ? '' : headingWords(text);
    const role = label === '' ? 'other' : roleOf(label, true);
    if (role !== 'action-review' && !(role === 'actions' && SURE.test(label))) return [];
    return more.flatMap((child) => (child.type === 'list' ? [{ role: role === 'actions' ? 'raised' : 'reviewed', list: child }] : []));
  });
}
