import { z } from 'zod';
import { dateSchema, textSchema } from './fact.ts';
import { actionStatusSchema, milestoneSchema } from './parts.ts';
import { visibilitySchema } from './visibility.ts';

/** One or several: `services: Order Service` and `services: [Order Service, Web]` both leave as a list. */
const listOf = <T extends z.ZodType>(item: T) => z.union([item.transform((one) => [one]), z.array(item)]);
const texts = z.union([
  z.array(textSchema),
  textSchema.transform((text) => text.split(/(?:(?<!\s)\s+)?,\s*/).filter((part) => part !== '')),
]);
/** All scalars are read as written, so a switch is a word. */
const flag = z.enum(['true', 'false']).transform((word) => word === 'true');
const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};
const zone = textSchema.refine(
  (name) => /^[+-]\d{2}:\d{2}$/.test(name) || isZone(name),
  'an IANA time zone such as Europe/London, or an offset such as +02:00',
);

const person = z.union([
  textSchema.transform((name) => ({ name, team: undefined, role: undefined })),
  z.strictObject({ name: textSchema, team: textSchema.optional(), role: textSchema.optional() }),
]);
const action = z.union([
  textSchema.transform((text) => ({ text, owner: undefined, due: undefined, status: undefined })),
  z.strictObject({ text: textSchema, owner: texts.optional(), due: dateSchema.optional(), status: actionStatusSchema.optional() }),
]);
const event = z.strictObject({ at: textSchema, text: textSchema, milestone: milestoneSchema.optional() });

const common = {
  title: textSchema.optional(),
  date: dateSchema.optional(),
  draft: flag.optional(),
  visibility: visibilitySchema.optional(),
  /** Keys of this front matter that are for the team alone. */
  internal: texts.optional(),
  timezone: zone.optional(),
  services: texts.optional(),
  people: listOf(person).optional(),
  tags: texts.optional(),
  /** Obsidian writes an empty key where a note has no other name. */
  aliases: z
    .union([z.string().transform((text) => text.split(/(?:(?<!\s)\s+)?,\s*/)), z.array(z.string())])
    .transform((list) => list.map((text) => text.trim()).filter((text) => text !== ''))
    .optional(),
  actions: listOf(action).optional(),
} as const;

const points = listOf(textSchema);
/** An address, or a path as in the text; only an address of the web becomes a link. */
const link = z.union([
  textSchema.transform((target) => ({ text: target, target })),
  z.strictObject({ text: textSchema, url: textSchema }).transform(({ text, url }) => ({ text, target: url })),
]);

/** The front matter of an incident: strict, so that a misspelt key is told and not ignored. */
export const incidentFrontMatterSchema = z.strictObject({
  kind: z.literal('incident').optional(),
  ...common,
  severity: textSchema.optional(),
  status: textSchema.optional(),
  summary: textSchema.optional(),
  duration: textSchema.optional(),
  detection: textSchema.optional(),
  impact: points.optional(),
  cause: textSchema.optional(),
  contributing: points.optional(),
  lessons: z
    .strictObject({ 'went-well': points.optional(), 'went-badly': points.optional(), lucky: points.optional(), learned: points.optional() })
    .optional(),
  supporting: listOf(link).optional(),
  timeline: z.array(event).optional(),
});
export type IncidentFrontMatter = z.output<typeof incidentFrontMatterSchema>;

/** The front matter of a meeting. */
export const meetingFrontMatterSchema = z.strictObject({
  kind: z.literal('meeting').optional(),
  ...common,
  series: textSchema.optional(),
  attendees: listOf(person).optional(),
  decisions: texts.optional(),
});
export type MeetingFrontMatter = z.output<typeof meetingFrontMatterSchema>;
