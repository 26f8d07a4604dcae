import { controlOf, isProblemCode, type Problem, type ProblemCode } from '../problem.ts';
import { LEVELS, type Level, type Rules } from '../schema/rules.ts';
import { silenceProblems } from './silences.ts';

/** The rules that a team has set otherwise than the table does. */
export type Levels = ReadonlyMap<ProblemCode, Level>;

/** `rules` of site.yml, validated, as a map. */
export function levelsOf(rules: Rules): Levels {
  const levels = new Map<ProblemCode, Level>();
  for (const [code, written] of Object.entries(rules)) {
    const level = LEVELS.find((one) => one === written);
    if (isProblemCode(code) && level !== undefined) levels.set(code, level);
  }
  return levels;
}

/** What is known of the documents beside their problems. */
export interface Settings {
  /** Path -> source. Comments in them silence. */
  readonly texts: ReadonlyMap<string, string>;
  readonly rules: Rules;
  /** Whether every rule has run: only then can a comment be said to silence nothing. */
  readonly complete: boolean;
}

/** The problems as the team wants to be told them: those that a comment silences are left out, the others have their level. */
export function settleProblems(problems: readonly Problem[], { texts, rules, complete }: Settings): Problem[] {
  return applyLevels(silenceProblems(problems, texts, complete), levelsOf(rules));
}

/** A level is only ever that of an open rule, or `error`: the schema of site.yml sees to it, and this holds without it. */
function applyLevels(problems: readonly Problem[], levels: Levels): Problem[] {
  if (levels.size === 0) return [...problems];
  return problems.flatMap((problem) => {
    const level = controlOf(problem.code) === 'open' ? levels.get(problem.code) : undefined;
    if (level === undefined) return [problem];
    return level === 'off' ? [] : [{ ...problem, severity: level }];
  });
}
