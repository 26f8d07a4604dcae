import { errnoMeaning, errnoOf } from './errno.ts';

/** What disks answer that can take no more, and what a person can do. */
const ADVICE = new Map([
  ['ENOSPC', 'Make room on the disk.'],
  ['EDQUOT', 'Make room on the disk, or ask for more.'],
  ['EROFS', 'Build where the disk can be written.'],
  ['EACCES', 'Give yourself the right to write there, or build as the user who has it.'],
  ['EPERM', 'Give yourself the right to write there, or build as the user who has it.'],
]);
/** The compilers of the pages are programs of their own, which say the number. */
const NUMBERED = /\(os error (\d+)\)/;
const NUMBERS = new Map([
  ['28', 'ENOSPC'],
  ['122', 'EDQUOT'],
  ['30', 'EROFS'],
  ['13', 'EACCES'],
  ['1', 'EPERM'],
]);

/**
 * What a disk refused, in two sentences that name the place and the way out; null where the error is about something else.
 * `folder` is named where the error does not say its path.
 */
export function diskFault(error: unknown, folder: string): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = errnoOf(at) ?? NUMBERS.get(NUMBERED.exec(at.message)?.[1] ?? '') ?? '';
    const advice = ADVICE.get(code);
    if (advice === undefined) continue;
    const path = 'path' in at && typeof at.path === 'string' ? at.path : folder;
    return `${path} cannot be written: ${errnoMeaning(code)}. ${advice}`;
  }
  return null;
}
