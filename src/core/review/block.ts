import type { SourceRange } from '../position.ts';
import type { BlockSide, BlockType } from './change.ts';

/** A block of one document, in the shape that blocks are compared in. */
export interface Block {
  readonly type: BlockType;
  readonly level: number;
  /** What a person reads of it. */
  readonly text: string;
  /** Its text with its marks (bold, code, struck out); equal signatures are equal blocks. Where links lead is not in it. */
  readonly signature: string;
  readonly cells: readonly string[];
  /** The header of a row's table. */
  readonly header: readonly string[];
  readonly range: SourceRange;
}

export const blockSide = ({ text, cells, range }: Block): BlockSide => ({ text, cells, range });

/** A block whose text is all that there is to it. */
export function plainBlock(type: BlockType, level: number, text: string, range: SourceRange): Block {
  return { type, level, text, signature: `${type} ${level} ${text}`, cells: [], header: [], range };
}
