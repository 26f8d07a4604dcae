import { z } from 'zod';
import { actionStatusSchema, milestoneSchema, sectionRoleSchema } from './parts.ts';

const point = z.strictObject({ text: z.string(), line: z.int().nullable() });
const points = z.array(point);

/** One reading as `afterword read --json` prints it, a line a file. */
export const readingJsonSchema = z.strictObject({
  file: z.string().describe('As it was named.'),
  kind: z.enum(['incident', 'meeting']).nullable().describe('Null where it is neither.'),
  title: z.string().nullable(),
  date: z.iso.date().nullable(),
  timezone: z.string().nullable().describe('As written in the document; null where it states none.'),
  events: z
    .array(
      z.strictObject({
        at: z.string().nullable().describe('YYYY-MM-DDTHH:MM in the document’s own zone, or a day; null where no date is known.'),
        text: z.string(),
        milestone: milestoneSchema.nullable(),
      }),
    )
    .describe('In the document’s order.'),
  attendees: z.array(z.strictObject({ name: z.string() })).describe('Those present.'),
  actions: z
    .array(z.strictObject({ text: z.string(), status: actionStatusSchema }))
    .describe('What the document itself raises; an incident that a meeting discusses has its own.'),
  hasRootCause: z.boolean(),
  severity: z.string().nullable().describe('As written.'),
  status: z.string().nullable().describe('Of the incident or its review, as written.'),
  detectedBy: z.string().nullable(),
  rootCause: point.nullable(),
  impact: points.describe('A point for each paragraph, item and row that says something of it; `line` where it stands.'),
  contributingFactors: points,
  lessons: z
    .strictObject({ wentWell: points, wentBadly: points, lucky: points, learned: points })
    .describe('`learned`: lessons of no kind.'),
  links: z
    .array(z.strictObject({ text: z.string(), target: z.string(), line: z.int().nullable() }))
    .describe('What supports the report; `target` as written.'),
  services: z.array(z.string()),
  people: z.array(z.strictObject({ name: z.string(), roles: z.array(z.string()) })).describe('Everybody named, present or not.'),
  durationMinutes: z
    .number()
    .nullable()
    .describe('As the author typed it, else from the first event that starts to the one that resolves.'),
  sections: z
    .array(z.strictObject({ role: sectionRoleSchema, heading: z.string().nullable(), line: z.int().nullable(), text: z.array(z.int()) }))
    .describe(
      'What each section is about: impact, cause, contributing, went-well …; `line` of its heading, `text` the lines of its prose.',
    ),
});
export type ReadingJson = z.infer<typeof readingJsonSchema>;
