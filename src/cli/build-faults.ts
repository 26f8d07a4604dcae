import { tmpdir } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import { printable } from '../core/problem.ts';
import { diskFault } from '../io/disk-fault.ts';
import { BuildMomentError } from '../io/build-moment.ts';
import { LockedError } from '../io/lock.ts';
import { PublishError } from '../io/publish.ts';
import { SearchIndexError } from '../io/search-index.ts';
import { CommandError } from './usage-error.ts';

/** Whatever a renderer throws, the reader of the message did not write the renderer: one message, the rest with AFTERWORD_DEBUG. */
export function refusePages(error: unknown): never {
  if (error instanceof CommandError || error instanceof SearchIndexError || !(error instanceof Error) || diskFault(error, '') !== null)
    throw error;
  const hint = 'hint' in error && typeof error.hint === 'string' ? ` ${error.hint}` : '';
  const message = printable(stripVTControlCharacters(`${error.message}${hint}`).replace(/\s+/g, ' '));
  throw new CommandError(`The pages could not be built, so nothing was published: ${message}`, { cause: error });
}

/** One message where a disk refused what was being built in `folder`; every other error as it is. */
export function refuseDisk(error: unknown, folder: string): unknown {
  const fault = error instanceof CommandError ? null : diskFault(error, folder);
  if (fault === null) return error;
  return new CommandError(`${fault} Nothing was published, and the last site stays as it was.`, { cause: error });
}

/** What the disk said. Throws what is about something else. */
export function diskFaultOf(error: unknown, folder: string): string {
  const fault = diskFault(error, folder);
  if (fault === null) throw error;
  return fault;
}

/** Failures that a person can act on become one message; anything else is a defect and stays what it is. */
export function explain(error: unknown): unknown {
  if (error instanceof PublishError) return new CommandError(`${error.message} The last site stays as it was.`);
  if (error instanceof BuildMomentError) return new CommandError(error.message);
  if (error instanceof LockedError) return new CommandError(`Another build is running, and ${error.message}. Try again when it has ended.`);
  if (error instanceof SearchIndexError)
    return new CommandError(`The search index could not be made, so nothing was published: ${error.message}`);
  return refuseDisk(error, tmpdir());
}
