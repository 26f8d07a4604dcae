import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Redirect } from '../core/derive/redirects.ts';
import type { AudienceName } from '../core/derive/visibility.ts';
import { quote } from '../core/problem.ts';
import { scanHtml } from '../io/html-scan.ts';
import { CommandError } from './usage-error.ts';
import type { World } from './world.ts';

/**
 * The redirects whose page, and place in it, the built site in `siteDir` has: which people and services have one is known only
 * now. To the public the others lead to what is hidden, and are left out, unnamed; for the team they are a mistake, and a
 * CommandError says which.
 */
export function lastingRedirects(
  siteDir: string,
  redirects: readonly Redirect[],
  audience: AudienceName,
  { log }: Pick<World, 'log'>,
): readonly Redirect[] {
  const lost = redirects.filter(({ to }) => !leadsSomewhere(siteDir, to));
  if (lost.length === 0) return redirects;
  if (audience === 'public') {
    log(
      lost.length === 1
        ? '1 redirect of site.yml leads to what is not public, and is left out.\n'
        : `${lost.length} redirects of site.yml lead to what is not public, and are left out.\n`,
    );
    return redirects.filter((redirect) => !lost.includes(redirect));
  }
  const list = lost.map(({ from, to }) => `\n  \`${quote(from)}\` leads to \`${quote(to)}\`, which is not there`);
  throw new CommandError(`The site was not published. Correct these under \`redirects\` in site.yml, or take them out:${list.join('')}`);
}

function leadsSomewhere(siteDir: string, to: string): boolean {
  const [path = '', anchor = ''] = to.split('#', 2);
  const file = join(siteDir, path.endsWith('/') ? `${path}index.html` : path);
  if (!existsSync(file)) return false;
  return anchor === '' || anchor === 'top' || scanHtml(readFileSync(file, 'utf8')).ids.has(anchor);
}
