import { mayShow, type Audience } from '../core/derive/visibility.ts';
import type { Survey } from './survey.ts';

/** What becomes of each document of a folder: every one is in exactly one of these. */
export interface Verdicts {
  readonly published: readonly string[];
  /** Every path with an error, other files and the settings among them: left out by `--keep-going`. */
  readonly refused: readonly string[];
  /** Neither an incident nor a meeting, a draft, or not for the audience: said, and not published. */
  readonly unpublished: readonly string[];
  /** The addresses that the published ones must have, without the base. */
  readonly pages: readonly string[];
  /** Nobody said a word about them: a defect, and the build must stop. */
  readonly lost: readonly string[];
}

export function judgeDocuments({ folder, readings, problems, hidden }: Survey, audience: Audience): Verdicts {
  const errors = new Set(problems.filter(({ severity }) => severity === 'error').map(({ place }) => place.path));
  const byPath = new Map(readings.map((reading) => [reading.path, reading]));
  const verdicts: Record<keyof Verdicts, string[]> = {
    published: [],
    refused: [...errors].sort(),
    unpublished: hidden.filter((path) => !errors.has(path)),
    pages: [],
    lost: [],
  };
  for (const path of folder.documents) {
    const reading = byPath.get(path);
    if (errors.has(path)) continue;
    if (reading === undefined) verdicts.lost.push(path);
    else if (reading.kind === 'neither') verdicts.unpublished.push(path);
    else {
      const entries = [...(reading.meeting === null ? [] : [reading.meeting]), ...reading.incidents];
      const visible = entries.filter((entry) => mayShow(entry, audience));
      if (entries.length === 0) verdicts.lost.push(path);
      else if (visible.length === 0) verdicts.unpublished.push(path);
      else verdicts.published.push(path);
      verdicts.pages.push(...visible.map(({ kind, id }) => `/${kind}s/${id}/`));
    }
  }
  return verdicts;
}
