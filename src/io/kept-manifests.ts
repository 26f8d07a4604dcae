import { z } from 'zod';
import { compareText } from '../core/derive/visibility.ts';
import type { ManifestPage, SiteManifest } from '../core/review/manifest.ts';
import type { Context } from '../core/schema/site.ts';
import { keyOf, openKept } from './kept-readings.ts';

/** What a run of a review has found a site to say, for the next: to derive a site of thousands of documents takes seconds. */
export interface KeptManifests {
  /** The manifest that is kept under `key`; one that is not is made. */
  readonly provide: (key: string, make: () => SiteManifest) => SiteManifest;
  /** Writes what is new. */
  readonly save: () => void;
}

/** Changes with all that a site is derived from: the program, the settings, and the texts by path, in whichever order they were read. */
export const siteKey = (programKey: string, context: Context, texts: ReadonlyMap<string, string>): string =>
  keyOf(programKey, JSON.stringify(context), ...[...texts].sort(([a], [b]) => compareText(a, b)).flat());

type Line = readonly (readonly [string, Omit<ManifestPage, 'parts'> & { readonly parts: readonly [string, PagePart][] }])[];
type PagePart = ManifestPage['parts'] extends ReadonlyMap<string, infer Part> ? Part : never;

/** Its digest says that this program wrote it (kept-readings.ts). */
const lineSchema = z.custom<Line>(Array.isArray);

/** Opens the manifests that `file` keeps: those of the last runs. */
export function openKeptManifests(file: string): KeptManifests {
  const kept = openKept(file, lineSchema);
  return {
    provide: (key, make) => {
      const known = kept.get(key);
      if (known !== null) return new Map(known.map(([address, { parts, ...page }]) => [address, { ...page, parts: new Map(parts) }]));
      const made = make();
      kept.put(
        key,
        [...made].map(([address, { parts, ...page }]) => [address, { ...page, parts: [...parts] }]),
      );
      return made;
    },
    save: kept.save,
  };
}
