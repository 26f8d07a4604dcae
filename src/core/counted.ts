/** `(1, 'incident') => '1 incident'`, `(2, 'incident') => '2 incidents'`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string => `${thousands(count)} ${count === 1 ? noun : plural}`;

/** `12345 => 12,345`: written here, so that no machine's locale changes a page. */
export const thousands = (count: number): string => String(count).replace(/\B(?=(?:\d{3}){1,6}$)/g, ',');

/** `['a', 'b', 'c'] => 'a, b and c'` */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
