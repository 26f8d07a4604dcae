import { audienceOf } from '../core/derive/visibility.ts';
import { printable, type Problem } from '../core/problem.ts';
import { countsText } from '../report/reporter.ts';
import type { BuildOptions } from './build.ts';
import { counted } from '../core/counted.ts';
import { judgeDocuments, type Verdicts } from './refused.ts';
import { isData, report } from './reporters.ts';
import { shownPath, shownProblems, shownTexts, type Survey } from './survey.ts';
import type { World } from './world.ts';

/** Prints the problems. Null where the build ends here. */
export function judge(survey: Survey, { content, format, keepGoing, preview, audience }: BuildOptions, world: World): Verdicts | null {
  const show = (path: string): string => shownPath(content, path);
  const { problems } = survey;
  const verdicts = judgeDocuments(survey, audienceOf(audience, preview !== null));
  // Whoever builds an archive did not come for advice on each document of it.
  const kept = format === 'text' ? problems.filter(isAdvice) : [];
  const said = kept.length === 0 ? problems : problems.filter((problem) => !isAdvice(problem));
  const text = report(format, shownProblems(said, show), shownTexts(survey.shownTexts, show), world, world.colourLog);
  if (said.length > 0 || isData(format)) (format === 'text' ? world.log : world.out)(text);
  if (kept.length > 0) world.log(`${countsText(kept)}: \`afterword check\` shows ${kept.length === 1 ? 'it' : 'them'}.\n`);
  for (const path of verdicts.lost) world.log(`${printable(show(path))} was neither published nor refused: a defect of Afterword's.\n`);
  const hasError = problems.some(({ severity }) => severity === 'error');
  // A preview shows what is wrong in place of a document, and so has something to show of each.
  const nothingLeft = (preview === null ? verdicts.published : survey.folder.documents).length === 0;
  if (isBlind(survey, audience)) {
    world.log('Nothing was published: the settings say who may see what, and they cannot be read.\n');
    return null;
  }
  if (verdicts.lost.length === 0 && !nothingLeft && (!hasError || keepGoing || preview !== null)) return verdicts;
  if (!hasError && nothingLeft)
    world.log(`${survey.hidden.length > 0 ? NOTHING_PUBLIC : 'No document is an incident or a meeting to publish.'}\n`);
  const hint = hasError && !keepGoing && !nothingLeft ? ' Correct the documents, or publish the good ones with --keep-going.' : '';
  world.log(`Nothing was published.${hint}\n`);
  return null;
}

/** A broken file counts as not there: then nobody would be hidden. Whatever else is published with --keep-going, or previewed, this is not. */
function isBlind({ problems, folder }: Survey, audience: BuildOptions['audience']): boolean {
  const broken = problems.some(({ severity, place }) => severity === 'error' && (place.path === 'site.yml' || place.path === 'people.yml'));
  const { site } = folder.config;
  const sayRoles = site === undefined ? problems.some(({ place }) => place.path === 'site.yml') : /\broles\b/.test(site);
  return broken && (audience !== 'internal' || sayRoles);
}

const NOTHING_PUBLIC =
  'No document is public. Write `visibility: public` in the front matter of those that are, or in site.yml for all that say nothing.';

const isAdvice = ({ severity }: Problem): boolean => severity === 'advice';

/** Says what was published, and gives the exit code. */
export function conclude({ published, refused, unpublished }: Verdicts, { content, out, preview }: BuildOptions, world: World): number {
  const rest = unpublished.length === 0 ? '' : `, ${unpublished.length} not meant for the site`;
  const what = preview === null ? 'Published' : 'Published a preview of';
  world.log(`${what} ${counted(published.length, 'document')} to ${printable(out)}${rest}.\n`);
  if (refused.length > 0) {
    const list = refused.map((path) => `  ${printable(shownPath(content, path))}\n`).join('');
    world.log(`Refused ${counted(refused.length, 'file')}:\n${list}`);
  }
  return refused.length > 0 ? 1 : 0;
}
