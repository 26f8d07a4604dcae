import { SaxesParser } from 'saxes';

/** An element of XML as a strict parser reads it. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

/** Parses XML strictly, namespaces too; throws at the first fault. */
export function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = {
      name,
      attributes: new Map(Object.entries(attributes).map(([key, { value }]) => [key, value])),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  const [top] = root.children;
  if (top === undefined) throw new Error('no element');
  return top;
}

export const all = ({ children }: Element, name: string): Element[] => children.filter((child) => child.name === name);
export const one = (element: Element, name: string): Element => {
  const [found, ...more] = all(element, name);
  if (found === undefined || more.length > 0) throw new Error(`${element.name} has ${String(more.length)} ${name} too many, or none`);
  return found;
};

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const isWhole = (address: string | undefined): boolean => /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(address ?? '');

/** What RFC 4287 asks of a feed and this one does not keep, a sentence each. Written from the text of the specification. */
export function atomFaults(xml: string): string[] {
  const feed = parseXml(xml);
  const faults: string[] = [];
  const expect = (holds: boolean, what: string): void => {
    if (!holds) faults.push(what);
  };
  expect(feed.name === 'feed' && feed.attributes.get('xmlns') === 'http://www.w3.org/2005/Atom', '4.1.1: the root is atom:feed');
  const hasAuthor = all(feed, 'author').length > 0;
  for (const name of ['generator', 'icon', 'logo', 'subtitle']) expect(all(feed, name).length <= 1, `4.1.1: one ${name} at most`);
  for (const element of [feed, ...all(feed, 'entry')]) {
    for (const name of ['id', 'title', 'updated']) expect(all(element, name).length === 1, `4.1: ${element.name} has one ${name}`);
    expect(isWhole(all(element, 'id')[0]?.text), '4.2.6: an id is a whole IRI');
    for (const when of [...all(element, 'updated'), ...all(element, 'published')])
      expect(INSTANT.test(when.text), `3.3: ${when.text} is a date`);
    expect(
      all(element, 'title').every(({ attributes, children }) => attributes.get('type') !== 'html' && children.length === 0),
      '3.1: titles are text',
    );
    expect(
      all(element, 'category').every(({ attributes }) => attributes.has('term')),
      '4.2.2: a category has a term',
    );
    const links = all(element, 'link');
    expect(
      links.every(({ attributes }) => isWhole(attributes.get('href'))),
      '4.2.7: a link has an href',
    );
    const alternates = links
      .filter(({ attributes }) => attributes.get('rel') === 'alternate')
      .map(({ attributes }) => attributes.get('type'));
    expect(alternates.length > 0 && new Set(alternates).size === alternates.length, '4.1: one alternate of each type');
    expect(
      all(element, 'author').every((author) => all(author, 'name').length === 1),
      '3.2.1: a person has a name',
    );
  }
  expect(hasAuthor || all(feed, 'entry').every((entry) => all(entry, 'author').length > 0), '4.1.1: everything has an author');
  expect(
    all(feed, 'link').some(({ attributes }) => attributes.get('rel') === 'self'),
    '4.1.1: a feed should name itself',
  );
  const ids = all(feed, 'entry').map((entry) => one(entry, 'id').text);
  expect(new Set(ids).size === ids.length, '4.1.1: no two entries have one id');
  return faults;
}

/** The same for JSON Feed 1.1. */
export function jsonFeedFaults(text: string): string[] {
  const feed: unknown = JSON.parse(text);
  const faults: string[] = [];
  const expect = (holds: boolean, what: string): void => {
    if (!holds) faults.push(what);
  };
  const get = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
  const textOf = (value: unknown, key: string): string => (typeof get(value, key) === 'string' ? String(get(value, key)) : '');
  expect(get(feed, 'version') === 'https://jsonfeed.org/version/1.1', 'version');
  expect(textOf(feed, 'title') !== '', 'title');
  for (const key of ['home_page_url', 'feed_url']) expect(isWhole(textOf(feed, key)), key);
  const items: unknown = get(feed, 'items');
  expect(Array.isArray(items), 'items is an array');
  for (const item of Array.isArray(items) ? (items as readonly unknown[]) : []) {
    expect(textOf(item, 'id') !== '' && isWhole(textOf(item, 'url')), 'an item has an id and a url');
    expect(textOf(item, 'content_text') !== '' || textOf(item, 'content_html') !== '', 'an item has content');
    for (const key of ['date_published', 'date_modified']) expect(INSTANT.test(textOf(item, key)), key);
    const tags: unknown = get(item, 'tags');
    expect(Array.isArray(tags) && tags.every((tag) => typeof tag === 'string'), 'tags are texts');
  }
  return faults;
}
