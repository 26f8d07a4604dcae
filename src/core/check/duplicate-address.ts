import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import { compareText } from '../derive/visibility.ts';
import type { Checked } from './checked.ts';

/** What disks and web servers may take for the same name: case, composed letters, spaces and dashes, a dot at the end. */
const foldAddress = (id: string): string =>
  id
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\p{Pd}_]+/gu, '-')
    .replace(/(?<![.-])[.-]+(?=\/|$)/g, '');

/** Two entries of one kind with one address: the second would replace the first. Drafts too: they are to be published. */
export function duplicateAddresses({ readings }: Checked): Problem[] {
  const entries = readings.flatMap(({ meeting, incidents }) => [...(meeting === null ? [] : [meeting]), ...incidents]);
  const sorted = entries.sort((a, b) => compareText(a.path, b.path));
  const first = new Map<string, Incident | Meeting>();
  return sorted.flatMap((entry) => {
    const key = `${entry.kind}/${foldAddress(entry.id)}`;
    const other = first.get(key);
    if (other !== undefined) return [clash(entry, other)];
    first.set(key, entry);
    return [];
  });
}

function clash(entry: Incident | Meeting, other: Incident | Meeting): Problem {
  const range = entry.kind === 'incident' ? (entry.foundIn?.range ?? null) : null;
  const address = quote(`/${entry.kind}s/${entry.id}/`);
  if (entry.path === other.path) {
    return problem(
      'duplicate-address',
      placeOf(entry.path, range),
      `two incidents of this document have the address ${address}`,
      'Rename one of the two headings.',
    );
  }
  return problem(
    'duplicate-address',
    placeOf(entry.path, range),
    `${quote(entry.path)} and ${quote(other.path)}${lookAlike(entry.path, other.path)} have the same address, ${address}`,
  );
}

/** Two names that look the same say nothing of what is wrong with them. */
const lookAlike = (a: string, b: string): string =>
  a.normalize('NFC') === b.normalize('NFC') ? ' (which differ in how a letter with an accent is stored: as one character or as two)' : '';
