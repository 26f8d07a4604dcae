import { addsErrors, reviewReport } from '../core/review/report.ts';
import { readReview, type ReviewWanted } from './read-review.ts';
import type { ReviewFormat } from './review-formats.ts';
import { renderer, writeOutput, type OutputOptions } from './review-outputs.ts';
import type { Readers } from './survey.ts';
import type { World } from './world.ts';

export interface ReviewOptions extends ReviewWanted, OutputOptions {
  readonly content: string;
  readonly format: ReviewFormat;
  /** Where the `format` goes; null for the output of the command. */
  readonly out: string | null;
  /** Further files, of the same run. */
  readonly files: Readonly<Record<(typeof FILES)[number], string | null>>;
}

/** Says what a change of the content folder means. 1 where it makes something an error, 0 otherwise. */
export async function runReview(options: ReviewOptions, world: World, given?: Readers): Promise<number> {
  const readers = given ?? (await import('./readers.ts')).readers;
  const read = await readReview(options, world.cwd, readers);
  const render = renderer(read, options, world, async () => (await import('./review-page.ts')).reviewPage(read, options));
  const text = await render(options.format);
  if (options.out === null) world.out(text);
  else writeOutput(options.out, text, world);
  for (const format of FILES) {
    const file = options.files[format];
    if (file !== null) writeOutput(file, await render(format), world);
  }
  return addsErrors(reviewReport(read.review)) ? 1 : 0;
}

const FILES = ['markdown', 'json', 'html'] as const;
