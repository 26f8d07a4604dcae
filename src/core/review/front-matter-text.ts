import { quote } from '../problem.ts';
import type { Block } from './block.ts';

/** "front matter “layout: post” → “layout: page”", "front matter added: “layout: page”". */
export function frontMatterText(before: Block | null, after: Block | null): string {
  const said = (block: Block | null): string => `“${quote(block?.text ?? '')}”`;
  if (before === null) return `front matter added: ${said(after)}`;
  return after === null ? `front matter removed: ${said(before)}` : `front matter ${said(before)} → ${said(after)}`;
}
