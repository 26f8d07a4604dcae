import settings from 'virtual:afterword/settings';
import type { IncidentPage } from '../core/derive/page-data.ts';
import type { Site } from '../core/schema/site.ts';
import { CARD } from '../draw/card.ts';
import { isPreview } from './preview.ts';
import { hasCards } from './timelines.ts';
import { withBase } from './with-base.ts';

/** Width and height that every card has, for `og:image:width` and its like. */
export const CARD_SIZE: { readonly width: number; readonly height: number } = CARD;

/** The address of an incident's card, without the base; null where it has no drawing, or the site no address of its own, or no pictures; nobody shares a preview. */
export function cardPath({ href, drawing }: Pick<IncidentPage, 'href' | 'drawing'>, site: Site): string | null {
  return drawing === null || !hasCards(site) || isPreview ? null : `/pictures/${href.slice('/incidents/'.length, -1)}.png`;
}

/** The same as a whole address, and what it shows in words. */
export function cardOf(page: IncidentPage, site: Site): { readonly url: string; readonly alt: string } | null {
  const path = cardPath(page, site);
  if (path === null || site.url === null || page.drawing === null) return null;
  return { url: new URL(withBase(settings.base, path), site.url).href, alt: page.drawing.title };
}
