import { readPreviewFacts } from '../core/bundle/preview-facts.ts';
import type { AudienceName } from '../core/derive/visibility.ts';
import { printable, quote } from '../core/problem.ts';
import { lastJob, openMergeRequests, readArtifact, writeNote, type GitLab, type MergeRequest } from '../io/preview/gitlab.ts';
import { COMMENT_MARK } from '../report/review-markdown.ts';
import { answered, commentOf, needed, type Env } from './preview-comment.ts';
import { CommandError } from './usage-error.ts';
import type { World } from './world.ts';

/** The job that builds a preview, and what it leaves beside the site. */
const JOB = 'afterword:preview';
const FACTS = 'bundle/preview.json';
const REPORT = 'bundle/review.json';
const MOST_FACTS_BYTES = 100_000;
const MOST_REPORT_BYTES = 50_000_000;

export interface NotesWanted {
  /** Where previews are served: each has a folder `mr-NUMBER` below it. */
  readonly url: URL;
  readonly sourceUrl: string | null;
  /** `public` tells of no preview that does not say that it shows only what is public. */
  readonly audience: AudienceName;
}

/**
 * Writes the review of each open merge request of a GitLab project as one note, over the one before. Run for the default branch:
 * the token that writes is then in no job that a merge request can change. Exit code 1: one of them could not be written, the others are.
 */
export async function writeNotes(wanted: NotesWanted, world: World, env: Env): Promise<number> {
  const [api, project] = [needed(env, 'CI_API_V4_URL').replace(/\/$/, ''), needed(env, 'CI_PROJECT_ID')];
  const host = { api, project, token: needed(env, 'AFTERWORD_NOTE_TOKEN') };
  let code = 0;
  for (const request of await answered('GitLab', openMergeRequests(host))) {
    try {
      world.out(`!${request.iid}: ${await noteOf(host, request, wanted)}.\n`);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      world.log(`!${request.iid}: ${error.message}\n`);
      code = 1;
    }
  }
  return code;
}

/** What was done about one merge request, in words. */
async function noteOf(host: GitLab, { iid, sha }: MergeRequest, { url, sourceUrl, audience }: NotesWanted): Promise<string> {
  const job = await answered('GitLab', lastJob(host, iid, JOB));
  if (job === null) return 'no preview was built yet';
  const read = readPreviewFacts(await answered('GitLab', readArtifact(host, job, FACTS, MOST_FACTS_BYTES)), {
    head: null,
    pullRequest: iid,
    audience,
  });
  if ('why' in read) throw new CommandError(`${quote(read.why)}.`);
  // Somebody has pushed: the job of that commit comes.
  if (read.facts.head !== sha) return `no preview of commit ${printable(sha)} was built yet`;
  const report = await answered('GitLab', readArtifact(host, job, REPORT, MOST_REPORT_BYTES));
  const body = commentOf(report, new URL(`mr-${iid}/`, url.href.replace(/\/?$/, '/')).href, sourceUrl);
  return `the note was ${await answered('GitLab', writeNote(host, iid, COMMENT_MARK, body))}`;
}
