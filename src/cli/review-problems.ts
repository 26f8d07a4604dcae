import { checkAlone, checkTogether } from '../core/check/check-readings.ts';
import { settleProblems } from '../core/check/levels.ts';
import { compareProblems as byPlace, type Problem } from '../core/problem.ts';
import type { ProblemsCompared } from '../core/review/change.ts';
import { compareProblems } from '../core/review/compare-problems.ts';
import { readTexts } from '../io/side-texts.ts';
import type { ReadSide } from './review-sides.ts';
import { eachOnce, type Readers } from './survey.ts';

/** What differs: the paths of each side, and which path became which. */
export interface Differing {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  readonly renames: ReadonlyMap<string, string>;
}

/** The problems of what changed, and those that the change makes in documents which stayed as they were: a link to a page that is gone. */
export async function reviewProblems(
  before: ReadSide,
  after: ReadSide,
  differing: Differing,
  scan: Readers['scanTexts'],
): Promise<ProblemsCompared> {
  const old = await problemsOf(before, differing.before, scan);
  const fresh = await problemsOf(after, differing.after, scan);
  const own = compareProblems(old.own, fresh.own, differing.renames);
  const others = compareProblems(old.others, fresh.others, differing.renames);
  const added = await settleOthers(after, others.added);
  const gone = await settleOthers(before, others.gone);
  return {
    added: [...own.added, ...added].sort(byPlace),
    gone: [...own.gone, ...gone].sort(byPlace),
    stood: [...own.stood].sort(byPlace),
  };
}

interface SideProblems {
  /** Of the documents that differ; settled. */
  readonly own: readonly Problem[];
  /** Of the others: what only the rules that see all documents together may find anew. */
  readonly others: readonly Problem[];
}

async function problemsOf(side: ReadSide, paths: ReadonlySet<string>, scan: Readers['scanTexts']): Promise<SideProblems> {
  const { sorted, context, readings, links } = side;
  const texts = new Map([...side.texts].flatMap(([path, { text }]) => (text !== null && paths.has(path) && readings.has(path) ? [[path, text] as const] : []))); // prettier-ignore
  const own = [...readings.values()].filter(({ path }) => paths.has(path));
  const files = sorted.files;
  const together = checkTogether({ readings: [...readings.values()], files, context, texts, links });
  const unread = [...side.texts].flatMap(([path, { problem }]) => (problem !== null && paths.has(path) ? [problem] : []));
  const all = [
    ...[...sorted.problems, ...side.settings, ...together].filter(({ place }) => paths.has(place.path)),
    ...unread,
    ...own.flatMap(({ problems }) => problems),
    ...checkAlone({ readings: own, files, context, texts }),
    ...((await scan?.(texts)) ?? []),
  ];
  return {
    own: settleProblems(eachOnce(all), { texts, rules: context.site.rules, complete: true }),
    others: together.filter(({ place }) => !paths.has(place.path)),
  };
}

/** Comments of a document may silence what a change elsewhere makes of it. */
async function settleOthers({ files, context }: ReadSide, problems: readonly Problem[]): Promise<Problem[]> {
  const read = await readTexts(files, new Set(problems.map(({ place }) => place.path)));
  const texts = new Map([...read].flatMap(([path, { text }]) => (text === null ? [] : [[path, text] as const])));
  return settleProblems(problems, { texts, rules: context.site.rules, complete: false });
}
