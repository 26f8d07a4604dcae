import { counted } from '../counted.ts';
import { anchorHref } from './addresses.ts';
import { isOpen } from './lookup.ts';
import type { IncidentPage, Link } from './page-data.ts';

/** Where the actions of an incident stand on its page. */
export const ACTIONS_ANCHOR = 'page--actions';

/**
 * Why it happened and what is being done, for a reader of the first screen: links to the section on the cause, under the
 * author's heading, and to the actions, with how many are not done. Without the ones that the document does not have.
 */
export function aheadOf({
  href,
  sections,
  actions,
  mdxEntryId,
}: Pick<IncidentPage, 'href' | 'sections' | 'actions' | 'mdxEntryId'>): Link[] {
  // The prose of an .mdx document is compiled, and has no ids.
  const cause = mdxEntryId === null ? sections.find(({ role, heading }) => role === 'cause' && heading !== null) : undefined;
  const open = actions.filter(isOpen).length;
  return [
    ...(cause === undefined ? [] : [{ text: cause.heading ?? '', href: anchorHref(href, cause.id) }]),
    ...(actions.length === 0
      ? []
      : [
          {
            text: `${counted(actions.length, 'action')}, ${open === 0 ? 'none left to do' : `${String(open)} not done`}`,
            href: anchorHref(href, ACTIONS_ANCHOR),
          },
        ]),
  ];
}
