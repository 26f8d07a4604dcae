/** A host said no, or something that it never says. */
export class HostError extends Error {}

/** No answer takes longer. */
export const TIMEOUT_MS = 60_000;

const PAGE = 100;
const MOST_PAGES = 30;

/** Goes through a list of a host page by page until `find` gives something; null where nothing in it does. */
export async function seekIn<T, R>(
  path: string,
  read: (page: string) => Promise<readonly T[]>,
  find: (item: T) => R | undefined,
): Promise<R | null> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const list = await read(`${path}${path.includes('?') ? '&' : '?'}per_page=${PAGE}&page=${page}`);
    for (const item of list) {
      const found = find(item);
      if (found !== undefined) return found;
    }
    if (list.length < PAGE) return null;
  }
  return null;
}

/** The bytes of an answer as they come. Throws a HostError where there are more than `limitBytes`, whatever was announced. */
export async function* limited(body: AsyncIterable<Uint8Array>, limitBytes: number, what: string): AsyncGenerator<Uint8Array> {
  let left = limitBytes;
  for await (const chunk of body) {
    left -= chunk.length;
    if (left < 0) throw new HostError(`${what} is larger than ${limitBytes} bytes`);
    yield chunk;
  }
}
