import type { DocumentChange } from '../../review/change.ts';
import { el, together, type Html } from '../html.ts';
import { layerSection } from './changes.ts';
import { heading, linked, type DocumentLook, type ReviewLook } from './look.ts';
import { prose, proseSwitch } from './prose.ts';
import { timelines } from './timeline.ts';
import { KIND_NAMES } from './words.ts';

/** What changed in one document, from the facts to the words. */
export function documentReview(document: DocumentChange, shared: ReviewLook): Html {
  const look: DocumentLook = { ...shared, document };
  const body = [
    layerSection(look, ['facts', 'metrics', 'milestones'], 'Facts'),
    layerSection(look, ['timeline'], 'Timeline', timelines(look)),
    layerSection(look, ['actions'], 'Actions'),
    layerSection(look, ['decisions'], 'Decisions'),
    layerSection(look, ['people', 'services'], 'People and services'),
    layerSection(look, ['links', 'files'], 'Links and files'),
    prose(look),
  ];
  return together(head(look), ...body);
}

function head(look: DocumentLook): Html {
  const { document, links, folder, level } = look;
  const { before, after, status, headline, flags, kinship, entries, changes } = document;
  const title = (after ?? before)?.title ?? document.slug;
  const pages = entries.flatMap(({ after: entry }) => (entry === null ? [] : [{ ...entry, href: links.page(entry.href) }]));
  const first = changes[0];
  return el(
    'header',
    { class: 'page-head' },
    heading(level, {}, title),
    el(
      'ul',
      { class: 'meta', role: 'list' },
      el('li', {}, KIND_NAMES[status]),
      ...paths(document).map(({ path, side }) =>
        el('li', {}, linked(links.source(folder + path, null, side), el('code', {}, folder + path))),
      ),
      ...pages
        .filter(({ href }) => href !== null)
        .map(({ title: text, href, draft }) => el('li', {}, linked(href, `The page “${text}”`), draft ? ' (Draft)' : null)),
    ),
    el('p', { class: 'lede' }, headline),
    notes([...flags.map(({ text }) => text), ...kinship.map(({ text }) => text), ...unread(document)]),
    first === undefined
      ? null
      : el(
          'p',
          { class: 'review-start' },
          el(
            'a',
            { href: `#${look.idOf(document, first.id)}` },
            `First of ${String(changes.length)} ${changes.length === 1 ? 'change' : 'changes'}`,
          ),
        ),
    level === 1 ? proseSwitch() : null,
  );
}

/** Old and new path where they differ. */
function paths({ before, after }: DocumentChange): readonly { readonly path: string; readonly side: 'before' | 'after' }[] {
  const now = after === null ? [] : [{ path: after.path, side: 'after' as const }];
  return before === null || before.path === after?.path ? now : [{ path: before.path, side: 'before' as const }, ...now];
}

const notes = (list: readonly string[]): Html | null =>
  list.length === 0 ? null : el('ul', { class: 'review-notes', role: 'list' }, ...list.map((text) => el('li', {}, text)));

function unread({ before, after }: DocumentChange): string[] {
  const said = (text: string, why: string | null | undefined): string[] =>
    why === null || why === undefined ? [] : [`${text} is shown as text: ${why}.`];
  return [...said('The old version', before?.unreadable), ...said('The new version', after?.unreadable)];
}
