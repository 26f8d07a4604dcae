import { githubReporter } from '../report/github.ts';
import { jsonReporter } from '../report/json.ts';
import type { Reporter } from '../report/reporter.ts';
import { terminalReporter } from '../report/terminal.ts';

export type Format = 'text' | 'json' | 'github';

export function reporterFor(format: Format, colour: boolean): Reporter {
  if (format === 'json') return jsonReporter;
  return format === 'github' ? githubReporter : terminalReporter({ colour });
}
