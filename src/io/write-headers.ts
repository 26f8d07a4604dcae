import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Puts `_headers` at the top of the site, where hosts that know the file look for it. */
export const writeHeaders = (siteDir: string, text: string): void => writeFileSync(join(siteDir, '_headers'), text);
