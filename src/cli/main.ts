import { printable } from '../core/problem.ts';
import { runProgram } from './program.ts';
import { CommandError, UsageError } from './usage-error.ts';
import { programVersion } from './version.ts';
import { processWorld, type World } from './world.ts';

const EXIT_PROBLEMS = 1;
const EXIT_USAGE = 2;
/** Stack traces help nobody but those who work on the program. */
const debug = Boolean(process.env['AFTERWORD_DEBUG']);

/** Somebody who reads our output has closed it (`afterword read | head`): there is nobody left to tell. */
process.stdout.on('error', (error: unknown) => {
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

const world = processWorld();
const code = await runToCode(process.argv.slice(2), world);
// The pipe may still hold output, and a server or an indexing process may still have a handle open.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));

async function runToCode(args: readonly string[], { log }: World): Promise<number> {
  try {
    return await runProgram(args, programVersion(), world);
  } catch (error) {
    if (error instanceof UsageError) {
      log(`${printable(error.message)}. See \`afterword --help\`.\n`);
      return EXIT_USAGE;
    }
    if (error instanceof CommandError)
      log(`${error.message}\n${error.cause instanceof Error && debug ? `${error.cause.stack ?? ''}\n` : ''}`);
    else log(`Afterword failed, and this is a defect of its own: ${defectText(error)}\n`);
    return EXIT_PROBLEMS;
  }
}

function defectText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return debug ? (error.stack ?? error.message) : `${error.message} (AFTERWORD_DEBUG=1 shows where)`;
}
