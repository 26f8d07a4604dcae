/** What XML 1.0 cannot hold, however it is written: most control characters, and the two that are none (U+FFFE, U+FFFF). */
// eslint-disable-next-line no-control-regex -- these are the characters that must not get through
const UNPRINTABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/g;

/** A text without what no format can carry; half of a surrogate pair becomes U+FFFD. Line ends are `\n`. */
export const carried = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\x85\u2028\u2029]/g, '\n')
    .replace(UNPRINTABLE, '');

/** The same as one line. */
export const oneLine = (text: string): string => carried(text).replace(/\s+/g, ' ').trim();

/** `2024-03-18` as an instant: documents and commits say days, formats want seconds. */
export const midnight = (dateIso: string): string => `${dateIso}T00:00:00Z`;
