import { cac, type CAC, type Command } from 'cac';
import { AUDIT_ABOUT, AUDIT_OPTIONS, callAudit } from './audit-command.ts';
import { AUDIENCES, type AudienceName } from '../core/derive/visibility.ts';
import { FORMATS } from './formats.ts';
import { baseOption, choiceOption, countOption, flagOption, portOption, shaOption, textOption, type RawOptions } from './options.ts';
import { PREVIEW_AUDIENCES, PREVIEW_HOSTS, runInitPreview } from './init-preview.ts';
import { callNew, NEW_ABOUT, NEW_OPTIONS } from './new-command.ts';
import { callPreview, PREVIEW_OPTIONS, PREVIEW_STEPS } from './preview-command.ts';
import { callReview, REVIEW_ABOUT, REVIEW_OPTIONS } from './review-command.ts';
import { UsageError } from './usage-error.ts';
import type { World } from './world.ts';

/** What the parser hands to a command: where it was called and what was typed. */
interface Call {
  readonly world: World;
  readonly options: RawOptions;
  readonly files: readonly string[];
  readonly rawArgs: readonly string[];
}

type Run = (call: Call) => Promise<number>;

const CONTENT = ['--content <dir>', 'Folder of the documents (default: content)'] as const;
const PORT = ['--port <number>', 'Port to listen on (default: 4321, or the next that is free)'] as const;
const BASE = ['--base <path>', 'Path that the site is served below (default: /, or what the site was built for)'] as const;
const AUDIENCE = ['--audience <name>', `Whom the site is for: ${AUDIENCES.join(', ')} (default: internal)`] as const;
const OUT = ['--out <dir>', 'Folder of the site (default: dist)'] as const;

/** Runs the command that `args` name and gives the exit code: 0, or 1 for problems. A UsageError is for the caller to print. */
export async function runProgram(args: readonly string[], version: string, world: World): Promise<number> {
  const program = cac('afterword');
  const runs = defineCommands(program);
  program.help((sections) => sections.filter(({ title }) => title?.startsWith('For more info') !== true));
  program.version(version);
  let parsed;
  try {
    parsed = program.parse(['node', 'afterword', ...args], { run: false });
    if (parsed.options['help'] === true || parsed.options['version'] === true) return 0;
    checkCall(program, args);
  } catch (error) {
    // The parser's own refusals have this name and no class of their own to test for.
    if (error instanceof Error && error.name === 'CACError') throw new UsageError(error.message.replaceAll('`', ''));
    throw error;
  }
  const run = runs.get(program.matchedCommandName ?? '');
  if (run === undefined) throw unknownCommand(parsed.args[0], [...runs.keys()]);
  const rest: unknown = parsed.options['--'];
  const files = [parsed.args, rest].flatMap((list: unknown) => (Array.isArray(list) ? list.map(String) : []));
  return run({ world, options: parsed.options, files, rawArgs: args });
}

/** The parser drops these names, so that nothing is polluted, and then finds nothing strange. */
const UNSEEN = /^--?(__proto__|constructor|prototype)([.=]|$)/;

function checkCall(program: CAC, args: readonly string[]): void {
  const own = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined);
  const inherited = own.find((arg) => UNSEEN.test(arg));
  if (inherited !== undefined) throw new UsageError(`Unknown option ${inherited}`);
  const command = program.matchedCommand;
  if (command === undefined) return;
  command.checkUnknownOptions();
  command.checkOptionValue();
  command.checkUnusedArgs();
}

function unknownCommand(name: string | undefined, known: readonly string[]): UsageError {
  const list = known.join(', ');
  return new UsageError(name === undefined ? `Name a command: ${list}` : `There is no command ${name}; the commands are ${list}`);
}

type Define = (name: string, usage: string, about: string, run: Run, options: readonly (readonly [string, string])[]) => Command;

function defineSite(define: Define, format: readonly [string, string]): void {
  const keepGoing = ['--keep-going', 'Publish the good documents where others are refused (exit 1 all the same)'] as const;
  const preview = [
    '--preview [file]',
    'Build a preview of a change, with drafts; FILE holds what is known of it (docs/previews.md)',
  ] as const;
  define('build', 'build', 'Build the site and publish it to a folder', build, [CONTENT, OUT, BASE, AUDIENCE, keepGoing, preview, format]);
  define('serve', 'serve', 'Serve the site that was built', serve, [OUT, PORT, BASE]);
  define('dev', 'dev', 'Serve the content as it is now, and follow its changes', dev, [CONTENT, PORT]);
  const audit: Run = ({ world, options, files, rawArgs }) => callAudit(world, options, files, rawArgs);
  define('audit', 'audit <site>', AUDIT_ABOUT, audit, AUDIT_OPTIONS);
}

function definePreviews(define: Define): void {
  define('verify-bundle', 'verify-bundle <bundle>', 'Verify a preview that somebody else built, before it is published', verify, [
    ['--head <sha>', 'The commit that it must have been built from'],
    ['--pull-request <number>', 'The pull request that it must be of'],
    ['--audience <name>', 'Whom it may be for: `public` refuses a preview for the team (default: internal)'],
    ['--out <dir>', 'An empty folder, into which a sound bundle is unpacked'],
  ]);
  const steps = `A step of a workflow that previews pull requests: ${PREVIEW_STEPS.join(', ')}`;
  define('init', 'init <what>', 'Write what a repository needs: `init preview` writes the workflows of previews', init, [
    ['--host <name>', `Who runs them, and where previews go: ${PREVIEW_HOSTS.join(', ')} (default: github)`],
    ['--audience <name>', `What previews show: ${PREVIEW_AUDIENCES.join(', ')} (default: public, what everybody may see)`],
  ]);
  define('preview', 'preview <step>', steps, callPreviewStep, PREVIEW_OPTIONS);
}

function defineCommands(program: CAC): Map<string, Run> {
  const runs = new Map<string, Run>();
  const define: Define = (name, usage, about, run, options) => {
    runs.set(name, run);
    const command = program.command(usage, about);
    for (const [flag, description] of options) command.option(flag, description);
    return command;
  };
  const format = ['--format <name>', `How problems are printed: ${FORMATS.join(', ')} (default: text)`] as const;
  defineSite(define, format);
  define('check', 'check [...files]', 'Report every problem at its line', check, [
    CONTENT,
    format,
    ['--fix', 'Correct what is certain, and report the rest'],
    ['--since <ref>', 'Only documents that differ from where this branch left REF'],
  ]);
  define('review', 'review', REVIEW_ABOUT, ({ world, options, rawArgs }) => callReview(world, options, rawArgs), [
    CONTENT,
    ...REVIEW_OPTIONS,
  ]);
  define('read', 'read [...files]', 'Show what was understood of each document, and from which line', read, [
    CONTENT,
    ['--json', 'Print one JSON object a line, one for each document'],
  ]);
  define('new', 'new <what> [name]', NEW_ABOUT, ({ world, options, files, rawArgs }) => callNew(world, options, files, rawArgs), [
    CONTENT,
    ...NEW_OPTIONS,
  ]);
  definePreviews(define);
  return runs;
}

// Each command is loaded when it is called: `check` must not wait for what `build` needs.

async function build({ world, options, rawArgs }: Call): Promise<number> {
  const { runBuild } = await import('./build.ts');
  const content = textOption(options, rawArgs, 'content', 'content');
  const out = textOption(options, rawArgs, 'out', 'dist');
  const preview = await previewOption(options, rawArgs, world);
  const base = baseOption(options, rawArgs) ?? preview?.base() ?? '/';
  const format = choiceOption(options, rawArgs, 'format', FORMATS);
  const keepGoing = flagOption(options, 'keepGoing', 'keep-going');
  const typed = options['audience'] === undefined ? null : choiceOption(options, rawArgs, 'audience', AUDIENCES);
  const audience = preview?.audience(typed) ?? typed ?? 'internal';
  return runBuild({ content, out, base, format, keepGoing, audience, preview: preview?.facts ?? null }, world);
}

async function previewOption(options: RawOptions, rawArgs: readonly string[], { cwd }: World) {
  if (options['preview'] === undefined) return null;
  const { audienceOfPreview, baseOfPreview, readPreview } = await import('./preview.ts');
  const facts = readPreview(options['preview'] === true ? null : textOption(options, rawArgs, 'preview', null), cwd);
  return { facts, base: () => baseOfPreview(facts), audience: (typed: AudienceName | null) => audienceOfPreview(facts, typed) };
}

async function serve({ world, options, rawArgs }: Call): Promise<number> {
  const { runServe } = await import('./serve.ts');
  const out = textOption(options, rawArgs, 'out', 'dist');
  return runServe({ out, base: baseOption(options, rawArgs), port: portOption(options, rawArgs) }, world);
}

async function dev({ world, options, rawArgs }: Call): Promise<number> {
  const { runDev } = await import('./dev.ts');
  return runDev({ content: textOption(options, rawArgs, 'content', 'content'), port: portOption(options, rawArgs) }, world);
}

async function check({ world, options, files, rawArgs }: Call): Promise<number> {
  const { runCheck } = await import('./check.ts');
  const content = textOption(options, rawArgs, 'content', null);
  const since = textOption(options, rawArgs, 'since', null);
  if (since !== null && files.length > 0) throw new UsageError('--since chooses the files: name none beside it');
  const format = choiceOption(options, rawArgs, 'format', FORMATS);
  return runCheck({ content, files, format, since, fix: flagOption(options, 'fix', 'fix') }, world);
}

async function read({ world, options, files, rawArgs }: Call): Promise<number> {
  const { runRead } = await import('./read.ts');
  return runRead({ content: textOption(options, rawArgs, 'content', null), files, json: flagOption(options, 'json', 'json') }, world);
}

async function verify({ world, options, files, rawArgs }: Call): Promise<number> {
  const { runVerifyBundle } = await import('./verify-bundle.ts');
  const [bundle] = files;
  if (bundle === undefined)
    throw new UsageError('Name the file or the folder that holds the preview, such as afterword verify-bundle preview.zip');
  const audience = choiceOption(options, rawArgs, 'audience', AUDIENCES);
  const expected = { head: shaOption(options, rawArgs), pullRequest: countOption(options, rawArgs, 'pull-request'), audience };
  return runVerifyBundle({ bundle, out: textOption(options, rawArgs, 'out', null), expected }, world);
}

const callPreviewStep = ({ world, options, files, rawArgs }: Call): Promise<number> =>
  callPreview(world, options, files, rawArgs, process.env);

function init({ world, options, files, rawArgs }: Call): Promise<number> {
  const [what] = files;
  if (what !== 'preview')
    throw new UsageError(what === undefined ? 'Name what to write: preview' : `There is no init ${what}: name preview`);
  const audience = choiceOption(options, rawArgs, 'audience', PREVIEW_AUDIENCES);
  return Promise.resolve(runInitPreview(choiceOption(options, rawArgs, 'host', PREVIEW_HOSTS), audience, world));
}
