/** A cell: text as it is shown, or a number. `null` is an empty cell. */
export type CsvCell = string | number | null;

/**
 * What a spreadsheet takes for a formula: these characters first (OWASP, "CSV Injection"), also behind white space, which
 * some trim, and in the wide forms of East Asian keyboards.
 */
const FORMULA = /^\s*[=+\-@|＝＋－＠\t\r\n]/;
const QUOTED = /[",\r\n]|^\s|\s$/;

/**
 * Comma-separated values as RFC 4180 has them: lines end with CRLF, the last one too. A text that a spreadsheet would run as
 * a formula gets an apostrophe in front; numbers stay numbers.
 */
export const csv = (rows: readonly (readonly CsvCell[])[]): string => rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = cell.replaceAll('\0', '');
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
