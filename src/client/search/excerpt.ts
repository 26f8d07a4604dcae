export interface Segment {
  readonly text: string;
  readonly found: boolean;
}

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);

/** `'a &lt;b&gt;' -> 'a <b>'`, without a parser that could make elements of it. */
function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (whole: string, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Pagefind's excerpt as text: `'the <mark>pool</mark> was' -> [the, pool (found), was]`. Other markup stays text. */
export function segmentsOf(excerpt: string): Segment[] {
  const parts = excerpt.split(/<(\/?)mark>/i);
  const segments: Segment[] = [];
  let found = false;
  parts.forEach((part, index) => {
    // Every second part is what stood in the brackets: nothing for an opening mark, a slash for a closing one.
    if (index % 2 === 1) found = part === '';
    else if (part !== '') segments.push({ text: decode(part), found });
  });
  return segments;
}
