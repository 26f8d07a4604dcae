import type { Fix } from './fixes.ts';

/** `title: 1.10` => `title: "1.10"`: what YAML takes for a number or a switch, as the text that the settings ask for. */
export const quoteScalar: Fix = ({ problem: { meant }, text, offset }) => {
  const written = meant?.slice(1, -1) ?? '';
  if (written === '' || /["\\\n]/.test(written) || !text.startsWith(written, offset)) return null;
  return [{ start: offset, end: offset + written.length, text: `"${written}"` }];
};
