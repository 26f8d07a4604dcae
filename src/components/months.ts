export interface Month<Row> {
  /** `2024-03`, the anchor of the month. */
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Rows that follow each other in one month, as a group. The order stays. */
export function groupByMonth<Row extends { readonly month: string; readonly dateIso: string }>(rows: readonly Row[]): Month<Row>[] {
  const months: { id: string; title: string; rows: Row[] }[] = [];
  for (const row of rows) {
    const last = months.at(-1);
    if (last?.title === row.month) last.rows.push(row);
    else months.push({ id: row.dateIso.slice(0, 7), title: row.month, rows: [row] });
  }
  return months;
}

/** Where each year of a list (newest first) is to be found: on its own page, or at its newest month on the page of the list. */
export function yearsOf(
  rows: readonly { readonly dateIso: string }[],
  parts: readonly { readonly text: string; readonly href: string }[],
  list: string,
): { readonly text: string; readonly href: string }[] {
  if (parts.length > 0) return [...parts];
  const years = new Map<string, string>();
  for (const { dateIso } of rows) if (!years.has(dateIso.slice(0, 4))) years.set(dateIso.slice(0, 4), dateIso.slice(0, 7));
  return [...years].map(([text, anchor]) => ({ text, href: `${list}#${anchor}` }));
}
