/** A preview on a server, as `rsync --list-only` tells of it. */
export interface ListedPreview {
  /** `pr-7` */
  readonly folder: string;
  readonly number: number;
  /** The day on which it was built, `YYYY-MM-DD`. */
  readonly built: string;
}

/** `drwxr-xr-x          4,096 2026/11/24 19:00:00 pr-7` */
const LINE = /^d\S+\s+[\d,.]+\s+(?<year>\d{4})\/(?<month>\d\d)\/(?<day>\d\d)\s+[\d:]+\s+(?<folder>pr-(?<number>[1-9]\d{0,8}))$/;

/** The previews of a listing. Whatever else the folder holds is nobody's preview, and is left out. */
export function listedPreviews(listing: string): ListedPreview[] {
  return listing.split('\n').flatMap((line) => {
    const found = LINE.exec(line.trimEnd())?.groups;
    if (found === undefined) return [];
    const { year = '', month = '', day = '', folder = '', number = '' } = found;
    return [{ folder, number: Number(number), built: `${year}-${month}-${day}` }];
  });
}
