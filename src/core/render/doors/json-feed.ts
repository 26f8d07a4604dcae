import type { Site } from '../../schema/site.ts';
import { feedHref } from './address.ts';
import { feedTitle } from './atom.ts';
import type { FeedSource } from './feed-entries.ts';
import { carried, midnight, oneLine } from './plain.ts';

/** The same documents as JSON Feed 1.1 has them. */
export function jsonFeed({ subject, name, entries }: FeedSource, { title, language }: Site, whole: (href: string) => string): string {
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: feedTitle(title, name),
      home_page_url: whole(subject ?? '/'),
      feed_url: whole(feedHref(subject, 'json')),
      language,
      authors: [{ name: oneLine(title) }],
      items: entries.map((entry) => ({
        id: whole(entry.href),
        url: whole(entry.href),
        title: oneLine(entry.title),
        summary: oneLine(entry.summary),
        content_text: carried(entry.text),
        date_published: midnight(entry.published),
        date_modified: midnight(entry.updated),
        tags: entry.categories.map(oneLine),
      })),
    },
    null,
    1,
  )}\n`;
}
