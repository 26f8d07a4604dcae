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

/** Old addresses that lead on: an address with its slashes, or with an anchor (`/incidents/x/#cause`). */
export type KeptAddresses = ReadonlySet<string>;

const MOST_REASONS = 5;
const NO_ADDRESSES: KeptAddresses = new Set();

/**
 * Compares the published sites before and after a change. `kept`: the addresses that redirects of the new side keep.
 * Linear in the size of both.
 */
export function elsewhereOf(before: SiteManifest, after: SiteManifest, kept: KeptAddresses = NO_ADDRESSES): Elsewhere {
  const changed: ChangedPage[] = [];
  const added: PageRef[] = [];
  const becomesPublic: NewlyPublic[] = [];
  for (const [address, page] of after) {
    const old = before.get(address);
    const { title, path } = page;
    if (old === undefined) {
      if (path === null) added.push({ address, title });
      else becomesPublic.push({ address, title, path });
    } else if (old.hash !== page.hash && !isEdited(old, page)) {
      const reasons = reasonsOf(old, page);
      changed.push({ address, title, reasons: reasons.slice(0, MOST_REASONS), more: Math.max(0, reasons.length - MOST_REASONS) });
    }
  }
  return {
    changed: changed.sort(byAddress),
    added: added.sort(byAddress),
    becomesPublic: becomesPublic.sort(byAddress),
    lost: lostProblems(before, after, kept),
  };
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
