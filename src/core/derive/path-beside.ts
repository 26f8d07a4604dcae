import { slugOf } from '../parse/slug.ts';

const LONGEST_NAME = 60;
/** Letters beyond ASCII take up to four bytes each, and a file name has an end. */
const LONGEST_FOREIGN_NAME = 24;

/** A dated document beside which another is to stand. */
interface Before {
  readonly path: string;
  readonly date: string;
}

/**
 * Where a new document goes: in the folder of the one before it, and named as that is where its name holds its date. Folders
 * that are its year, or its year and month, become those of the new day. Without one before, `folder` and the name's slug.
 */
export function pathBeside(before: Before | null, { folder, name }: { folder: string; name: string }, date: string): string {
  const parts = before?.path.split('/') ?? [folder, ''];
  const file = parts.at(-1) ?? '';
  const folders = before === null ? parts.slice(0, -1) : datedFolders(parts.slice(0, -1), before.date, date);
  const same = before !== null && file.includes(before.date) ? file.replace(before.date, date).replace(/\.mdx?$/, '') : null;
  return [...folders, `${same ?? `${date}-${nameSlug(name)}`}.md`].join('/');
}

/** The folder and name of a document that is not one of a series: each has a name of its own. */
export const pathNamed = (before: Before | null, { folder, name }: { folder: string; name: string }, date: string): string =>
  pathBeside(before === null ? null : { ...before, path: before.path.replace(/[^/]*$/, '') }, { folder, name }, date);

function datedFolders(folders: readonly string[], before: string, date: string): string[] {
  const year = folders.lastIndexOf(before.slice(0, 4));
  return folders.map((folder, at) => {
    if (at === year) return date.slice(0, 4);
    return year >= 0 && at === year + 1 && folder === before.slice(5, 7) ? date.slice(5, 7) : folder;
  });
}

function nameSlug(name: string): string {
  const slug = slugOf(name);
  const limit = /^[\w-]*$/.test(slug) ? LONGEST_NAME : LONGEST_FOREIGN_NAME;
  const letters = [...slug];
  const cut =
    letters.length <= limit
      ? slug
      : letters
          .slice(0, limit)
          .join('')
          .replace(/-[^-]*$/, '');
  return cut === '' ? 'untitled' : cut;
}
