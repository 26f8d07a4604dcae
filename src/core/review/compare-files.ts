import type { AssetPair, FileState } from './change.ts';
import type { Edit } from './edit.ts';
import { props, type Item } from './item.ts';

/** Files that a document refers to and whose content is another. `targets`: where its links and images lead, on either side. */
export function compareFiles(targets: ReadonlySet<string>, assets: readonly AssetPair[]): Edit[] {
  return assets.flatMap((asset): Edit[] => {
    const { path, before, after } = asset;
    if (!targets.has(path) || before?.hash === after?.hash) return [];
    const kind = before === null ? 'added' : after === null ? 'removed' : 'changed';
    const size = before === null || after === null ? '' : `: ${bytesText(before.bytes)} → ${bytesText(after.bytes)}`;
    const sides = { before: fileItem(path, before), after: fileItem(path, after) };
    const details = [{ field: 'hash', before: before?.hash ?? null, after: after?.hash ?? null }];
    return [{ layer: 'files', kind, subject: 'file', text: `file ${path} ${kind}${size}`, ...sides, details, words: null }];
  });
}

function fileItem(path: string, state: FileState | null): Item | null {
  if (state === null) return null;
  return { layer: 'files', subject: 'file', title: path, props: props([['hash', state.hash]]), range: null, anchor: null, mark: path };
}

/** `14_336 => 14 kB` */
function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
