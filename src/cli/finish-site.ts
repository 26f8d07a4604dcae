import { BANNER_PLACE, previewBanner } from '../core/render/preview-banner.ts';
import { headersFile } from '../core/render/site-headers.ts';
import { quote } from '../core/problem.ts';
import { dressPreview } from '../io/dress-preview.ts';
import { writeSiteManifest } from '../io/site-manifest.ts';
import { pageFiles, scanPages, verifySite, type ScannedPages, type SiteVerdict } from '../io/verify-site.ts';
import { writeHeaders } from '../io/write-headers.ts';
import { writeRedirects } from '../io/write-redirects.ts';
import type { BuildFolders } from './build.ts';
import type { BuiltSite } from './build-tools.ts';
import { lastingRedirects } from './lasting-redirects.ts';
import type { Verdicts } from './refused.ts';
import type { Survey } from './survey.ts';
import { CommandError } from './usage-error.ts';
import type { World } from './world.ts';

const MAX_FAULTS = 20;

/** What is added to the built pages, in `siteDir`, before they are published: old addresses, and a preview's banner. */
export function finishSite(
  siteDir: string,
  folders: BuildFolders,
  { context }: Survey,
  { redirects, manifest }: BuiltSite,
  world: World,
): void {
  const { base, audience, preview } = folders;
  // The base of a preview is its own: nothing here tells the address on the published site.
  const url = preview === null ? context.site.url : null;
  if (manifest !== null) writeSiteManifest(siteDir, manifest, audience);
  const before = preview === null ? '' : BANNER_PLACE;
  const lasting = lastingRedirects(siteDir, redirects, audience, world);
  writeRedirects({ siteDir, base, language: context.site.language, url, redirects: lasting, before });
  // After the index, which is that of the last build where nothing but the commit is new.
  if (preview !== null) dressPreview(siteDir, { banner: previewBanner({ ...preview, base }) });
  writeHeaders(siteDir, headersFile(base, preview !== null));
}

/** Looks whether the site is whole; throws a CommandError where it is not. */
export async function verify(siteDir: string, { base, preview }: BuildFolders, built: BuiltSite, verdicts: Verdicts): Promise<SiteVerdict> {
  const pages = new Set([...built.pages, ...verdicts.pages, ...(preview?.pages ?? [])]);
  const verdict = verifySite(siteDir, { pages: [...pages], base }, await scanAll(siteDir, built.beside.scan));
  const { faults } = verdict;
  if (faults.length === 0) return verdict;
  const more = faults.length > MAX_FAULTS ? `\n  and ${faults.length - MAX_FAULTS} more` : '';
  const list = faults.slice(0, MAX_FAULTS).map((fault) => `\n  ${quote(fault)}`);
  throw new CommandError(`The built site is not whole, so it was not published:${list.join('')}${more}`);
}

/** All pages of a site; where another process can scan, it scans every second one. */
async function scanAll(siteDir: string, scanBeside: BuiltSite['beside']['scan']): Promise<ScannedPages> {
  const files = pageFiles(siteDir);
  if (scanBeside === null) return scanPages(siteDir, files);
  const others = scanBeside(siteDir, files.filter((_file, index) => index % 2 === 1)); // prettier-ignore
  const own = scanPages(siteDir, files.filter((_file, index) => index % 2 === 0)); // prettier-ignore
  return new Map([...own, ...(await others)]);
}
