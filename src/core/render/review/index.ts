import type { Problem } from '../../problem.ts';
import type { ChangedPage, PageRef } from '../../review/elsewhere.ts';
import type { ReviewLinks } from '../../review/links.ts';
import { codeIn, PARTIAL_TEXT, pairText, settingsText, totalText, worstFirst } from '../../review/review-words.ts';
import type { Review } from '../../review/review.ts';
import { el, together, type Html } from '../html.ts';
import { linked } from './look.ts';
import { proseSwitch } from './prose.ts';

/** How the first page of a review leads on. */
export interface IndexLook {
  readonly links: ReviewLinks;
  readonly folder: string;
  /** The address of a document's own part. */
  readonly documentHref: (slug: string) => string;
  /** Whether all documents follow on the same page. */
  readonly whole: boolean;
}

/** What is compared, which documents changed, what is wrong with it, and what it does elsewhere. */
export function reviewIndex(review: Review, look: IndexLook): Html {
  const { problems, documents, pair } = review;
  const named = { ...pair, base: { name: review.baseName, ...pair.base }, head: { ...pair.head, workingTree: pair.workingTree } };
  const lines = [...pairText(named, (name) => name), settingsText(review)].filter((line) => line !== '');
  return together(
    el(
      'header',
      { class: 'page-head' },
      el('h1', {}, 'Review'),
      el('p', { class: 'lede' }, `${totalText(review)}.`),
      ...lines.map((line) => el('p', { class: 'review-pair-line small' }, line)),
      look.whole ? proseSwitch() : null,
    ),
    documents.length === 0 ? null : section('Documents', documentTable(review, look)),
    section(
      'Problems',
      problemList(worstFirst(problems.added), 'This change adds no problem.', look),
      folded('put right', problems.gone, look),
      folded('stood before', problems.stood, look),
    ),
    elsewhere(review, look),
  );
}

const section = (title: string, ...body: readonly (Html | null)[]): Html =>
  el('section', { class: 'block' }, el('h2', { class: 'block-title' }, title), el('div', { class: 'block-body' }, ...body));

function documentTable({ documents }: Review, { documentHref }: IndexLook): Html {
  const rows = documents.map(({ slug, before, after, headline, flags }) =>
    el(
      'li',
      { class: 'review-row' },
      el('p', { class: 'row-title' }, el('a', { href: documentHref(slug) }, (after ?? before)?.title ?? slug)),
      el('p', {}, headline),
      ...flags.map(({ text }) => el('p', { class: 'review-flag' }, text)),
      el('p', { class: 'row-more' }, after?.path ?? before?.path ?? ''),
    ),
  );
  return el('ul', { class: 'review-rows', role: 'list' }, ...rows);
}

function problemList(problems: readonly Problem[], none: string, look: IndexLook): Html {
  if (problems.length === 0) return el('p', { class: 'quiet' }, none);
  return el('ul', { class: 'review-problems', role: 'list' }, ...problems.map((problem) => problemItem(problem, look)));
}

function problemItem(problem: Problem, { links, folder }: IndexLook): Html {
  const { place, severity, code, found, advice } = problem;
  const line = place.kind === 'line' ? place.line : null;
  const at = folder + place.path;
  return el(
    'li',
    { class: `is-${severity}` },
    el(
      'p',
      {},
      el('span', { class: 'review-kind' }, severity),
      ' ',
      ...codeIn(`${found}. ${advice}`).map(({ text, isCode }) => (isCode ? el('code', {}, text) : text)),
    ),
    el('p', { class: 'row-more' }, linked(links.source(at, line, 'after'), line === null ? at : `${at}:${String(line)}`), ` · ${code}`),
  );
}

function folded(title: string, problems: readonly Problem[], look: IndexLook): Html | null {
  if (problems.length === 0) return null;
  const text = `${String(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'} ${title}`;
  return el('details', {}, el('summary', {}, text), problemList(problems, '', look));
}

function elsewhere({ elsewhere: { changed, added, becomesPublic }, partial }: Review, { links }: IndexLook): Html {
  const name = ({ address, title }: PageRef): Html =>
    el('p', {}, linked(links.page(address), title), el('span', { class: 'quiet' }, ` ${address}`));
  const why = ({ reasons, more }: ChangedPage): string => [...reasons, ...(more === 0 ? [] : [`${String(more)} more`])].join('; ');
  const list = (items: readonly Html[]): Html | null =>
    items.length === 0 ? null : el('ul', { class: 'review-rows', role: 'list' }, ...items);
  const none = changed.length + added.length + becomesPublic.length === 0;
  return section(
    'Elsewhere',
    list(becomesPublic.map((page) => el('li', {}, el('p', { class: 'review-flag' }, 'Becomes public'), name(page)))),
    list(added.map((page) => el('li', {}, el('p', { class: 'review-kind' }, 'New page'), name(page)))),
    list(changed.map((page) => el('li', {}, name(page), el('p', { class: 'row-more' }, why(page))))),
    partial ? el('p', { class: 'quiet' }, PARTIAL_TEXT) : none ? el('p', { class: 'quiet' }, 'No other page changes.') : null,
  );
}
