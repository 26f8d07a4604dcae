import { checkReadings } from '../../src/core/check/check-readings.ts';
import { entriesIn } from '../../src/core/derive/archive-input.ts';
import { deriveArchive } from '../../src/core/derive/archive.ts';
import { readContext } from '../../src/core/parse/config.ts';
import { readDocument } from '../../src/core/parse/read-document.ts';
import { renderBlocks } from '../../src/site/render-markdown.ts';
import { markupFaults } from './markup-faults.ts';

const { context } = readContext({});
const PATHS = ['incidents/a.md', 'meetings/a.md', 'notes/a.md', 'incidents/a.mdx'];
const TARGETS = { documents: new Map<string, string>(), anchors: new Map<string, Map<string, string>>(), images: new Set<string>() };

/**
 * Any text as a document: read, checked and made into pages without a throw, for readers and for the public; and with the first
 * gate off, its Markdown shows nothing that acts. The first letter says which kind of file it is.
 */
export function fuzz(whole: string): void {
  const path = PATHS[whole.charCodeAt(0) % PATHS.length] ?? 'notes/a.md';
  const text = whole.slice(1);
  const readings = [readDocument({ path, text }, context)];
  checkReadings(readings, new Set([path]), context, new Map([[path, text]]));
  deriveArchive({ ...entriesIn(readings), context, changes: new Map() });
  const faults = path.endsWith('.md') ? markupFaults(shown(text, path)) : [];
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

function shown(text: string, path: string): string {
  try {
    return renderBlocks(text, { path, prefix: 's', base: '/', targets: TARGETS });
  } catch (error) {
    // What stands too deep is refused, in these words.
    if (error instanceof Error && error.message.includes('nested too deep')) return '';
    throw error;
  }
}
