import type { BuildMoment } from '../core/derive/as-of.ts';
import { git } from './git.ts';

/** `SOURCE_DATE_EPOCH` is set, and is no moment. */
export class BuildMomentError extends Error {}

/** The largest instant that dates can be made of, in seconds. */
const LAST = 8_640_000_000_000;

/**
 * When the site of `dir` is built: as `SOURCE_DATE_EPOCH` says (https://reproducible-builds.org/specs/source-date-epoch/), else
 * when the last commit of its repository was made. Never the clock of the machine: the same sources give the same pages. Null
 * where there is no commit, or where git is not asked: the public is not told of commits to what is kept from it. Throws a `BuildMomentError` for a setting that is no whole number of seconds.
 */
export async function readBuildMoment(dir: string, mayAskGit: boolean, env: NodeJS.ProcessEnv = process.env): Promise<BuildMoment | null> {
  const set = env['SOURCE_DATE_EPOCH'] ?? '';
  if (set !== '') return { epochSeconds: secondsOf(set), source: 'setting' };
  if (!mayAskGit) return null;
  try {
    const epochSeconds = Number((await git(dir, ['log', '-1', '--no-show-signature', '--format=%ct'])).trim());
    return Number.isSafeInteger(epochSeconds) && epochSeconds > 0 ? { epochSeconds, source: 'commit' } : null;
  } catch (error) {
    // `readChanges` tells why git says nothing here.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

function secondsOf(text: string): number {
  const seconds = /^\d{1,13}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds <= LAST) return seconds;
  throw new BuildMomentError('SOURCE_DATE_EPOCH is set to what is no number of seconds since 1970. Correct it, or unset it.');
}
