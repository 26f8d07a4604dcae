const MOST_PART_BYTES = 255;
const MOST_BYTES = 1_000;
/** Windows cannot hold a file of these names, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;
/** Control characters, and those that turn or hide text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** What is wrong with the name of a file in a bundle, which must be a plain relative path with `/` between its parts; null if nothing. */
export function entryNameFault(name: string): string | null {
  if (name === '') return 'its name is empty';
  if (name.includes('\uFFFD')) return 'its name is not UTF-8';
  if (name.includes('\\')) return 'its name has a backslash';
  if (UNSEEN.test(name)) return 'its name has a character that cannot be seen';
  if (name.startsWith('/')) return 'its path is absolute';
  if (/^[a-z]:/i.test(name)) return 'its path names a drive';
  if (bytesOf(name) > MOST_BYTES) return `its path is longer than ${MOST_BYTES} bytes`;
  for (const part of name.split('/')) {
    const fault = partFault(part);
    if (fault !== null) return fault;
  }
  return null;
}

function partFault(part: string): string | null {
  if (part === '..') return 'its path leads out of the bundle (`..`)';
  if (part === '' || part === '.') return 'its path has an empty part';
  if (/[<>:"|?*]/.test(part)) return 'its name has a character that Windows refuses';
  if (/[ .]$/.test(part)) return 'a part of its path ends with a space or a dot';
  if (DEVICE.test(part)) return 'a part of its path is a name that Windows reserves';
  return bytesOf(part) > MOST_PART_BYTES ? `a part of its path is longer than ${MOST_PART_BYTES} bytes` : null;
}

/** Two names with the same key are one file on some disk. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase();

/**
 * Where names hide each other: equal names, names that differ in case or spelling alone, a file where another needs a folder.
 * Names as keys of a Map: they are anybody's words.
 */
export function nameClashes(names: readonly string[]): readonly { readonly name: string; readonly other: string }[] {
  const files = new Map<string, string>();
  const clashes: { name: string; other: string }[] = [];
  for (const name of names) {
    const other = files.get(nameKey(name));
    if (other === undefined) files.set(nameKey(name), name);
    else clashes.push({ name, other });
  }
  for (const name of names) {
    const parts = nameKey(name).split('/');
    for (let end = 1; end < parts.length; end += 1) {
      const other = files.get(parts.slice(0, end).join('/'));
      if (other !== undefined) clashes.push({ name, other });
    }
  }
  return clashes;
}
