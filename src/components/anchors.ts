import type { ActionView } from '../core/derive/page-data.ts';

/**
 * Anchors on the page `pageHref` for a list of actions, each anchor once: other documents link to the mention, and the
 * mention stands where its action is printed. `taken` are anchors that stand elsewhere on the page.
 */
export function mentionAnchors(
  pageHref: string,
  actions: readonly ActionView[],
  taken: Iterable<string> = [],
): ReadonlyMap<ActionView, readonly string[]> {
  const used = new Set(taken);
  const anchors = new Map<ActionView, readonly string[]>();
  for (const action of actions) {
    const own = action.mentions.map(({ href }) => href.split('#')).filter(([page]) => page === pageHref);
    const fresh = own.flatMap(([, anchor]) => (anchor === undefined || used.has(anchor) ? [] : [anchor]));
    fresh.forEach((anchor) => used.add(anchor));
    anchors.set(action, [...new Set(fresh)]);
  }
  return anchors;
}
