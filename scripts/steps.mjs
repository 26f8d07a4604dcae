import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The oldest Node that Astro runs on. The project brings a newer one: npm scripts and npx find it first. */
const OLDEST_NODE = [22, 12];

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Says how to start the script properly where it was started by an older Node than the project's own, and exits. */
export function requireProjectNode(command) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`This is Node ${process.versions.node}; Afterword needs Node ${OLDEST_NODE.join('.')} or newer.`);
  console.error(`Start it with \`${command}\`: after \`npm ci\`, npm finds the Node that comes with the project.`);
  process.exit(1);
}

/** The file that a package's command runs: started with this very Node, whatever \`node\` means on PATH. */
function binFile(packageName, command) {
  const folder = `${root}node_modules/${packageName}/`;
  const { bin } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
  return folder + (typeof bin === 'string' ? bin : bin[command]);
}

/** Runs a package's command to its end, with our terminal. Returns its exit code (1 where a signal ended it). */
export function runPackage(packageName, args, command = packageName) {
  return runNode([binFile(packageName, command), ...args]);
}

/** Runs `node` with these arguments to its end. Returns its exit code. */
export function runNode(args) {
  // Astro reports its use to its makers unless told not to; a build or a test asks nobody anything.
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined) console.error(error.message);
  return status ?? 1;
}
