import type { SourceRange } from '../position.ts';
import { readFrontMatter } from '../parse/front-matter.ts';
import type { Places } from '../parse/places.ts';
import { plainBlock, type Block } from './block.ts';
import { tidyText } from './item.ts';

/** The front matter of a text, a block for each key, and the text without it. */
export interface FrontBlocks {
  readonly blocks: readonly Block[];
  readonly body: string;
}

/** Keys of a readable front matter are compared by their values: neither their order nor their spelling says anything. One that cannot be read is compared by its lines. */
export function frontMatterBlocks(path: string, places: Places): FrontBlocks {
  const { body, values, rangeOf, keyRange } = readFrontMatter(path, places);
  if (values === null) return { blocks: body === places.text ? [] : blankedLines(places, body), body };
  const blocks = Object.entries(values).map(([key, value]) => {
    const range: SourceRange = { start: keyRange([], key).start, end: rangeOf([key]).end };
    return {
      ...plainBlock('front-matter', 0, `${key}: ${valueText(value)}`, range),
      signature: `front-matter ${key} ${JSON.stringify(sorted(value))}`,
    };
  });
  return { blocks, body };
}

/** The key of a front matter block: `severity: SEV2 => severity`. */
export const keyOfBlock = ({ text }: Block): string => text.slice(0, text.indexOf(':'));

function blankedLines(places: Places, body: string): Block[] {
  const blocks: Block[] = [];
  for (const { index, 0: line } of places.text.matchAll(/[^\r\n]+/g)) {
    if (body.slice(index, index + line.length) === line) continue;
    blocks.push(plainBlock('front-matter', 0, line.trimEnd(), places.range(index, index + line.length)));
  }
  return blocks;
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return tidyText(value);
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  return Object.entries(value ?? {})
    .map(([key, inner]) => `${key}: ${valueText(inner)}`)
    .join(', ');
}

/** The same value whatever the order of its keys and the wrapping of its texts. */
function sorted(value: unknown): unknown {
  if (typeof value === 'string') return tidyText(value);
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]): [string, unknown] => [key, sorted(inner)]);
}
