import type { ReviewReport } from '../core/schema/review-report.ts';

/** For programs: one JSON object of the shape that schemas/review-report.schema.json describes. */
export const reviewJson = (report: ReviewReport): string => `${JSON.stringify(report, null, 2)}\n`;
