/** What the bytes of a file must be. */
interface Kind {
  readonly says: string;
  readonly holds: (bytes: Uint8Array) => boolean;
}

const startsWith =
  (...signs: readonly (readonly number[])[]) =>
  (bytes: Uint8Array): boolean =>
    signs.some((sign) => bytes.length >= sign.length && sign.every((byte, index) => bytes[index] === byte));

const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0));

/** The text of a file, or null where it is not UTF-8 or holds a NUL. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch (error) {
    // The decoder says with this class, and with nothing else, that the bytes are not UTF-8.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const textThat = (says: string, test: (text: string) => boolean): Kind => ({
  says,
  holds: (bytes) => {
    const text = textOf(bytes);
    return text !== null && test(text);
  },
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

const text = textThat('text in UTF-8', () => true);
const html = textThat('an HTML page', (page) => /^\s*<!doctype html/i.test(page));
const svg = textThat('an SVG picture', (picture) => /^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)?<svg[\s>]/i.test(picture));
const xml = textThat('XML', (document) => /^\s*<(\?xml|[a-z])/i.test(document));
const json = textThat('JSON', isJson);
const gzip: Kind = { says: 'packed with gzip', holds: startsWith([0x1f, 0x8b]) };
const webp: Kind = {
  says: 'a WebP picture',
  holds: (bytes) => startsWith(ascii('RIFF'))(bytes) && startsWith(ascii('WEBP'))(bytes.subarray(8)),
};

/** By its ending: what a site of ours has, and nothing else. */
const KINDS = new Map<string, Kind>([
  ['html', html],
  ['css', text],
  ['js', text],
  ['json', json],
  ['svg', svg],
  ['xml', xml],
  ...['txt', 'md', 'mmd', 'ics', 'csv'].map((ending): [string, Kind] => [ending, text]),
  ['png', { says: 'a PNG picture', holds: startsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) }],
  ...['jpg', 'jpeg'].map((ending): [string, Kind] => [ending, { says: 'a JPEG picture', holds: startsWith([0xff, 0xd8, 0xff]) }]),
  ['gif', { says: 'a GIF picture', holds: startsWith(ascii('GIF87a'), ascii('GIF89a')) }],
  ['webp', webp],
  ['woff2', { says: 'a WOFF2 font', holds: startsWith(ascii('wOF2')) }],
  ...['pagefind', 'pf_meta', 'pf_index', 'pf_fragment', 'pf_filter', 'pf_sort'].map((ending): [string, Kind] => [ending, gzip]),
]);

/** Files without an ending that a site of ours has, by their path in it. What stands in them is tested apart. */
const NAMED = new Map<string, Kind>([
  ['.afterword', text],
  ['_headers', text],
]);

const SITE = 'site/';
/** Where the site's own scripts stand. A script elsewhere would be an author's. */
const SCRIPTS = /^(_assets|pagefind)\//;
/** What a bundle has beside the site. */
const BESIDE = new Set(['preview.json', 'review.json']);

/** Why a file of this name may not be in a bundle; null where it may. */
export function placeFault(name: string): string | null {
  if (BESIDE.has(name)) return null;
  if (!name.startsWith(SITE)) return 'nothing of this name belongs in a bundle';
  const path = name.slice(SITE.length);
  if (NAMED.has(path)) return null;
  if (path.split('/').some((part) => /^[._]/.test(part) && part !== '_assets')) return 'a name that servers or git give a meaning to';
  if (kindOf(name) === undefined) return 'no kind of file that a site has';
  if (endingOf(name) === 'js' && !SCRIPTS.test(path)) return 'a script outside the folders of the site’s own scripts';
  return null;
}

/** Why the bytes of a file are not what its name promises; null where they are. */
export function bytesFault(name: string, bytes: Uint8Array): string | null {
  const kind = kindOf(name);
  return kind === undefined || kind.holds(bytes) ? null : `it is not ${kind.says}`;
}

const endingOf = (name: string): string => /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
const kindOf = (name: string): Kind | undefined =>
  name.startsWith(SITE) ? (NAMED.get(name.slice(SITE.length)) ?? KINDS.get(endingOf(name))) : KINDS.get(endingOf(name));
