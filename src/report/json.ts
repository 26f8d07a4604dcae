import { countBySeverity, type Reporter } from './reporter.ts';

/** For programs: one JSON object, `{ "errors": 1, "warnings": 0, "problems": [...] }`; `line` and `column` are null where unknown. */
export const jsonReporter: Reporter = (problems) => {
  const counts = countBySeverity(problems);
  const rows = problems.map(({ code, severity, place, found, advice }) => ({
    code,
    severity,
    path: place.path,
    line: place.kind === 'line' ? place.line : null,
    column: place.kind === 'line' ? place.column : null,
    found,
    advice,
  }));
  return `${JSON.stringify({ errors: counts.error, warnings: counts.warning, problems: rows }, null, 2)}\n`;
};
