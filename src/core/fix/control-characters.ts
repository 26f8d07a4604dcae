import type { Edit } from '../problem.ts';
import type { Fix } from './fixes.ts';

// The same that io/decode.ts refuses.
// eslint-disable-next-line no-control-regex -- finding them is the point
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]+/g;
/** Starts the colours of a terminal: without it the rest of the sequence would be text. */
const ESCAPE = '\u001B';

/**
 * Deletes the control characters at the start or the end of a line or beside a space, where nothing can have been meant by
 * them. Between two letters they may stand for a letter that was lost, or for a line break: a person must look.
 */
export const removeControls: Fix = ({ text }) => {
  const edits: Edit[] = [];
  for (const { index: start, 0: run } of text.matchAll(CONTROLS)) {
    const end = start + run.length;
    const free = /^$|\s/.test(text.slice(Math.max(0, start - 1), start)) || /^$|\s/.test(text.slice(end, end + 1));
    if (free && !run.includes(ESCAPE)) edits.push({ start, end, text: '' });
  }
  return edits;
};
