import type { IndexSummary } from '../io/search-index.ts';
import type { Redirect } from '../core/derive/redirects.ts';
import type { FileHistory } from '../io/git-history.ts';
import type { PublishedPages } from '../io/site-manifest.ts';
import type { ScannedPages } from '../io/verify-site.ts';
import type { SiteSettings } from '../site/settings.ts';
import type { Readers, Survey } from './survey.ts';

/** The pages as they were built. */
export interface BuiltSite {
  /** The address of every page, without the base: `/incidents/2024/x/`. */
  readonly pages: readonly string[];
  readonly index: IndexSummary;
  /** Old addresses, and where each leads. */
  readonly redirects: readonly Redirect[];
  /** What the site says, page by page, for those who compare it with another; null for a preview. */
  readonly manifest: PublishedPages | null;
  /** In words, for the log: "6 of 2,438 files rendered". */
  readonly summary: string;
  /** Scans some of the finished pages in another process (null: there is none), until it is closed; it must be. */
  readonly beside: {
    readonly scan: ((siteDir: string, files: readonly string[]) => Promise<ScannedPages>) | null;
    readonly close: () => Promise<void>;
  };
}

export interface BuildJob {
  /** `outDir` is the staging folder. */
  readonly settings: SiteSettings;
  readonly survey: Survey;
  readonly history: FileHistory;
  /** Where the search index is kept between builds. */
  readonly stateDir: string;
  /** Says how far the build is: "120 of 334 timelines drawn". */
  readonly onProgress: (how: string) => void;
}

/** What a build needs besides this folder's own steps. Tests give a builder that fails. */
export interface BuildTools extends Readers {
  readonly buildPages: (job: BuildJob) => Promise<BuiltSite>;
}
