import type { Change, DocumentChange, EntrySide } from '../../review/change.ts';
import type { ReviewLinks } from '../../review/links.ts';
import { el, type Html } from '../html.ts';

/** How the documents of a review are printed: on a page each, or all on one. */
export interface ReviewLook {
  readonly links: ReviewLinks;
  /** From the root of the repository, with a slash at its end, or empty: where source links start. */
  readonly folder: string;
  /** The level of a document's title: 1 on a page of its own. */
  readonly level: 1 | 2;
  /** The anchor of a change. */
  readonly idOf: (document: DocumentChange, change: string) => string;
  /** The drawing of an entry, its ids unique on the page; null where it has none. */
  readonly drawing: (document: DocumentChange, entry: EntrySide, side: 'before' | 'after') => string | null;
  /** The changes before and after this one in the order of reading, as addresses. */
  readonly around: (document: DocumentChange, change: string) => { readonly previous: string | null; readonly next: string | null };
}

/** What one document is printed with. */
export interface DocumentLook extends ReviewLook {
  readonly document: DocumentChange;
}

export const heading = (level: number, attributes: Parameters<typeof el>[1], ...children: Parameters<typeof el>[2][]): Html =>
  el(`h${String(Math.min(6, level))}`, attributes, ...children);

export const linked = (href: string | null, ...children: Parameters<typeof el>[2][]): Html =>
  href === null ? el('span', {}, ...children) : el('a', { href }, ...children);

/** "line 12", "line 12 before": the place in the source, as a link where it is known where that is. */
export function sourceLine({ links, folder }: ReviewLook, side: Change['after'], which: 'before' | 'after'): Html | null {
  const line = side?.range?.start.line;
  if (side === null || line === undefined) return null;
  return linked(links.source(folder + side.path, line, which), which === 'before' ? `line ${String(line)} before` : `line ${String(line)}`);
}

/** To the change before and after, for those who go through all of them from the keyboard. */
export function steps({ around, document }: DocumentLook, id: string): Html {
  const { previous, next } = around(document, id);
  const number = id.replace(/^change-/, '');
  const step = (href: string | null, text: string, rel: string): Html =>
    href === null
      ? el('span', { class: 'quiet' }, text)
      : el('a', { href, rel, 'aria-label': `${text} change, from change ${number}` }, text);
  return el('p', { class: 'review-steps' }, step(previous, 'Previous', 'prev'), ' ', step(next, 'Next', 'next'));
}
