import settings from 'virtual:afterword/settings';
import type { ProseRef } from '../core/derive/page-data.ts';
import { getArchive } from './archive.ts';
import { drawFences } from './diagrams.ts';
import { documentText } from './documents.ts';
import { drawDiagram } from './drawing.ts';
import { renderBlocks, renderText, type RenderOptions } from './render-markdown.ts';
import { definitionsOf, sliceBlock } from './source-slices.ts';

async function optionsFor(ref: ProseRef): Promise<RenderOptions> {
  const { targets } = await getArchive();
  return { path: ref.path, prefix: ref.prefix, base: settings.base, targets };
}

/** The blocks of a section as sanitised HTML. */
export async function renderProse(ref: ProseRef): Promise<string> {
  if (ref.ranges.length === 0) return '';
  const { text } = documentText(ref.path);
  const blocks = ref.ranges.map((range) => sliceBlock(text, range));
  return withDiagrams(renderBlocks([...blocks, definitionsOf(text)].join('\n\n'), await optionsFor(ref)), ref);
}

/** A line of text (an event, an action) as sanitised HTML without its paragraph; blocks under it follow as blocks. */
export async function renderInline(ref: ProseRef): Promise<{ line: string; blocks: string }> {
  const { text } = documentText(ref.path);
  const [first, ...rest] = ref.ranges;
  const options = await optionsFor(ref);
  const line = first === undefined ? '' : renderText(sliceBlock(text, first), options);
  const blocks = rest.length === 0 ? '' : renderBlocks(rest.map((range) => sliceBlock(text, range)).join('\n\n'), options);
  return { line, blocks: await withDiagrams(blocks, ref) };
}

/** Sanitised HTML with its Mermaid fences drawn. */
export const drawnFences = (html: string, scope: string): Promise<string> => drawFences(html, scope, drawDiagram);

/** A page renders each range once, so that its first line tells renderings of one prefix apart. */
const withDiagrams = (html: string, { prefix, ranges }: ProseRef): Promise<string> =>
  drawnFences(html, `${prefix} ${String(ranges[0]?.start.line ?? 0)}`);
