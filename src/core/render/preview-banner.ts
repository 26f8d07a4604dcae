import { dateText } from '../derive/dates-text.ts';
import { quote } from '../problem.ts';
import type { PreviewFacts } from '../schema/preview.ts';
import { escapeHtml } from './escape-html.ts';

/** Stands in the pages of a preview until they are finished, so that pages kept from the last build need not know the commit. */
export const BANNER_PLACE = '<!--afterword:preview-->';

/** What the banner of a preview says. */
export interface Banner {
  readonly facts: PreviewFacts;
  /** Starts and ends with `/`. */
  readonly base: string;
  /** Where the review stands, without the base; null where there is none. */
  readonly reviewHref: string | null;
  /** The compared commits, in words; null: those of the facts. */
  readonly compared: string | null;
  /** How many files cannot be published, and where that is said, without the base. */
  readonly unreadable: { readonly count: number; readonly href: string };
}

/** The banner of every page of a preview, as HTML. Whatever the facts hold is shown as text; addresses were checked by their schema. */
export function previewBanner(banner: Banner): string {
  const more = [commitsText(banner), expiryText(banner.facts), ...links(banner)].filter((part) => part !== null);
  return [
    '<aside class="preview-banner" aria-label="Preview">',
    `<p>${subject(banner.facts)} This is not the published site; drafts are shown${banner.facts.audience === 'public' ? ', and nothing that is internal' : ''}.</p>`,
    ...(more.length === 0 ? [] : [`<ul role="list">${more.map((part) => `<li>${part}</li>`).join('')}</ul>`]),
    '</aside>',
  ].join('');
}

function subject({ pullRequest }: PreviewFacts): string {
  if (pullRequest === null) return '<strong>Preview.</strong>';
  const { number, title, url } = pullRequest;
  const name = `pull request ${String(number)}`;
  const linked = url === null ? name : link(url, name);
  return `<strong>Preview</strong> of ${linked}${title === null ? '.' : `, “${escapeHtml(quote(title))}”.`}`;
}

function commitsText({ compared, facts: { base, head } }: Banner): string | null {
  if (compared !== null) return escapeHtml(compared);
  const code = (commit: string): string => `<code>${escapeHtml(shortCommit(commit))}</code>`;
  if (base !== null && head !== null) return `From ${code(base)} to ${code(head)}`;
  return head === null ? null : `Commit ${code(head)}`;
}

/** A commit as people name it; a branch or a tag as it is. */
const shortCommit = (reference: string): string => (/^[0-9a-f]{12,}$/i.test(reference) ? reference.slice(0, 7) : reference);

const expiryText = ({ expires }: PreviewFacts): string | null =>
  expires === null ? null : `May be gone from <time datetime="${escapeHtml(expires)}">${dateText(expires)}</time> on`;

function links({ base, reviewHref, unreadable }: Banner): string[] {
  const own = (href: string): string => `${base.replace(/\/$/, '')}${href}`;
  const { count, href } = unreadable;
  return [
    ...(reviewHref === null ? [] : [link(own(reviewHref), 'What this change means')]),
    ...(count === 0 ? [] : [link(own(href), count === 1 ? '1 file cannot be published' : `${String(count)} files cannot be published`)]),
  ];
}

const link = (href: string, text: string): string => `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;
