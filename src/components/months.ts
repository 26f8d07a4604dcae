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

/** The years of rows that stand newest first, each with the anchor of its newest month. */
export function yearsOf(rows: readonly { readonly dateIso: string }[]): { readonly year: string; readonly anchor: string }[] {
  const years = new Map<string, string>();
  for (const { dateIso } of rows) if (!years.has(dateIso.slice(0, 4))) years.set(dateIso.slice(0, 4), dateIso.slice(0, 7));
  return [...years].map(([year, anchor]) => ({ year, anchor }));
}
