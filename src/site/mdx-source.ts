import type { Reading } from '../core/parse/reading.ts';
import type { SourceRange } from '../core/position.ts';

/** The source of the sections of an `.mdx` document that were not turned into structure, with their headings. `text`: as it was read. */
export function proseIn(reading: Pick<Reading, 'meeting' | 'incidents'>, text: string): string {
  const document = reading.meeting ?? reading.incidents[0];
  if (document === undefined) return '';
  const cut = (range: SourceRange): string => text.slice(range.start.offset, range.end.offset);
  return document.sections
    .filter((section) => section.blocks.length > 0 && section.role !== 'summary')
    .flatMap((section) => [
      ...(section.heading === null ? [] : [`${'#'.repeat(Math.min(section.depth + 1, 6))} ${escapeMdx(section.heading)}`]),
      ...section.blocks.map(cut),
    ])
    .join('\n\n');
}

/** A heading that was plain text stays plain text: `{`, `<` and Markdown's own marks are escaped. */
const escapeMdx = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~!]/g, '\\$&');
