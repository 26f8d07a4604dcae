import { settleProblems } from '../core/check/levels.ts';
import { entriesIn } from '../core/derive/archive-input.ts';
import { deriveArchive } from '../core/derive/archive.ts';
import { resolveRedirects, type Redirect } from '../core/derive/redirects.ts';
import { READERS, visibleEntries } from '../core/derive/visibility.ts';
import type { Problem } from '../core/problem.ts';
import { elsewhereOf, type Elsewhere } from '../core/review/elsewhere.ts';
import { siteManifest, type SiteManifest } from '../core/review/manifest.ts';
import { siteKey, type KeptManifests } from '../io/kept-manifests.ts';
import { readTexts } from '../io/side-texts.ts';
import type { Differing } from './review-problems.ts';
import type { ReadSide } from './review-sides.ts';

/** Two sites of this many documents are compared whole in a second; larger ones where it is asked for. */
const MOST_WHOLE = 1_000;

/** What a change does to other pages. `partial`: only the pages of the documents that differ were looked at. */
export interface ElsewhereRead {
  readonly elsewhere: Elsewhere;
  readonly partial: boolean;
}

export interface ElsewhereWanted {
  readonly differing: Differing;
  /** Whether all pages are compared in a large folder, too. */
  readonly whole: boolean;
  /** The base of a review is mostly that of the review before. */
  readonly kept: KeptManifests;
  /** Changes with the program. */
  readonly programKey: string;
}

/**
 * What a change of documents does to other pages, and which addresses it takes away: both sites are derived, none is built.
 * Without `whole`, of a large folder only the documents that differ are derived: that shows which addresses of documents go.
 */
export async function elsewhereBetween(
  before: ReadSide,
  after: ReadSide,
  { differing, whole, kept, programKey }: ElsewhereWanted,
): Promise<ElsewhereRead> {
  const partial = !whole && before.readings.size + after.readings.size > 2 * MOST_WHOLE;
  const [old, fresh] = partial ? [only(before, differing.before), only(after, differing.after)] : [before, after];
  const texts = await allTexts(old, null);
  const newTexts = await allTexts(fresh, { side: old, texts });
  // Of the whole side: an old address may lead to a document that stayed as it was.
  const manifest = (side: ReadSide, own: Texts): SiteManifest =>
    partial ? manifestOf(side, own) : kept.provide(siteKey(programKey, side.context, own), () => manifestOf(side, own));
  const found = elsewhereOf(manifest(old, texts), manifest(fresh, newTexts), redirectsOf(after));
  kept.save();
  const all = settled(found.lost, newTexts, after);
  if (!partial) return { elsewhere: { ...found, lost: all }, partial };
  // Lists, people and services follow from documents that were not looked at.
  const lost = all.filter(({ place }) => place.path !== '');
  return { elsewhere: { changed: [], added: [], becomesPublic: found.becomesPublic, lost }, partial };
}

const only = (side: ReadSide, paths: ReadonlySet<string>): ReadSide => ({
  ...side,
  readings: new Map([...side.readings].filter(([path]) => paths.has(path))),
});

type Texts = ReadonlyMap<string, string>;

/** The texts of all documents; what is the same on the other side is not read again. */
export async function allTexts(side: ReadSide, other: { readonly side: ReadSide; readonly texts: Texts } | null): Promise<Texts> {
  const texts = new Map<string, string>();
  const missing: string[] = [];
  for (const path of side.readings.keys()) {
    const oid = side.files.tree.get(path)?.oid ?? null;
    const same = other !== null && oid !== null && other.side.files.tree.get(path)?.oid === oid ? other.texts.get(path) : undefined;
    const known = side.texts.get(path)?.text ?? same;
    if (known === undefined) missing.push(path);
    else texts.set(path, known);
  }
  for (const [path, { text }] of await readTexts(side.files, missing)) if (text !== null) texts.set(path, text);
  return texts;
}

/** At the levels of the new side's site.yml; comments of a document may silence what it loses. */
function settled(lost: readonly Problem[], texts: Texts, { context }: ReadSide): Problem[] {
  const own = new Map([...new Set(lost.map(({ place }) => place.path))].map((path) => [path, texts.get(path) ?? '']));
  return settleProblems(lost, { texts: own, rules: context.site.rules, complete: false });
}

function redirectsOf(side: ReadSide): readonly Redirect[] {
  const { incidents, meetings } = visibleEntries({ ...entriesIn([...side.readings.values()]), audience: READERS });
  return resolveRedirects([...incidents, ...meetings], side.context.site).redirects;
}

function manifestOf(side: ReadSide, texts: Texts): SiteManifest {
  return siteManifest(deriveArchive({ ...entriesIn([...side.readings.values()]), context: side.context, changes: new Map() }), texts);
}
