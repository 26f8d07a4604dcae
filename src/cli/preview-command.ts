import { AUDIENCES } from '../core/derive/visibility.ts';
import { choiceOption, countOption, shaOption, textOption, type RawOptions } from './options.ts';
import { UsageError } from './usage-error.ts';
import type { World } from './world.ts';

export const PREVIEW_STEPS = ['facts', 'fetch', 'publish', 'comment', 'expire', 'gone', 'notes'] as const;

export const PREVIEW_OPTIONS = [
  ['--run <id>', 'fetch: the run of the workflow that has built the preview'],
  ['--head <sha>', 'fetch: the commit that the run has built'],
  ['--bundle <dir>', 'publish, comment: the folder that `fetch` has unpacked'],
  ['--out <path>', 'facts: the file to write; fetch: an empty folder'],
  ['--repository <url>', 'publish, expire: the repository that is served'],
  ['--branch <name>', 'publish, expire: its branch (default: previews)'],
  ['--url <url>', 'facts, comment, notes: where previews are served; each has a folder below it'],
  ['--days <number>', 'facts, gone: how long a preview is kept (default: 14)'],
  ['--audience <name>', `facts: whom the preview is for; fetch, notes: whom it may be for: ${AUDIENCES.join(', ')} (default: internal)`],
  ['--list <file>', 'gone: what `rsync --list-only` says of the folder of previews'],
  ['--source-url <pattern>', 'comment, notes: where source files are'],
] as const;

/** Runs `afterword preview STEP`, a step of a workflow. What only the host knows comes from the environment. */
export async function callPreview(
  world: World,
  options: RawOptions,
  files: readonly string[],
  rawArgs: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const step = stepOf(files[0]);
  const need = (name: string): string => {
    const text = textOption(options, rawArgs, name, null);
    if (text === null) throw new UsageError(`preview ${step} needs --${name}`);
    return text;
  };
  const branch = textOption(options, rawArgs, 'branch', 'previews');
  if (!/^[A-Za-z0-9][\w./-]*$/.test(branch) || branch.includes('..')) throw new UsageError(`--branch must be a branch, not ${branch}`);
  const steps = await import('./preview-steps.ts');
  const days = countOption(options, rawArgs, 'days') ?? 14;
  const audience = choiceOption(options, rawArgs, 'audience', AUDIENCES);
  const url = (): URL => addressOf(need('url'));
  switch (step) {
    case 'facts':
      return steps.writeFacts({ out: need('out'), url: url(), days, audience }, world, env);
    case 'fetch':
      return steps.fetchBundle({ ...runOf(options, rawArgs), out: need('out'), audience }, world, env);
    case 'publish':
      return steps.publishBundle({ bundle: need('bundle'), repository: need('repository'), branch }, world, env);
    case 'comment':
      return steps.writeReview({ bundle: need('bundle'), url: url(), sourceUrl: sourceUrlOf(options) }, world, env);
    case 'notes': {
      const { writeNotes } = await import('./preview-notes.ts');
      return writeNotes({ url: url(), sourceUrl: sourceUrlOf(options), audience }, world, env);
    }
    case 'expire':
      return steps.expirePreviews({ repository: need('repository'), branch }, world, env);
    case 'gone':
      return steps.listGone({ list: need('list'), days }, world, env);
  }
}

function runOf(options: RawOptions, rawArgs: readonly string[]): { readonly run: number; readonly head: string } {
  const run = countOption(options, rawArgs, 'run');
  const head = shaOption(options, rawArgs);
  if (run === null || head === null) throw new UsageError('preview fetch needs --run and --head');
  return { run, head };
}

function sourceUrlOf({ sourceUrl }: RawOptions): string | null {
  if (typeof sourceUrl !== 'string') return null;
  addressOf(sourceUrl);
  return sourceUrl;
}

function stepOf(name: string | undefined): (typeof PREVIEW_STEPS)[number] {
  const step = PREVIEW_STEPS.find((one) => one === name);
  if (step === undefined) throw new UsageError(`Name a step: ${PREVIEW_STEPS.join(', ')}`);
  return step;
}

function addressOf(text: string): URL {
  const url = URL.parse(text.replace(/\{\w+\}/g, 'x'));
  if (url === null || !/^https?:$/.test(url.protocol)) throw new UsageError(`An address must start with https:// or http://, not ${text}`);
  return url;
}
