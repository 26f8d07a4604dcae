import { z } from 'zod';
import { dateSchema, factSchema, originSchema, rangeSchema, textSchema } from './fact.ts';

/** The six moments that durations are counted between. */
export const MILESTONES = ['started', 'detected', 'acknowledged', 'identified', 'mitigated', 'resolved'] as const;
export const milestoneSchema = z.enum(MILESTONES);
export type Milestone = z.infer<typeof milestoneSchema>;

export const ACTION_STATUSES = ['open', 'in-progress', 'done', 'dropped'] as const;
export const actionStatusSchema = z.enum(ACTION_STATUSES);
export type ActionStatus = z.infer<typeof actionStatusSchema>;

/**
 * When an event was.
 * - `instant`: `local` is the wall clock in the event's zone (`YYYY-MM-DDTHH:MM` or with `:SS`), `instant` the
 *   same moment in UTC (`...Z`), `zone` an IANA name or an offset such as `+02:00`. A range has both at its end.
 * - `day`: only the date is known.
 * - `vague`: the author's words ("~12:30", "early morning"); `local` and `instant` are where a drawing may put it, else null.
 * - `relative`: "T+5m", counted from a zero that the document does not date.
 */
export const whenSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('instant'),
    written: textSchema,
    local: z.string(),
    instant: z.string(),
    zone: textSchema,
    end: z.strictObject({ local: z.string(), instant: z.string() }).nullable(),
  }),
  z.strictObject({ kind: z.literal('day'), written: textSchema, date: dateSchema }),
  z.strictObject({
    kind: z.literal('vague'),
    written: textSchema,
    local: z.string().nullable(),
    instant: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('relative'), written: textSchema, offsetSeconds: z.int() }),
]);
export type When = z.infer<typeof whenSchema>;

/** An event of a timeline. `text` is plain (what a person reads), `body` the source of the text with its links and code. */
export const eventSchema = z.strictObject({
  /** The anchor, `t-2024-03-18-1423`; a second event of that minute ends in `-2`. */
  id: textSchema,
  when: whenSchema,
  text: textSchema,
  body: z.array(rangeSchema),
  milestone: factSchema(milestoneSchema).nullable(),
  origin: originSchema,
});
export type TimelineEvent = z.infer<typeof eventSchema>;

/** One place that speaks of an action. The ledger in core/derive joins mentions to actions. */
export const mentionSchema = z.strictObject({
  /** The anchor on the page of the document, `action-1`, `review-2`; unique in the document. */
  id: textSchema,
  /** `raised`: listed as new work. `reviewed`: a row that looks back at earlier work. */
  role: z.enum(['raised', 'reviewed']),
  text: textSchema,
  /** As written ("Alex Johnson", "All leads", "@ann"); more than one where the text names several. */
  owners: z.array(factSchema(textSchema)),
  due: factSchema(dateSchema).nullable(),
  status: factSchema(actionStatusSchema).nullable(),
  /** Ticket and pull request links or ids, as written. */
  tickets: z.array(textSchema),
  /** An explicit `^id` in the text, without the caret. */
  key: textSchema.nullable(),
  origin: originSchema,
});
export type ActionMention = z.infer<typeof mentionSchema>;

/** A person as a document names them. */
export const personMentionSchema = z.strictObject({
  name: textSchema,
  /** "Backend", "Platform": only where written. */
  team: textSchema.nullable(),
  /** "Lead", "incident commander", "presenter", "mentor": only where written. */
  roles: z.array(textSchema),
  /** `present` and `absent` only for meetings; `named` is a person that the text speaks of. */
  presence: z.enum(['present', 'absent', 'named']),
  origin: originSchema,
});
export type PersonMention = z.infer<typeof personMentionSchema>;

/** What a section is about, by its heading (notes: "Heading synonyms"). `other` keeps the author's own heading. */
export const SECTION_ROLES = [
  'summary',
  'background',
  'timeline',
  'impact',
  'cause',
  'trigger',
  'contributing',
  'detection',
  'response',
  'went-well',
  'went-badly',
  'lucky',
  'lessons',
  'actions',
  'action-review',
  'decisions',
  'people',
  'agenda',
  'announcements',
  'next-meeting',
  'supporting',
  'incident',
  'other',
] as const;
export const sectionRoleSchema = z.enum(SECTION_ROLES);
export type SectionRole = z.infer<typeof sectionRoleSchema>;

/**
 * A section of prose: heading and the source ranges of the blocks under it that were *not* turned into
 * structure (a list read as events is not prose; a note between two events is). Nothing that the author
 * wrote is in neither. In document order; `depth` counts from 1 at the document's (or the incident's) top.
 */
export const sectionSchema = z.strictObject({
  /** The anchor on the page, unique in the document. */
  id: textSchema,
  heading: z.string().nullable(),
  headingRange: rangeSchema.nullable(),
  depth: z.int().positive(),
  role: sectionRoleSchema,
  blocks: z.array(rangeSchema),
});
export type Section = z.infer<typeof sectionSchema>;

export const durationSchema = z.strictObject({
  /** As typed: "45-minute outage", "1h50m". */
  written: textSchema,
  minutes: z.number().nonnegative(),
});

/** Another decision, as a decision's own words name it: by the day it was taken, by its `^id`, or by a link to its document. */
export const decisionReferenceSchema = z.strictObject({
  direction: z.enum(['supersedes', 'superseded-by']),
  kind: z.enum(['date', 'key', 'link']),
  /** `YYYY-MM-DD`; the id without its caret; the document in the content folder, with the anchor of the link. */
  target: textSchema,
  /** The words behind "supersedes". */
  written: textSchema,
});

export const decisionSchema = z.strictObject({
  id: textSchema,
  text: textSchema,
  /** The heading that it stands under, without its number; null where it stands under none. */
  topic: factSchema(textSchema).nullable(),
  /** Those whom the text names as deciders. */
  deciders: z.array(textSchema),
  /** An explicit `^id` at the end of the text, without the caret. */
  key: textSchema.nullable(),
  references: z.array(decisionReferenceSchema),
  origin: originSchema,
});
export type Decision = z.infer<typeof decisionSchema>;

/** What every document and found incident has. */
export const commonShape = {
  /** The address below its collection: the file's path (and the slug of the heading), `2024-03-22/march-18-outage`. */
  id: textSchema,
  /** The source file, relative to the content folder. */
  path: textSchema,
  format: z.enum(['md', 'mdx']),
  title: factSchema(textSchema),
  date: factSchema(dateSchema),
  tags: z.array(factSchema(textSchema)),
  /** A draft is read and checked but not published. */
  draft: z.boolean(),
  zone: factSchema(textSchema),
  people: z.array(personMentionSchema),
  actions: z.array(mentionSchema),
  services: z.array(factSchema(textSchema)),
  commits: z.array(factSchema(textSchema)),
  /** Old addresses (`/notes/disk/`) and anchors (`#root-cause`) that its page keeps; other texts mean nothing here. */
  aliases: z.array(factSchema(textSchema)),
  sections: z.array(sectionSchema),
} as const;
