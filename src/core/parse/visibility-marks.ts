/** What a mark speaks of. `draft` counts only where it is closed somewhere: old notes have the word in comments of their own. */
export type MarkKind = 'internal' | 'draft';

/** `<!-- internal -->` or `<!-- /internal -->`, with a reason behind a colon where the author gives one. */
export interface Mark {
  readonly kind: MarkKind;
  readonly closes: boolean;
  /** Offsets of the comment. */
  readonly start: number;
  readonly end: number;
}

/** Bounded: this runs before anything is refused for its length. */
const MARK = /<!--[ \t]{0,20}(\/?)[ \t]{0,20}(internal|draft)[ \t]{0,20}(?::[^\r\n]{0,300}?)?-->/gi;
const CLOSED_DRAFT = /<!--[ \t]{0,20}\/[ \t]{0,20}draft\b/i;

/**
 * The marks of a text, in order. They are looked for before Markdown is read, so that they count in a table, in a block of
 * code and in `.mdx` as well: no other reading of the text can disagree about what they hide.
 */
export function marksIn(text: string): Mark[] {
  if (!text.includes('<!--')) return [];
  const drafts = CLOSED_DRAFT.test(text);
  return [...text.matchAll(MARK)].flatMap(({ index, 0: written, 1: slash, 2: word = '' }): Mark[] => {
    const kind = word.toLowerCase() === 'draft' ? 'draft' : 'internal';
    if (kind === 'draft' && !drafts) return [];
    return [{ kind, closes: slash === '/', start: index, end: index + written.length }];
  });
}

/** The text with spaces in place of its marks: every offset and line stays. */
export const blankMarks = (text: string): string => replaceMarks(text, ({ start, end }) => ' '.repeat(end - start));

/** The text without its marks: every line stays. */
export const withoutMarks = (text: string): string => replaceMarks(text, () => '');

function replaceMarks(text: string, by: (mark: Mark) => string): string {
  let result = '';
  let at = 0;
  for (const mark of marksIn(text)) {
    result += text.slice(at, mark.start) + by(mark);
    at = mark.end;
  }
  return at === 0 ? text : result + text.slice(at);
}
