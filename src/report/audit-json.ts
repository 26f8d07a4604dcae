import type { Audit } from '../core/audit/audit.ts';
import { AUDIT_REPORT_VERSION, type AuditReport } from '../core/schema/audit-report.ts';

/** For programs: one JSON object of the shape that schemas/audit-report.schema.json describes. */
export function auditJson({ files, bytes, hits }: Audit, words: readonly { readonly word: string }[]): string {
  const report: AuditReport = { version: AUDIT_REPORT_VERSION, files, bytes, words: words.map(({ word }) => word), hits: [...hits] };
  return `${JSON.stringify(report, null, 2)}\n`;
}
