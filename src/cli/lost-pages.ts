import { settleProblems } from '../core/check/levels.ts';
import type { Redirect } from '../core/derive/redirects.ts';
import { formatProblem } from '../core/problem.ts';
import { lostProblems } from '../core/review/lost-addresses.ts';
import type { Site } from '../core/schema/site.ts';
import type { PublishedPages } from '../io/site-manifest.ts';
import type { World } from './world.ts';

const MOST_SAID = 20;

/** Says which addresses and anchors of the last site the new one does not have. It is published all the same: somebody may want it so. */
export function sayLost(
  last: PublishedPages | null,
  now: PublishedPages,
  { redirects, rules }: { readonly redirects: readonly Redirect[]; readonly rules: Site['rules'] },
  world: World,
): void {
  if (last === null) return;
  const all = lostProblems(last, now, new Set(redirects.map(({ from }) => from)));
  const lost = settleProblems(all, { texts: new Map(), rules, complete: false }).map((problem) => formatProblem(problem));
  for (const line of lost.slice(0, MOST_SAID)) world.log(`warning ${line}\n`);
  if (lost.length > MOST_SAID) world.log(`  and ${String(lost.length - MOST_SAID)} more\n`);
}
