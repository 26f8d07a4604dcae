import type { FilePair, Flag } from './change.ts';
import { documentSide } from './document-side.ts';
import { hrefOfEntry, type EntryPair } from './entries.ts';

/** What a reviewer is to notice first: what becomes public, and addresses that change or end. */
export function flagsOf(pair: FilePair, entries: readonly EntryPair[]): Flag[] {
  const [old, now] = [documentSide(pair.before), documentSide(pair.after)];
  const readable = (old?.unreadable ?? null) === null;
  const flags = entries.flatMap(entryFlags);
  if (old === null || now === null || readable === (now.unreadable === null)) return flags;
  const flag: Flag = readable
    ? { kind: 'becomes-unreadable', text: `it is no longer read as a document: ${now.unreadable ?? ''}` }
    : { kind: 'becomes-readable', text: 'it was not read as a document before and now is' };
  return [flag, ...flags];
}

function entryFlags({ before, after, elsewhere }: EntryPair): Flag[] {
  const flags: Flag[] = [];
  if (elsewhere === true) return flags;
  const title = `“${(after ?? before)?.title.value ?? ''}”`;
  if (before?.draft === true && after?.draft === false)
    flags.push({ kind: 'becomes-public', text: `${title} was a draft and becomes public` });
  if (before?.draft === false && after?.draft === true)
    flags.push({ kind: 'leaves-public', text: `${title} becomes a draft and leaves the site` });
  if (before !== null && !before.draft && after === null)
    flags.push({ kind: 'address-ends', text: `the address ${hrefOfEntry(before)} ends` });
  if (before !== null && after !== null && !before.draft && hrefOfEntry(before) !== hrefOfEntry(after)) {
    flags.push({ kind: 'address-changes', text: `the address ${hrefOfEntry(before)} becomes ${hrefOfEntry(after)}` });
  }
  return flags;
}
