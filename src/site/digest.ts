import { createHash } from 'node:crypto';

/** Of anything that JSON can say. */
export const digestOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
