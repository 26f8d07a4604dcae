import type { SourceRange } from '../position.ts';

/** Says where a value stands, not what it is: a document whose lines moved says the same. The drawing follows from the events. */
const NOT_SAID: ReadonlySet<string> = new Set(['origin', 'origins', 'titleOrigin', 'provenance', 'search', 'drawing', 'anchors', 'prefix']);

/** Texts of documents by path, as the reader saw them. */
export type Texts = ReadonlyMap<string, string>;

/**
 * A short fingerprint of what page data says: equal for equal data, and for equal prose however its lines are wrapped.
 * Two that differ have the same one in 1 of 10^15 cases. Linear in the size of the data.
 */
export function fingerprintOf(value: unknown, texts: Texts): string {
  const mixer = new Mixer();
  addValue(value, texts, mixer);
  return mixer.digest();
}

/** cyrb53, fed piece by piece: core has no crypto, and nobody gains by a collision here. */
class Mixer {
  #high = 0xdeadbeef;
  #low = 0x41c6ce57;

  add(text: string): void {
    let [high, low] = [this.#high, this.#low];
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
    // The end of a piece counts: "ab", "c" is not "a", "bc".
    this.#high = Math.imul(high ^ 0x1ffff, 2654435761);
    this.#low = Math.imul(low ^ 0x1ffff, 1597334677);
  }

  digest(): string {
    const [high, low] = [this.#high, this.#low];
    const first = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    const second = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    return (4294967296 * (2097151 & second) + (first >>> 0)).toString(36);
  }
}

function addValue(value: unknown, texts: Texts, mixer: Mixer): void {
  if (typeof value === 'string') mixer.add(value);
  else if (typeof value !== 'object' || value === null) mixer.add(`\0${String(value)}`);
  else if (Array.isArray(value)) {
    mixer.add(`\0[${String(value.length)}`);
    for (const item of value) addValue(item, texts, mixer);
  } else addObject(value, texts, mixer);
}

function addObject(value: object, texts: Texts, mixer: Mixer): void {
  if (isProse(value)) return addProse(value.path, value.ranges, texts, mixer);
  mixer.add('\0{');
  for (const [key, inner] of Object.entries(value)) {
    if (NOT_SAID.has(key)) continue;
    mixer.add(key);
    addValue(inner, texts, mixer);
  }
}

interface Prose {
  readonly path: string;
  readonly ranges: readonly SourceRange[];
}

const isProse = (value: object): value is Prose => 'ranges' in value && 'path' in value && Array.isArray(value.ranges);

function addProse(path: string, ranges: readonly SourceRange[], texts: Texts, mixer: Mixer): void {
  const text = texts.get(path) ?? '';
  for (const { start, end } of ranges) mixer.add(text.slice(start.offset, end.offset).replace(/\s+/g, ' '));
}
