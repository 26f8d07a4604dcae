import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AudienceName } from '../core/derive/visibility.ts';
import { PROBLEMS_HREF } from '../core/derive/addresses.ts';
import { printable, quote } from '../core/problem.ts';
import { previewSchema, type PreviewFacts } from '../core/schema/preview.ts';
import type { Banner } from '../core/render/preview-banner.ts';
import { errnoText } from '../io/errno.ts';
import { baseOf } from './options.ts';
import { refusedFiles } from './refused-files.ts';
import type { Verdicts } from './refused.ts';
import type { Survey } from './survey.ts';
import { UsageError } from './usage-error.ts';

/** The facts that the file `file` (as typed) holds; with null, a preview of which nothing is known. Throws a UsageError. */
export function readPreview(file: string | null, cwd: string): PreviewFacts {
  const parsed = previewSchema.safeParse(file === null ? {} : parseFile(file, cwd));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'the file' : issue.path.map(String).join('.');
  throw new UsageError(`--preview ${printable(file ?? '')}: ${quote(where)} is not what it must be (${quote(issue?.message ?? '')})`);
}

function parseFile(file: string, cwd: string): unknown {
  const text = readWhole(file, cwd);
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`--preview ${printable(file)} is not JSON`);
  }
}

function readWhole(file: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(`--preview ${printable(file)} cannot be read: ${errnoText(error)}`);
  }
}

/** The path of the address at which the preview will be served, `/pr-preview/pr-7/`; null where it is not known. Throws a UsageError. */
export function baseOfPreview({ url }: PreviewFacts): string | null {
  if (url === null) return null;
  const base = baseOf(new URL(url).pathname);
  if (base === null) throw new UsageError(`--preview: the path of ${printable(url)} must be of letters, digits and -_.~; or name a --base`);
  return base;
}

/** Whom a preview is built for: as typed, or as its facts say; the team where neither does. Throws a UsageError where the two differ. */
export function audienceOfPreview({ audience }: PreviewFacts, typed: AudienceName | null): AudienceName {
  if (typed !== null && audience !== null && typed !== audience)
    throw new UsageError(`--audience ${typed} is not the audience of --preview, which is ${audience}`);
  return typed ?? audience ?? 'internal';
}

/** A preview that is being built: what its banner says, and where the parts lie that its pages show. */
export interface Preview extends Omit<Banner, 'base'> {
  /** Where what its pages show beside the documents is kept for the build. */
  readonly file: string;
  readonly stateDir: string;
  /** The addresses that must be there beside those of the documents, without the base. */
  readonly pages: readonly string[];
}

/** The title of a pull request may name somebody. */
function withoutNames(facts: PreviewFacts, { hideNames }: Survey): PreviewFacts {
  const { pullRequest } = facts;
  const title = pullRequest?.title ?? null;
  return hideNames === null || pullRequest === null || title === null
    ? facts
    : { ...facts, pullRequest: { ...pullRequest, title: hideNames(title) } };
}

/** Writes down what the pages of the preview show in place of documents that cannot be published. */
export function preparePreview(given: PreviewFacts, audience: AudienceName, survey: Survey, verdicts: Verdicts, cacheDir: string): Preview {
  const facts = withoutNames({ ...given, audience }, survey);
  const stateDir = join(cacheDir, 'preview');
  mkdirSync(stateDir, { recursive: true });
  const file = join(stateDir, 'pages.json');
  // Outside the team nobody is to see the lines of a document of which nobody can tell who may.
  const refused = audience === 'internal' ? refusedFiles(survey, verdicts) : [];
  writeFileSync(file, JSON.stringify(refused));
  const pages = refused.length === 0 ? [] : [PROBLEMS_HREF, ...refused.flatMap(({ href }) => href ?? [])];
  const unreadable = { count: refused.length, href: PROBLEMS_HREF };
  return { facts, reviewHref: null, compared: null, unreadable, file, stateDir, pages };
}
