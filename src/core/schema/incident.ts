import { z } from 'zod';
import { factSchema, rangeSchema, textSchema } from './fact.ts';
import { commonShape, durationSchema, eventSchema } from './parts.ts';

/** An incident, from a document of its own or from a section of a meeting (`foundIn`). */
export const incidentSchema = z.strictObject({
  ...commonShape,
  kind: z.literal('incident'),
  /** The meeting that it was found in, and the heading there. */
  foundIn: z.strictObject({ meetingId: textSchema, anchor: textSchema, heading: textSchema, range: rangeSchema }).nullable(),
  /** As written: "SEV2", "Critical". `core/derive` maps it to the site's scale. */
  severity: factSchema(textSchema).nullable(),
  /** Of the incident or its review, as written: "Resolved", "In review". */
  status: factSchema(textSchema).nullable(),
  /** One paragraph of plain text, for lists and feeds; the full text is the section with role `summary`. */
  summary: factSchema(textSchema).nullable(),
  statedDuration: factSchema(durationSchema).nullable(),
  detectedBy: factSchema(textSchema).nullable(),
  timeline: z.array(eventSchema),
  /** The plain text of the cause; the full text is the section with role `cause`. */
  rootCause: factSchema(textSchema).nullable(),
});
export type Incident = z.infer<typeof incidentSchema>;
