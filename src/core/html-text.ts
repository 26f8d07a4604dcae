/** The references that can hide a scheme or a path; a page's own sanitiser knows all two thousand. */
const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['colon', ':'],
  ['sol', '/'],
  ['bsol', '\\'],
  ['period', '.'],
  ['num', '#'],
  ['quest', '?'],
  ['Tab', '\t'],
  ['NewLine', '\n'],
  ['nbsp', '\u00A0'],
  ['shy', '\u00AD'],
]);
const REFERENCE = /&(?:#(\d{1,7});?|#x([\da-f]{1,6});?|([a-z]{2,8});)/gi;
const LAST = 0x10ffff;

/** The text that an attribute of HTML stands for. `java&#115;cript:x` => `javascript:x`. */
export function htmlText(written: string): string {
  return written.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= LAST ? String.fromCodePoint(code) : '\uFFFD';
  });
}
