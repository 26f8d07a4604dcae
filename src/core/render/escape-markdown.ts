/** An address is made a link as it stands; a backslash in it would be part of it. */
const ADDRESS = /(https?:\/\/\S+)/;
const MARKUP = /[\\`*[\]<>&~|#$!]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** A text as one line of Markdown that reads as that text, inside a heading, a list item or a cell of a table. */
export function escapeMarkdown(text: string): string {
  const parts = text.replace(/\s+/gu, ' ').trim().split(ADDRESS);
  const line = parts.map((part, at) => (at % 2 === 1 ? part.replaceAll('|', '%7C') : part.replace(MARKUP, '\\$&'))).join('');
  // At the start of an item or a cell these would be a list, a quote, or a rule.
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2').replace(/^[-+=]/, '\\$&');
}
