import { createHash } from 'node:crypto';
import type { DrawingData } from '../core/derive/page-data.ts';

/** Of anything that JSON can say. */
export const digestOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

const known = new WeakMap<DrawingData, string>();

/** Of what is drawn of an incident, which many pages and files show: computed once. */
export function drawingDigest(data: DrawingData): string {
  const digest = known.get(data) ?? digestOf(data);
  known.set(data, digest);
  return digest;
}
