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
  last: PublishedPages | 'for others' | null,
  now: PublishedPages,
  { redirects, rules }: { readonly redirects: readonly Redirect[]; readonly rules: Site['rules'] },
  world: World,
): void {
  if (last === null) return;
  // Its addresses are not for everybody, and this log may be.
  if (last === 'for others') return world.log('The site that stood here was for another audience: its addresses are not compared.\n');
  const all = lostProblems(last, now, new Set(redirects.map(({ from }) => from)));
  const lost = settleProblems(all, { texts: new Map(), rules, complete: false }).map((problem) => formatProblem(problem));
  for (const line of lost.slice(0, MOST_SAID)) world.log(`warning ${line}\n`);
  if (lost.length > MOST_SAID) world.log(`  and ${String(lost.length - MOST_SAID)} more\n`);
}
