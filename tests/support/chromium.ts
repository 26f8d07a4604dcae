import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Environment variables that name the browser, the first that is set wins. */
const VARIABLES = ['AFTERWORD_CHROMIUM', 'CHROME_PATH'];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'chrome.exe', 'msedge.exe'];

const PLACES = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The path of a Chromium that can be started, or null. A variable that names a file which is not there is an
 * error, not a reason to take another browser.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  for (const variable of VARIABLES) {
    const named = env[variable];
    if (named === undefined || named === '') continue;
    if (!isExecutable(named)) throw new Error(`${variable} names ${named}, which is no file that can be run.`);
    return named;
  }
  const onPath = (env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...PLACES].find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not allowed to run it: the same as not being there.
    return false;
  }
}
