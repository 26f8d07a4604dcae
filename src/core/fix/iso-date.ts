import { dateSchema } from '../schema/fact.ts';
import type { Fix } from './fixes.ts';

/** Year first, so that there is one way to read it. */
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=["']?[ \t]*(?:#|$))/m;

/** `2024-3-5` and `2024/03/05` => `2024-03-05`, where that is a day of the calendar. */
export const isoDate: Fix = ({ text, offset }) => {
  const start = offset + (/^["']/.test(text.slice(offset, offset + 1)) ? 1 : 0);
  const lineEnd = text.indexOf('\n', start);
  const match = YEAR_FIRST.exec(text.slice(start, lineEnd < 0 ? undefined : lineEnd));
  if (match?.index !== 0) return null;
  const [written, year = '', , month = '', day = ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return date !== written && dateSchema.safeParse(date).success ? [{ start, end: start + written.length, text: date }] : null;
};
