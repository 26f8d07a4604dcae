import type { Site } from '../../schema/site.ts';
import { feedHref, twinHref, type Addresses } from './address.ts';
import type { FeedEntry, FeedSource } from './feed-entries.ts';
import { midnight, oneLine } from './plain.ts';
import { tag, xmlDocument, type Xml } from './xml.ts';

type Whole = (href: string) => string;

/** A feed of documents as RFC 4287 has it. `whole`: the site has an address, or it has no feeds. */
export function atomFeed({ subject, name, entries }: FeedSource, { title, language }: Site, whole: Whole): string {
  const updated = entries.reduce((last, entry) => (entry.updated > last ? entry.updated : last), EPOCH);
  const self = whole(feedHref(subject, 'xml'));
  return xmlDocument(
    tag(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
      tag('id', {}, self),
      tag('title', {}, feedTitle(title, name)),
      tag('updated', {}, midnight(updated)),
      tag('author', {}, tag('name', {}, oneLine(title))),
      link('self', 'application/atom+xml', self),
      link('alternate', 'text/html', whole(subject ?? '/')),
      tag('generator', {}, 'Afterword'),
      entries.map((entry) => entryXml(entry, whole)),
    ),
  );
}

/** "Alderpot engineering notes: Order Service" */
export const feedTitle = (site: string, name: string | null): string => oneLine(name === null ? site : `${site}: ${name}`);

/** A feed without an entry has to say when it changed, and nothing has said it. */
const EPOCH = '1970-01-01';

const link = (rel: string, type: string, href: string): Xml => tag('link', { rel, type, href });

const entryXml = ({ href, title, summary, text, published, updated, categories }: FeedEntry, whole: Whole): Xml =>
  tag(
    'entry',
    {},
    tag('id', {}, whole(href)),
    tag('title', {}, oneLine(title)),
    link('alternate', 'text/html', whole(href)),
    link('alternate', 'text/markdown', whole(twinHref(href))),
    tag('published', {}, midnight(published)),
    tag('updated', {}, midnight(updated)),
    categories.map((category) => tag('category', { term: oneLine(category) })),
    tag('summary', {}, oneLine(summary)),
    tag('content', { type: 'text' }, text),
  );

/** Null where the site has no address: an id of Atom must be whole, and the same for every reader. */
export const wholeOrNull = ({ whole }: Addresses): Whole | null => (whole('/') === null ? null : (href) => whole(href) ?? href);
