/** NFC, white space folded: what two spellings of one name have in common on a page. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** The key of a name: `tidy`, without regard to case. Nothing else makes two names equal. */
export const foldName = (text: string): string => tidy(text).toLowerCase();

/** At most `length` characters, cut between words. */
export function shorten(text: string, length: number): string {
  const whole = tidy(text);
  if (whole.length <= length) return whole;
  const cut = whole.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > length / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')).replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/u, '')}…`;
}
