import { resolve } from 'node:path';
import { sortEdits } from '../core/fix/edits.ts';
import { printable, type Edit } from '../core/problem.ts';
import { rewriteText } from '../io/rewrite.ts';
import type { Findings } from './find-problems.ts';
import { counted } from '../core/counted.ts';
import { shownPath } from './survey.ts';
import type { World } from './world.ts';

/**
 * Makes the certain corrections in the documents and settings of the folder, and says so on the log. Files outside the
 * folder are left alone. Returns how many problems were corrected.
 */
export function fixProblems({ own }: Findings, folder: string, world: World): number {
  const byPath = new Map<string, (readonly Edit[])[]>();
  for (const { place, fix } of own.problems) {
    if (fix !== undefined) byPath.set(place.path, [...(byPath.get(place.path) ?? []), fix]);
  }
  let [problemCount, fileCount] = [0, 0];
  for (const [path, fixes] of byPath) {
    const { taken, refused } = sortEdits(fixes);
    const why = rewriteText(resolve(world.cwd, folder), path, own.texts.get(path) ?? '', taken);
    if (why === null) {
      problemCount += fixes.length - refused;
      fileCount += 1;
    } else world.log(`${printable(shownPath(folder, path))} was not corrected: ${why}.\n`);
  }
  if (problemCount > 0) world.log(`Corrected ${counted(problemCount, 'problem')} in ${counted(fileCount, 'file')}.\n`);
  return problemCount;
}
