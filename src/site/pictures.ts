import settings from 'virtual:afterword/settings';
import type { IncidentPage } from '../core/derive/page-data.ts';
import { cardTexts } from '../core/render/card.ts';
import type { Site } from '../core/schema/site.ts';
import { CARD, cardSvg } from '../draw/card.ts';
import { drawTimeline, measureText, paint } from './drawing.ts';
import { isPreview } from './preview.ts';
import { withBase } from './with-base.ts';

/** Width and height that every card has, for `og:image:width` and its like. */
export const CARD_SIZE: { readonly width: number; readonly height: number } = CARD;

/** The address of an incident's card, without the base; null where it has no drawing, or the site no address of its own, or no pictures; nobody shares a preview. */
export function cardPath({ href, drawing }: Pick<IncidentPage, 'href' | 'drawing'>, site: Site): string | null {
  return drawing === null || site.url === null || !site.pictures || isPreview
    ? null
    : `/pictures/${href.slice('/incidents/'.length, -1)}.png`;
}

/** The same as a whole address, and what it shows in words. */
export function cardOf(page: IncidentPage, site: Site): { readonly url: string; readonly alt: string } | null {
  const path = cardPath(page, site);
  if (path === null || site.url === null || page.drawing === null) return null;
  return { url: new URL(withBase(settings.base, path), site.url).href, alt: page.drawing.title };
}

/** The card as PNG. Throws where the incident has no drawing. */
export async function cardPicture(page: IncidentPage, site: Site): Promise<Uint8Array<ArrayBuffer>> {
  if (page.drawing === null) throw new Error(`${page.href} has no drawing`);
  const { card } = await drawTimeline(page.drawing);
  return paint(cardSvg({ ...cardTexts(page, site, card.events, CARD, measureText), drawing: card.svg }), 1);
}
