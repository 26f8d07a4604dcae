// Finds the Chromium for the browser tests; as root on Debian or Ubuntu it installs the system's own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { requireProjectNode } from './steps.mjs';

requireProjectNode('npx node scripts/ensure-chromium.mjs');
const { findChromium } = await import('../tests/support/chromium.ts');

const INSTALL = [
  ['apt-get', 'update'],
  ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
];

const found = find() ?? installed();
if (found === null) {
  console.error('No Chromium was found, and the browser tests need one. Install it with');
  console.error(`    ${manualCommand()}`);
  console.error('or name one that is there: AFTERWORD_CHROMIUM=/path/to/chromium npm test');
  process.exit(1);
}
console.log(`Chromium: ${found}`);

function find() {
  try {
    return findChromium();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

function installed() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return null;
  for (const [command, ...args] of INSTALL) {
    console.log(`No Chromium was found; running as root, so it is installed: ${command} ${args.join(' ')}`);
    const { status } = spawnSync(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) return null;
  }
  return find();
}

function manualCommand() {
  if (process.platform === 'darwin') return 'brew install --cask chromium';
  if (process.platform === 'win32') return 'winget install Google.Chrome';
  return 'sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium';
}
