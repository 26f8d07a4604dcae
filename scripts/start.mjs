// `npm start`: builds the site and serves it. Each option goes to the command that knows it:
// `npm start -- --port 5000 --content ../notes`.
import { spawn } from 'node:child_process';
import { requireProjectNode, root } from './steps.mjs';

requireProjectNode('npm start');

/** Only `afterword serve` knows it; a build takes all others. */
const SERVE = new Set(['--port']);
/** Where the site is, under which path, and how each is used: for both. */
const BOTH = new Set(['--out', '--base', '--help']);

const split = splitArguments(process.argv.slice(2));
process.exitCode = (await afterword('build', split.build)) || (await afterword('serve', split.serve));

/** `['--port', '5000', '--keep-going']` => `{ build: ['--keep-going'], serve: ['--port', '5000'] }` */
function splitArguments(args) {
  const build = [];
  const serve = [];
  let targets = [build];
  for (const arg of args) {
    if (arg.startsWith('-')) {
      const [name] = arg.split('=');
      targets = BOTH.has(name) ? [build, serve] : SERVE.has(name) ? [serve] : [build];
    }
    // A value goes where its option went.
    for (const target of targets) target.push(arg);
  }
  return { build, serve };
}

function afterword(command, args) {
  const child = spawn(process.execPath, ['src/cli/bin.mjs', command, ...args], { cwd: root, stdio: 'inherit' });
  // Ctrl-C reaches the child too: it ends the way it chooses, and this process after it.
  const wait = () => undefined;
  process.on('SIGINT', wait);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code) => {
      process.off('SIGINT', wait);
      resolve(code ?? 1);
    });
  });
}
