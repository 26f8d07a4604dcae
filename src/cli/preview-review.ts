import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AudienceName } from '../core/derive/visibility.ts';
import type { HideNames } from '../core/visibility/hide-names.ts';
import { REVIEW_FILE, REVIEW_HREF } from '../core/derive/addresses.ts';
import { printable } from '../core/problem.ts';
import { sourceHref } from '../core/derive/origins.ts';
import { reviewLinks, type ReviewLinks } from '../core/review/links.ts';
import { pairText } from '../core/review/review-words.ts';
import { reviewSitePages } from '../core/render/review/site-pages.ts';
import type { Preview } from './preview.ts';
import { readReview, type ReadReview } from './read-review.ts';
import { drawReview } from './review-drawings.ts';
import type { Readers } from './survey.ts';
import { UsageError } from './usage-error.ts';
import type { World } from './world.ts';

export interface ReviewedBuild {
  /** As typed. */
  readonly content: string;
  /** Starts and ends with `/`. */
  readonly base: string;
  readonly audience: AudienceName;
  /** For the names of branches. */
  readonly hideNames: HideNames | null;
}

/** The preview with the pages of its review, where its facts name what it is compared with; where it cannot be compared, the log says why. */
export async function addReview(
  preview: Preview,
  { content, base, audience, hideNames }: ReviewedBuild,
  world: World,
  readers: Readers,
): Promise<Preview> {
  const file = join(preview.stateDir, REVIEW_FILE);
  rmSync(file, { force: true });
  if (preview.facts.base === null) return preview;
  const read = await readOrSay({ content, base: preview.facts.base, head: null, whole: false, audience }, world, readers);
  if (read === null) return preview;
  const { review, cacheDir } = read;
  const commits = { before: review.pair.base.sha, after: review.pair.head.sha };
  const pages = reviewSitePages(review, {
    links: { ...reviewLinks({ previewUrl: null, sourceUrl: null, commits }), source: sourceOf(read) },
    drawing: await drawReview(review.documents, cacheDir),
    href: (address) => base.replace(/\/$/, '') + address,
  });
  writeFileSync(file, JSON.stringify(pages));
  const [compared = null] = pairText(namedPair(read), hideNames ?? ((name) => name));
  const hrefs = pages.map(({ slug }) => (slug === null ? REVIEW_HREF : `${REVIEW_HREF}${slug}/`));
  return { ...preview, reviewHref: REVIEW_HREF, compared, pages: [...preview.pages, ...hrefs] };
}

/** As site.yml says where sources are: for the files as they will be, by their paths below the content folder. */
const sourceOf =
  ({ review: { folder }, after }: ReadReview): ReviewLinks['source'] =>
  (path, line, side) =>
    side === 'before' ? null : sourceHref(after.context.site, folder === '' ? path : path.slice(folder.length + 1), line);

const namedPair = ({ review: { pair, baseName } }: ReadReview) => ({
  ...pair,
  base: { name: baseName, ...pair.base },
  head: { ...pair.head, workingTree: pair.workingTree },
});

async function readOrSay(wanted: Parameters<typeof readReview>[0], world: World, readers: Readers): Promise<ReadReview | null> {
  try {
    return await readReview(wanted, world.cwd, readers);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    world.log(`The preview has no review. ${printable(error.message)}.\n`);
    return null;
  }
}
