import { z } from 'zod';
import { factSchema, rangeSchema, textSchema } from './fact.ts';
import { commonShape, durationSchema, eventSchema } from './parts.ts';

/** What supports a report: a graph, a thread, a ticket. `target` as written: an address, or a path from the document. */
export const supportingLinkSchema = z.strictObject({ text: textSchema, target: textSchema });
export type SupportingLink = z.infer<typeof supportingLinkSchema>;

/** Beyond it, what an author says of the detection is an account and not a fact that stands beside others. */
export const MAX_SOURCE_LENGTH = 100;

const points = z.array(factSchema(textSchema));

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
  /** What told of it: "Synthetic check", "a customer's call". */
  detectedBy: factSchema(textSchema).nullable(),
  /** Plain text, a fact for each paragraph, item and row of the sections with role `impact`; the full text is there. */
  impact: points,
  timeline: z.array(eventSchema),
  /** The plain text of the cause; the full text is the section with role `cause`. */
  rootCause: factSchema(textSchema).nullable(),
  /** Those below as `impact`: of the sections `contributing`, `went-well`, `went-badly`, `lucky`; `learned` of `lessons` itself. */
  contributingFactors: points,
  lessons: z.strictObject({ wentWell: points, wentBadly: points, lucky: points, learned: points }),
  /** The links of the sections with role `supporting`, and lines at the top that are a link ("Ticket: …"). */
  links: z.array(factSchema(supportingLinkSchema)),
});
export type Incident = z.infer<typeof incidentSchema>;
