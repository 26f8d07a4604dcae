import type { Reading } from '../parse/reading.ts';
import type { Context } from '../schema/site.ts';
import type { Named } from './prose-links.ts';

/** What the rules are given. All paths are relative to the content folder. */
export interface Checked {
  readonly readings: readonly Reading[];
  /** Everything in the folder that a link may mean. */
  readonly files: ReadonlySet<string>;
  readonly context: Context;
  /** Path -> source, for rules about prose; a document that is missing here is checked without its prose. */
  readonly texts: ReadonlyMap<string, string>;
  /** Path -> its links, for documents whose text is not here but whose links were found before. */
  readonly links?: ReadonlyMap<string, readonly Named[]>;
}

/** The sources of the documents that become pages: markup in a template or a read-me harms nobody. */
export function publishedTexts({ readings, texts }: Pick<Checked, 'readings' | 'texts'>): [path: string, text: string][] {
  return readings.flatMap(({ path, kind }) => {
    const text = kind === 'neither' ? undefined : texts.get(path);
    return text === undefined ? [] : [[path, text]];
  });
}
