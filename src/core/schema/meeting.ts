import { z } from 'zod';
import { dateSchema, factSchema, originSchema, textSchema } from './fact.ts';
import { commonShape, decisionSchema } from './parts.ts';

export const topicSchema = z.strictObject({
  /** The anchor of the topic's section. */
  id: textSchema,
  title: textSchema,
  number: z.int().nullable(),
  /** The incident found in this topic. */
  incidentId: textSchema.nullable(),
  origin: originSchema,
});

export const talkSchema = z.strictObject({
  title: textSchema,
  presenter: textSchema.nullable(),
  /** A path or address as written; `core/check` says where it leads nowhere. */
  slides: factSchema(textSchema).nullable(),
  origin: originSchema,
});

export const announcementSchema = z.strictObject({ id: textSchema, text: textSchema, origin: originSchema });

export const nextMeetingSchema = z.strictObject({
  date: dateSchema,
  /** Wall clock `HH:MM`; null where only the day is given. */
  time: z.string().nullable(),
});

/** A meeting. Incidents found in it are entries of their own; `incidentIds` names them. */
export const meetingSchema = z.strictObject({
  ...commonShape,
  kind: z.literal('meeting'),
  /** "Engineering Team Meeting": the title without its date. */
  series: factSchema(textSchema).nullable(),
  topics: z.array(topicSchema),
  decisions: z.array(decisionSchema),
  announcements: z.array(announcementSchema),
  talks: z.array(talkSchema),
  /** The day that it was moved to, where the notes say so of the meeting itself. */
  movedTo: factSchema(dateSchema).nullable(),
  nextMeeting: factSchema(nextMeetingSchema).nullable(),
  incidentIds: z.array(textSchema),
  /** The documents of the content folder that its text links to: `incidents/disk.md`, `meetings/june.md#outage`. */
  linked: z.array(factSchema(textSchema)),
});
export type Meeting = z.infer<typeof meetingSchema>;
