import type { Fix } from './fixes.ts';

/** Shorter words are one letter away from too many others: `data` is not `date`. */
const LONG = 7;

/**
 * `sevrity:` => `severity:`. The key was not read at all, so nothing that was understood changes. Certain are another case,
 * dashes, a plural, and one slip of the finger in a long word; never where the right key stands beside it.
 */
export const renameKey: Fix = ({ problem: { meant }, text, offset }) => {
  if (meant === undefined) return null;
  const [whole = '', quote = '', key = ''] = /^(["']?)([\w-]{1,60})\1(?=[ \t]*:)/.exec(text.slice(offset, offset + 70)) ?? [];
  if (whole === '' || !isSlip(key, meant) || standsBeside(meant, text, offset)) return null;
  const start = offset + quote.length;
  return [{ start, end: start + key.length, text: meant }];
};

function isSlip(key: string, meant: string): boolean {
  const [a, b] = [bare(key), bare(meant)];
  return a === b || `${a}s` === b || a === `${b}s` || (b.length >= LONG && a.length >= LONG - 1 && isOneSlip(a, b));
}

const bare = (key: string): string => key.toLowerCase().replace(/[-_]/g, '');

/** One letter too many, too few or another, or two letters that changed places. */
function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left === [...right].reverse().join('');
}

/** Whether a key of that name stands as far in, anywhere: it might be the one of the same object. */
function standsBeside(meant: string, text: string, offset: number): boolean {
  const indent = offset - (text.lastIndexOf('\n', offset - 1) + 1);
  return text.split('\n').some((line) => line.slice(indent).startsWith(`${meant}:`) && /^[\s-]*$/.test(line.slice(0, indent)));
}
