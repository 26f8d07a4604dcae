import { PROBLEMS_HREF } from '../core/derive/addresses.ts';
import { idOfPath } from '../core/parse/slug.ts';
import { printable, type Problem } from '../core/problem.ts';
import type { RefusedFile, ShownProblem } from '../core/schema/preview-pages.ts';
import { lineFinder, type LineFinder } from '../report/source-line.ts';
import type { Verdicts } from './refused.ts';
import type { Survey } from './survey.ts';

const MOST_CHARACTERS = 200;

/**
 * The files that cannot be published, with what a preview says of them. A document's page stands where the document would,
 * so that links to it arrive; below /problems/ where another document stands there, or where its kind is not known.
 */
export function refusedFiles({ folder, readings, problems, shownTexts }: Survey, { refused, pages }: Verdicts): RefusedFile[] {
  const find = lineFinder(shownTexts, problems);
  const byPath = Map.groupBy(problems, ({ place }) => place.path);
  const kinds = new Map(readings.map(({ path, kind }) => [path, kind]));
  const documents = new Set(folder.documents);
  const taken = new Set(pages);
  return refused.map((path) => ({
    path: path === '' ? 'The content folder' : printable(path),
    href: documents.has(path) ? freeAddress(path, kinds.get(path), taken) : null,
    problems: (byPath.get(path) ?? []).toSorted(worstFirst).map((problem) => shownProblem(problem, find)),
  }));
}

const RANK = { error: 0, warning: 1, advice: 2 } as const;
const worstFirst = (a: Problem, b: Problem): number => RANK[a.severity] - RANK[b.severity];

function shownProblem({ code, severity, place, found, advice }: Problem, find: LineFinder): ShownProblem {
  const source = find(place);
  return {
    code,
    severity,
    text: printable(`${found}. ${advice}`),
    line: place.kind === 'line' ? place.line : null,
    source: source === undefined ? null : printable([...source].slice(0, MOST_CHARACTERS).join('')),
  };
}

function freeAddress(path: string, kind: 'incident' | 'meeting' | 'neither' | undefined, taken: Set<string>): string {
  const id = idOfPath(path);
  const folder = kind === 'incident' || kind === 'meeting' ? `${kind}s` : /^(incidents|meetings)\//.exec(path)?.[1];
  const own = folder === undefined ? null : `/${folder}/${id}/`;
  let address = own ?? `${PROBLEMS_HREF}${id}/`;
  for (let number = 1; taken.has(address); number += 1) address = `${PROBLEMS_HREF}${id}${number === 1 ? '' : `-${number}`}/`;
  taken.add(address);
  return address;
}
