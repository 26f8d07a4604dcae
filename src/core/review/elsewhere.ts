import type { Redirect } from '../derive/redirects.ts';
import { compareText } from '../derive/visibility.ts';
import type { Problem } from '../problem.ts';
import { lostProblems } from './lost-addresses.ts';
import type { ManifestPage, SiteManifest } from './manifest.ts';
import { OWN_PART } from './manifest-parts.ts';

/** A page of the site after the change. */
export interface PageRef {
  /** Without the base: `/people/ann-lee/`. */
  readonly address: string;
  readonly title: string;
}

/** A page that nobody edited and that changes all the same. */
export interface ChangedPage extends PageRef {
  /** Why, each a clause: "now lists the incident “Checkout slow”", "its figures differ". Some, at most `MOST_REASONS`. */
  readonly reasons: readonly string[];
  /** How many more there are. */
  readonly more: number;
}

/** A document that the published site did not have, and will have. */
export interface NewlyPublic extends PageRef {
  readonly path: string;
}

/** What a change of documents does beside their own pages. All lists are sorted by address. */
export interface Elsewhere {
  readonly changed: readonly ChangedPage[];
  /** Pages of people, services and the like that come into being. */
  readonly added: readonly PageRef[];
  readonly becomesPublic: readonly NewlyPublic[];
  /** Addresses and anchors that would lead nowhere, in the table's words. */
  readonly lost: readonly Problem[];
}

const MOST_REASONS = 5;

/**
 * Compares the published sites before and after a change. `redirects`: those of the new side, from an address or from one with
 * an anchor (`/incidents/x/#cause`). Linear in the size of all three.
 */
export function elsewhereOf(before: SiteManifest, after: SiteManifest, redirects: readonly Redirect[] = []): Elsewhere {
  const changed: ChangedPage[] = [];
  const added: PageRef[] = [];
  const becomesPublic: NewlyPublic[] = [];
  const renamed = renamedPages(before, after, redirects);
  for (const [address, page] of after) {
    const old = before.get(address);
    const { title, path } = page;
    if (old === undefined) {
      if (path === null) added.push({ address, title });
      else if (!renamed.has(address)) becomesPublic.push({ address, title, path });
    } else if (old.hash !== page.hash && !isEdited(old, page)) {
      const reasons = reasonsOf(old, page);
      changed.push({ address, title, reasons: reasons.slice(0, MOST_REASONS), more: Math.max(0, reasons.length - MOST_REASONS) });
    }
  }
  return {
    changed: changed.sort(byAddress),
    added: added.sort(byAddress),
    becomesPublic: becomesPublic.sort(byAddress),
    lost: lostProblems(before, after, new Set(redirects.map(({ from }) => from))),
  };
}

/** New addresses of documents that were published before: the old one is gone, and leads there. */
function renamedPages(before: SiteManifest, after: SiteManifest, redirects: readonly Redirect[]): Set<string> {
  const followed = redirects.filter(({ from }) => !after.has(from) && (before.get(from)?.path ?? null) !== null);
  return new Set(followed.map(({ to }) => to));
}

const byAddress = (a: PageRef, b: PageRef): number => compareText(a.address, b.address);

/** The page of a document that says something else itself is not elsewhere: it is the change. */
const isEdited = (old: ManifestPage, page: ManifestPage): boolean => old.parts.get(OWN_PART)?.hash !== page.parts.get(OWN_PART)?.hash;

function reasonsOf(old: ManifestPage, page: ManifestPage): string[] {
  const reasons: string[] = [];
  for (const [key, part] of page.parts) {
    const before = old.parts.get(key);
    if (before === undefined) reasons.push(`now lists ${part.text}`);
    else if (before.hash !== part.hash) reasons.push(part.kind === 'whole' ? part.text : `${part.text} reads differently`);
  }
  for (const [key, part] of old.parts) if (!page.parts.has(key)) reasons.push(`no longer lists ${part.text}`);
  return reasons.length === 0 ? ['its lines stand in another order'] : reasons;
}
