const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['shy', ''],
]);
/** Soft hyphens, joiners and marks of direction: nobody sees them, and a word with one inside is the same word. */
const UNSEEN =
  /\u00AD|\u034F|\u061C|[\u115F\u1160]|\u17B4|\u17B5|[\u180B-\u180E]|[\u200B-\u200F]|[\u202A-\u202E]|[\u2060-\u206F]|[\uFE00-\uFE0F]|\uFEFF/g;
const MARKUP = /<\/?[a-z!?][^<>]{0,5000}>/gi;
// eslint-disable-next-line no-control-regex -- the quick look is for anything beyond ASCII
const BEYOND_ASCII = /[^\u0000-\u007F]/;

/** What two writings of a word have in common: compatibility forms, case, accents that are written apart, white space, unseen characters. */
export function folded(text: string): string {
  const whole = BEYOND_ASCII.test(text) ? text.replace(UNSEEN, '').normalize('NFKC').toLowerCase().normalize('NFKC') : text.toLowerCase();
  return whole.replace(/\s+/g, ' ');
}

/**
 * The ways in which a text may be read, each folded: as it stands; with its entities, percent signs and escapes decoded; and
 * without its markup, with nothing or a space in its place. None stands twice.
 */
export function readingsOf(text: string): string[] {
  const decoded = decode(text);
  const readings = new Set([folded(text)]);
  if (decoded !== text) readings.add(folded(decoded));
  if (text.includes('<')) for (const between of ['', ' ']) readings.add(folded(decode(text.replace(MARKUP, between))));
  return [...readings];
}

/** Twice: an address in an attribute may be written both ways. */
function decode(text: string): string {
  let result = text;
  for (let time = 0; time < 2; time += 1) {
    if (result.includes('&')) result = result.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));?/gi, entity);
    // As Mermaid writes them.
    if (result.includes('#')) result = result.replace(/#(\d{1,7});/g, (whole, decimal: string) => character(Number(decimal)) ?? whole);
    if (result.includes('%')) result = result.replace(/(?:%[0-9a-f]{2})+/gi, percent);
    if (result.includes('\\')) result = result.replace(/\\u\{?([0-9a-f]{4,6})\}?|\\x([0-9a-f]{2})|\\([nrt"'/\\])/gi, escaped);
  }
  return result;
}

function entity(whole: string, hex: string | undefined, decimal: string | undefined, name: string | undefined): string {
  if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
  return character(Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16)) ?? whole;
}

function percent(whole: string): string {
  try {
    return decodeURIComponent(whole);
  } catch (error) {
    if (error instanceof URIError) return whole;
    throw error;
  }
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', ' '],
  ['t', ' '],
]);

function escaped(whole: string, unicode: string | undefined, byte: string | undefined, sign: string | undefined): string {
  if (sign !== undefined) return SIGNS.get(sign) ?? sign;
  return character(Number.parseInt(unicode ?? byte ?? '', 16)) ?? whole;
}

const character = (code: number): string | null => (code >= 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : null);
