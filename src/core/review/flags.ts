import { visibilityOf } from '../visibility/document-visibility.ts';
import type { FilePair, Flag } from './change.ts';
import { documentSide } from './document-side.ts';
import { entryHref } from '../derive/addresses.ts';
import type { EntryPair } from './entries.ts';

/** What a reviewer is to notice first: what becomes public, and addresses that change or end. */
export function flagsOf(pair: FilePair, entries: readonly EntryPair[]): Flag[] {
  const [old, now] = [documentSide(pair.before), documentSide(pair.after)];
  const readable = (old?.unreadable ?? null) === null;
  const flags = [...visibilityFlags(pair), ...entries.flatMap(entryFlags)];
  if (old === null || now === null || readable === (now.unreadable === null)) return flags;
  const flag: Flag = readable
    ? { kind: 'becomes-unreadable', text: `it is no longer read as a document: ${now.unreadable ?? ''}` }
    : { kind: 'becomes-readable', text: 'it was not read as a document before and now is' };
  return [flag, ...flags];
}

/** What the marks of a document open or close. */
function visibilityFlags({ before, after }: FilePair): Flag[] {
  if (before === null || after === null || before.reading === null || after.reading === null) return [];
  const [old, now] = [
    visibilityOf({ path: before.path, text: before.text ?? '' }),
    visibilityOf({ path: after.path, text: after.text ?? '' }),
  ];
  const title = `“${documentSide(after)?.title ?? after.path}”`;
  const flags: Flag[] = [];
  if (now.level === 'public' && old.level !== 'public') flags.push({ kind: 'becomes-public', text: `${title} now says that it is public` });
  if (old.level === 'public' && now.level !== 'public')
    flags.push({ kind: 'leaves-public', text: `${title} no longer says that it is public` });
  const opened = old.spans.length - now.spans.length;
  if (opened > 0)
    flags.push({
      kind: 'becomes-public',
      text: `${opened === 1 ? 'a part' : `${opened} parts`} of ${title} that had marks of who may see them have none now, or are gone`,
    });
  return flags;
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
    flags.push({ kind: 'address-ends', text: `the address ${entryHref(before)} ends` });
  if (before !== null && after !== null && !before.draft && entryHref(before) !== entryHref(after)) {
    flags.push({ kind: 'address-changes', text: `the address ${entryHref(before)} becomes ${entryHref(after)}` });
  }
  return flags;
}
