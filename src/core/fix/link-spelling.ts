import { contentPath } from '../content-path.ts';
import { proseLinks } from '../check/prose-links.ts';
import type { Fix } from './fixes.ts';

/** `Slides.PDF` => `slides.pdf`, where one file has that name but for case and composed letters, and the link names none. */
export const linkSpelling: Fix = ({ problem, path, text, offset, files }) => {
  // Most dead links mean no file that is there: looking at all files for each would take the square of them.
  if (problem.meant === undefined) return null;
  const link = proseLinks(path, text).find(({ range }) => range?.start.offset === offset);
  if (link?.range === undefined || link.range === null) return null;
  const target = contentPath(link.url, path);
  if (target.kind !== 'file') return null;
  const meant = [...files].filter((file) => fold(file) === fold(target.path));
  const [file] = meant;
  // Percent signs and escapes in the source stand for other letters: a person writes those.
  if (file === undefined || meant.length > 1 || /[%\\]/.test(link.url)) return null;
  const [address, rest] = splitAddress(link.url);
  const written = respell(address, file);
  const at = text.slice(offset, link.range.end.offset).lastIndexOf(link.url);
  if (written === null || at < 0) return null;
  return [{ start: offset + at, end: offset + at + link.url.length, text: written + rest }];
};

const fold = (path: string): string => path.normalize('NFC').toLowerCase();

/** `a.md#x` -> `a.md` and `#x`. */
function splitAddress(url: string): [address: string, rest: string] {
  const cut = url.search(/[?#]/);
  return cut < 0 ? [url, ''] : [url.slice(0, cut), url.slice(cut)];
}

/** The address with the letters of the file's own path; its `./` and `../` stay. Null where it has letters that need an escape. */
function respell(address: string, file: string): string | null {
  const parts = address.split('/');
  const names = file.split('/');
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const part = parts[index] ?? '';
    if (part === '' || part === '.' || part === '..') continue;
    const name = names.pop();
    if (name === undefined || fold(name) !== fold(part) || /[\s%?#()<>\\]/.test(name)) return null;
    parts[index] = name;
  }
  return parts.join('/');
}
