import { readers } from '../../src/cli/readers.ts';
import { surveyContent } from '../../src/cli/survey.ts';
import { formatProblem, type Problem } from '../../src/core/problem.ts';
import { tempDir, writeFiles } from '../temp-dir.ts';

/** What the first gate says of a folder. */
export interface Checked {
  /** As the program would end: 1 where anything is an error. */
  readonly code: number;
  /** `path:line code` of every error and warning, in order; without the line where there is none. */
  readonly found: readonly string[];
  /** As printed. */
  readonly messages: readonly string[];
  readonly problems: readonly Problem[];
}

/** Checks a folder of these files as `afterword check` does, in this process. `prepare` may do to the folder what files cannot say. */
export async function check(
  files: Readonly<Record<string, string | Uint8Array>>,
  prepare: (dir: string) => void = () => undefined,
): Promise<Checked> {
  const dir = writeFiles(tempDir(), files);
  prepare(dir);
  const { problems: all } = await surveyContent(dir, readers);
  const problems = all.filter(({ severity }) => severity !== 'advice');
  const found = problems.map(({ place, code }) => `${place.path}${place.kind === 'line' ? `:${String(place.line)}` : ''} ${code}`);
  return {
    code: problems.some(({ severity }) => severity === 'error') ? 1 : 0,
    found,
    messages: problems.map(formatProblem),
    problems,
  };
}

/** Milliseconds of this process that `work` takes, others' not counted. */
export async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export const MEETING = '# Weekly sync, 22 March 2024\n\n## Attendees\n\n- Ann Lee\n- Bo Ray\n\n## Decisions\n\n- Keep it simple\n';
export const INCIDENT = '# Late trains\n\n## Timeline\n\n- 14:00 UTC Alert fired\n- 14:30 UTC Resolved\n';
export const frontMatter = (text: string, body = MEETING): string => `---\n${text}\n---\n\n${body}`;
/** A document with this text at line 12. */
export const noted = (text: string): string => `${MEETING}\n${text}\n`;
