#!/usr/bin/env node
// Plain JavaScript, because it must start on Node 20: the program itself is TypeScript that Node runs directly
// (from 22.18 on), so an older Node hands over to the one that npm installed with the project. A package holds the
// program as JavaScript instead (scripts/build-package.mjs): Node runs no TypeScript below `node_modules`.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// No network at build or read time: Astro would report that it ran.
process.env.ASTRO_TELEMETRY_DISABLED = '1';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > 22 || (major === 22 && minor >= 18)) await start();
else handOver();

async function start() {
  if (existsSync(new URL('main.ts', import.meta.url))) {
    // In a clone each run would take the types out of some 400 files: a third of a second. Where it may not be written, it does.
    const kept = fileURLToPath(new URL('../../.cache/code', import.meta.url));
    module.enableCompileCache(kept);
    // For the processes that the program starts.
    process.env.NODE_COMPILE_CACHE ??= kept;
    await import('./main.ts');
  } else await import(new URL('../../lib/cli/main.js', import.meta.url).href);
}

function handOver() {
  const node = findNode();
  if (node === null) {
    console.error(
      `Afterword needs Node 22.18 or later; this is ${process.versions.node}. Run \`npm ci\` in its folder, or install a newer Node.`,
    );
    process.exitCode = 1;
    return;
  }
  const child = spawn(node, [import.meta.filename, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The child decides how to end; a terminal sends Ctrl-C to both, which the child takes for one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${node} does not start: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** The Node of the package that npm picked for this machine, or null. */
function findNode() {
  const machine = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  for (const name of [`node-${machine}`, `node-bin-${machine}`]) {
    for (const folder of require.resolve.paths(name) ?? []) {
      const node = join(folder, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
      if (existsSync(node)) return node;
    }
  }
  return null;
}
