import { z } from 'zod';

/** Who may see a document: everybody, the team, or nobody yet. */
export const VISIBILITIES = ['public', 'internal', 'draft'] as const;
export const visibilitySchema = z.enum(VISIBILITIES);
export type Visibility = z.infer<typeof visibilitySchema>;
