import { AUDIENCES } from '../core/derive/visibility.ts';
import { choiceOption, flagOption, textOption, type RawOptions } from './options.ts';
import { REVIEW_FORMATS } from './review-formats.ts';
import { UsageError } from './usage-error.ts';
import type { World } from './world.ts';

export const REVIEW_ABOUT =
  'Say what changed in meaning (exit 1 where the change makes something an error, 2 where nothing can be compared)';

export const REVIEW_OPTIONS = [
  ['--base <ref>', 'Branch or commit to compare with'],
  ['--head <ref>', 'The commit to review (default: the files as they are)'],
  ['--format <name>', `How the review is printed: ${REVIEW_FORMATS.join(', ')} (default: text)`],
  ['--out <file>', 'File to print to'],
  ['--markdown <file>', 'Write the comment for a pull request as well'],
  ['--json <file>', 'Write the report for programs as well'],
  ['--html <file>', 'Write the review as one page as well'],
  ['--audience <name>', `Whom the review is for: ${AUDIENCES.join(', ')} (default: internal)`],
  ['--elsewhere', 'Compare all other pages in a folder of more than 1,000 documents, too'],
  ['--preview-url <url>', 'Where the preview of the site is, for links'],
  ['--source-url <pattern>', 'Where source files are, for links: {commit}, {path} and {line} are replaced'],
] as const;

/** Runs `afterword review` as it was typed. A UsageError is for the caller to print. */
export async function callReview(world: World, options: RawOptions, rawArgs: readonly string[]): Promise<number> {
  const text = (name: string): string | null => textOption(options, rawArgs, name, null);
  const url = (name: string, key: string): string | null => urlOf(`--${name}`, textOption({ [name]: options[key] }, rawArgs, name, null));
  const base = text('base');
  if (base === null) throw new UsageError('Name what to compare with, such as --base main');
  const wanted = {
    content: text('content') ?? 'content',
    base,
    head: text('head'),
    whole: flagOption(options, 'elsewhere', 'elsewhere'),
    audience: choiceOption(options, rawArgs, 'audience', AUDIENCES),
    format: choiceOption(options, rawArgs, 'format', REVIEW_FORMATS),
    out: text('out'),
    files: { markdown: text('markdown'), json: text('json'), html: text('html') },
    previewUrl: url('preview-url', 'previewUrl'),
    sourceUrl: url('source-url', 'sourceUrl'),
  };
  const { runReview } = await import('./review.ts');
  return runReview(wanted, world);
}

/** Only what a browser may follow as a page. */
function urlOf(name: string, text: string | null): string | null {
  if (text !== null && !/^https?:\/\/[^\s]+$/.test(text)) throw new UsageError(`${name} must start with https:// or http://, not ${text}`);
  return text;
}
