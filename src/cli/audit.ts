import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Audit } from '../core/audit/audit.ts';
import { soughtWords } from '../core/audit/find-words.ts';
import { printable, quote } from '../core/problem.ts';
import { auditJson } from '../report/audit-json.ts';
import { auditText } from '../report/audit-text.ts';
import { AuditError, searchSite } from '../io/audit/search-site.ts';
import { errnoText } from '../io/errno.ts';
import type { AuditFormat } from './audit-command.ts';
import { UsageError } from './usage-error.ts';
import type { World } from './world.ts';

export interface AuditOptions {
  /** The folder of a built site, as typed. */
  readonly site: string;
  /** As typed. */
  readonly words: readonly string[];
  /** Files of words, one a line; as typed. */
  readonly wordFiles: readonly string[];
  readonly format: AuditFormat;
}

/** Looks for words in every byte of a built site. 0 where none is there, 1 where one is. Throws a UsageError (2) where the site could not be searched whole. */
export function runAudit({ site, words, wordFiles, format }: AuditOptions, world: World): number {
  const dir = resolve(world.cwd, site);
  if (!existsSync(dir) || !statSync(dir).isDirectory()) throw new UsageError(`There is no folder ${printable(site)}`);
  const sought = soughtWords([...words, ...wordFiles.flatMap((file) => linesOf(file, world.cwd))]);
  if (sought.length === 0) throw new UsageError('Name what to look for with --word or --words');
  const audit = searchOrRefuse(dir, sought);
  if (audit.files === 0) throw new UsageError(`${printable(site)} holds no file`);
  world.out(format === 'json' ? auditJson(audit, sought) : auditText(audit, sought, site));
  return audit.hits.length === 0 ? 0 : 1;
}

function linesOf(file: string, cwd: string): string[] {
  try {
    return readFileSync(resolve(cwd, file), 'utf8').split(/\r\n|\n|\r/);
  } catch (error) {
    throw new UsageError(`--words ${printable(file)} cannot be read: ${errnoText(error)}`);
  }
}

function searchOrRefuse(dir: string, sought: ReturnType<typeof soughtWords>): Audit {
  try {
    return searchSite(dir, sought);
  } catch (error) {
    if (error instanceof AuditError) throw new UsageError(quote(error.message));
    throw error;
  }
}
