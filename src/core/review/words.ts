import { diffArrays } from 'diff';
import type { Piece } from './change.ts';

/** Texts that differ in more places than this are shown as a whole: word by word nobody could read them. */
const MOST_EDITS = 1500;
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:[.:,'’_-][\p{L}\p{M}\p{N}]+)*|\s+|[^\s]/gu;

/** Word differences: `"10:02 alerts" => "10:07 alerts"` is a removed `10:02`, an added `10:07` and the same ` alerts`. */
export const wordPieces = (before: string, after: string): Piece[] => pieces(before.match(TOKEN) ?? [], after.match(TOKEN) ?? []);

/** Differences line by line, for code and for text that is no prose. */
export const linePieces = (before: string, after: string): Piece[] => pieces(linesOf(before), linesOf(after));

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? [];

function pieces(before: readonly string[], after: readonly string[]): Piece[] {
  const found = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  if (found === undefined) return compact([piece('removed', before), piece('added', after)]);
  return compact(found.map(({ added, removed, value }) => piece(added ? 'added' : removed ? 'removed' : 'same', value)));
}

const piece = (kind: Piece['kind'], tokens: readonly string[]): Piece => ({ kind, text: tokens.join('') });

/** One removed and one added piece between two that are the same; a lone space between two changes belongs to them. */
function compact(found: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '') out.push({ kind: 'removed', text: removed });
    if (added !== '') out.push({ kind: 'added', text: added });
    removed = added = '';
  };
  for (const [index, { kind, text }] of found.entries()) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (removed !== '' && added !== '' && text.trim() === '' && !text.includes('\n') && index < found.length - 1) {
      removed += text;
      added += text;
    } else {
      flush();
      if (text !== '') out.push({ kind: 'same', text });
    }
  }
  flush();
  return out;
}
