import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** No request of the browser's own: a test that counts requests counts those of the page. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium. Rejects, never skips, where there is none; `npm test` looks for one before. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found. `npx node scripts/ensure-chromium.mjs` says how to get one.');
  // Chromium's sandbox refuses to start as root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...sandbox, ...QUIET] });
}
