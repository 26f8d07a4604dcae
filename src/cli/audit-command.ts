import { choiceOption, textsOption, type RawOptions } from './options.ts';
import { UsageError } from './usage-error.ts';
import type { World } from './world.ts';

/** How an audit can be told; the first is for people. */
const AUDIT_FORMATS = ['text', 'json'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

export const AUDIT_ABOUT = 'Look for words in every byte of a built site; exit 1 where one is found';

export const AUDIT_OPTIONS = [
  ['--word <word>', 'A word or phrase to look for; may be given more than once'],
  ['--words <file>', 'A file of them, one a line'],
  ['--format <name>', `How it is told: ${AUDIT_FORMATS.join(', ')} (default: text)`],
] as const;

/** Runs `afterword audit` as it was typed. A UsageError is for the caller to print. */
export async function callAudit(world: World, options: RawOptions, files: readonly string[], rawArgs: readonly string[]): Promise<number> {
  const { runAudit } = await import('./audit.ts');
  const [words, wordFiles] = [textsOption(options, rawArgs, 'word'), textsOption(options, rawArgs, 'words')];
  const [site] = files;
  if (site === undefined) throw new UsageError('Name the folder of the site, such as afterword audit dist --word secret');
  return runAudit({ site, words, wordFiles, format: choiceOption(options, rawArgs, 'format', AUDIT_FORMATS) }, world);
}
