import { docsPage } from '../core/problem.ts';
import { CHECK_REPORT_VERSION, type CheckReport } from '../core/schema/check-report.ts';
import { countBySeverity, type Reporter } from './reporter.ts';

/** For programs: one JSON object of the shape that schemas/check-report.schema.json describes. */
export const jsonReporter: Reporter = (problems) => {
  const counts = countBySeverity(problems);
  const report: CheckReport = {
    version: CHECK_REPORT_VERSION,
    errors: counts.error,
    warnings: counts.warning,
    advice: counts.advice,
    problems: problems.map(({ code, severity, place, found, advice, fix }) => ({
      code,
      severity,
      path: place.path,
      line: place.kind === 'line' ? place.line : null,
      column: place.kind === 'line' ? place.column : null,
      found,
      advice,
      docs: docsPage(code),
      fix: fix === undefined ? null : fix.map(({ start, end, text }) => ({ start, end, text })),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
};
