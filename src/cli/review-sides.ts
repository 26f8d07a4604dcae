import { createHash } from 'node:crypto';
import { proseLinks, type Named } from '../core/check/prose-links.ts';
import { readContext } from '../core/parse/config.ts';
import type { Reading } from '../core/parse/reading.ts';
import type { Problem } from '../core/problem.ts';
import type { Context } from '../core/schema/site.ts';
import type { Decoded } from '../io/decode.ts';
import { readingKey, type KeptReadings } from '../io/kept-readings.ts';
import { readTexts, type SideFiles } from '../io/side-texts.ts';
import { sortFiles, type SortedFiles } from '../io/tree-content.ts';
import type { Readers } from './survey.ts';

/** One side of a comparison, read. Paths are relative to the content folder. */
export interface ReadSide {
  readonly files: SideFiles;
  readonly sorted: SortedFiles;
  readonly context: Context;
  /** What is wrong with the settings. */
  readonly settings: readonly Problem[];
  /** Of every document that can be read, changed or not. */
  readonly readings: ReadonlyMap<string, Reading>;
  readonly links: ReadonlyMap<string, readonly Named[]>;
  /** Of the documents and settings that changed, and of each other that was read anew. */
  readonly texts: ReadonlyMap<string, Decoded>;
  /** Of the files: those that are kept from the audience of the review. */
  readonly hidden: ReadonlySet<string>;
}

/** What both sides are read with. */
export interface SideReader {
  readonly kept: KeptReadings;
  /** Changes with the program. */
  readonly programKey: string;
  readonly readDocument: Readers['readDocument'];
}

interface SideContext {
  readonly context: Context;
  readonly settings: readonly Problem[];
  /** Changes with all that a document is read by, but for the document. */
  readonly key: string;
}

/**
 * Reads one side: every document of it, from the readings of an earlier run where it is there, and the texts of the paths
 * `wanted`. `other` is the side that was read before: what is the same there is not read again.
 */
export async function readSide(
  files: SideFiles,
  wanted: ReadonlySet<string>,
  reader: SideReader,
  other: ReadSide | null,
): Promise<ReadSide> {
  const sorted = sortFiles(files.tree);
  const configs = await readTexts(files, sorted.config.values());
  const { context, settings, key } = contextOf(sorted, configs, reader.programKey);
  const readings = new Map<string, Reading>();
  const links = new Map<string, readonly Named[]>();
  const keep = (path: string, reading: Reading, found: readonly Named[]): void =>
    void (readings.set(path, reading), links.set(path, found));
  const sameContext = other !== null && JSON.stringify(other.context) === JSON.stringify(context);
  const missing = new Set<string>();
  for (const path of sorted.documents) {
    const oid = files.tree.get(path)?.oid ?? null;
    const shared = sameContext && oid !== null && other.files.tree.get(path)?.oid === oid ? other.readings.get(path) : undefined;
    const known = shared === undefined && oid !== null ? reader.kept.get(readingKey(oid, path, key)) : null;
    if (shared !== undefined) keep(path, shared, other?.links.get(path) ?? []);
    else if (known !== null) keep(path, known.reading, known.links);
    else missing.add(path);
  }
  const known = sorted.documents.filter((path) => wanted.has(path) && !missing.has(path));
  const texts = new Map([...configs, ...(await readTexts(files, [...missing, ...known]))]);
  for (const path of missing) {
    const { text } = texts.get(path) ?? { text: null };
    if (text === null) continue;
    const reading = reader.readDocument({ path, text }, context);
    const found = proseLinks(path, text);
    keep(path, reading, found);
    const oid = files.tree.get(path)?.oid ?? null;
    if (oid !== null) reader.kept.put(readingKey(oid, path, key), { reading, links: found });
  }
  return { files, sorted, context, settings, readings, links, texts, hidden: new Set() };
}

function contextOf({ config }: SortedFiles, texts: ReadonlyMap<string, Decoded>, programKey: string): SideContext {
  const textOf = (name: string): string | undefined => texts.get(config.get(name) ?? '')?.text ?? undefined;
  const { context, problems } = readContext({ site: textOf('site'), people: textOf('people'), services: textOf('services') });
  const faults = [...config.values()].flatMap((path) => texts.get(path)?.problem ?? []);
  const key = createHash('sha256')
    .update(JSON.stringify([programKey, context]))
    .digest('hex');
  return { context, settings: [...faults, ...problems], key };
}
