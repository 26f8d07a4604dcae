import { getSystemErrorMap } from 'node:util';

/** The errno name of a system error ("EACCES"), null for any other error. */
export function errnoOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error ? error.code : null;
}

/** "permission denied (EACCES)". Throws what is not a system error: that is a defect, not a fact about a disk. */
export function errnoText(error: unknown): string {
  const code = errnoOf(error);
  if (code === null) throw error;
  return errnoMeaning(code);
}

/** `'EACCES' -> 'permission denied (EACCES)'` */
export function errnoMeaning(code: string): string {
  for (const [name, message] of getSystemErrorMap().values()) if (name === code) return `${message} (${code})`;
  return code;
}
