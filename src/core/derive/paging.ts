import { pageHref } from './addresses.ts';
import type { Pager } from './page-data.ts';

/** What stands under one heading of a list. */
export interface Listed<Item> {
  readonly items: readonly Item[];
}

/**
 * Cuts a list into pages of at most `room` bytes, as `sizeOf` guesses the bytes of an item; a group that does not end on a page
 * goes on, under its heading, on the next. At least one page, even of nothing.
 */
export function pagesOf<Item, Group extends Listed<Item>>(
  groups: readonly (Group & Listed<Item>)[],
  sizeOf: (item: Item) => number,
  room: number,
): (Group & Listed<Item>)[][] {
  const pages: (Group & Listed<Item>)[][] = [[]];
  let left = room;
  for (const group of groups) {
    let items: Item[] = [];
    const put = (): void => {
      if (items.length > 0) pages.at(-1)?.push({ ...group, items });
      items = [];
    };
    for (const item of group.items) {
      const size = sizeOf(item);
      if (size > left && left < room) {
        put();
        pages.push([]);
        left = room;
      }
      items.push(item);
      left -= size;
    }
    put();
  }
  return pages;
}

/** The pager of each page of a view. */
export function pagersOf(view: string, count: number): Pager[] {
  const hrefs = Array.from({ length: count }, (_, index) => pageHref(view, index + 1));
  return hrefs.map((_, index) => ({ number: index + 1, hrefs }));
}

/** How many bytes a text takes in a page of HTML. */
export function htmlBytes(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // & < > " ' become entities; the two halves of a pair take four bytes together.
    if (code === 38 || code === 60 || code === 62 || code === 34 || code === 39) bytes += 6;
    else if (code < 0x80) bytes += 1;
    else bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return bytes;
}
