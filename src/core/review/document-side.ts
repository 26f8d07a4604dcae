import type { DocumentSide, Version } from './change.ts';

/** A file on one side, as a review names it; null where it is not there. */
export function documentSide(version: Version | null): DocumentSide | null {
  if (version === null) return null;
  const { path, reading, text, why } = version;
  if (text === null) return { path, title: path, kind: 'neither', unreadable: why };
  if (reading === null) return { path, title: path, kind: why === null ? 'settings' : 'neither', unreadable: why };
  const entry = reading.meeting ?? reading.incidents[0];
  if (entry === undefined) return { path, title: path, kind: reading.kind, unreadable: reasonOf(version) };
  return { path, title: entry.title.value, kind: reading.kind, unreadable: null };
}

/** Why nothing was understood of a text: the error that says so, else why it is no document. */
function reasonOf({ reading, why }: Version): string {
  const error = reading?.problems.find(({ severity }) => severity === 'error') ?? reading?.problems[0];
  return why ?? error?.found ?? reading?.because ?? 'nothing was understood of it';
}
