import { readDocument } from '../../../src/core/parse/read-document.ts';
import type { DocumentChange, FilePair, Version } from '../../../src/core/review/change.ts';
import { compareDocuments } from '../../../src/core/review/compare-documents.ts';
import { CONTEXT } from '../parse/context.ts';

/** A file as the comparison is given it: with what the reader made of it. */
export function version(path: string, text: string): Version {
  return { path, text, why: null, reading: readDocument({ path, text }, CONTEXT) };
}

/** The two sides of an edited file; null for a side where it is not there. */
export function pair(path: string, before: string | null, after: string | null): FilePair {
  return { before: before === null ? null : version(path, before), after: after === null ? null : version(path, after) };
}

/** What is told of one edited file. */
export function compareTexts(before: string | null, after: string | null, path = 'incidents/2024-03-18-outage.md'): DocumentChange {
  const [document] = compareDocuments({ files: [pair(path, before, after)], assets: [] });
  if (document === undefined) throw new Error('a changed file is always told of');
  return document;
}
