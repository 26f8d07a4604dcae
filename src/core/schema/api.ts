import { z } from 'zod';

/**
 * What stands below `api/` of a published site. A version stays as it is: what is added, or has a new meaning, gets the next number
 * (docs/doors.md). Addresses are those of the site, without its base; `url` is the whole address, null where site.yml names none.
 */
const VERSION = z.literal(1);
const day = z.iso.date();
const address = z.string().regex(/^\//);
const place = z.strictObject({ title: z.string(), address });
const named = z.strictObject({ name: z.string(), address });
const personSchema = z.strictObject({ name: z.string(), team: z.string().nullable(), roles: z.array(z.string()) });
const head = { address, url: z.url().nullable(), title: z.string(), date: day };

const action = {
  id: z.string(),
  address,
  text: z.string(),
  owners: z.array(z.strictObject({ name: z.string(), team: z.string().nullable() })),
  due: day.nullable(),
  status: z.enum(['open', 'in-progress', 'done', 'dropped', 'unknown']),
  raised: z.strictObject({ ...place.shape, date: day.nullable() }),
  tickets: z.array(z.strictObject({ text: z.string(), url: z.string().nullable() })),
};

/** An action as the data of a document have it: an action may have a thousand mentions, and each may be of another document. */
const apiActionSchema = z.strictObject(action);
export type ApiAction = z.infer<typeof apiActionSchema>;

/** An action of the ledger. */
const ledgerActionSchema = z.strictObject({
  ...action,
  mentions: z.array(
    z.strictObject({
      ...place.shape,
      role: z.string(),
      date: day.nullable(),
      text: z.string(),
      status: z.string().nullable(),
      /** The due date, where it names another than the mentions before it. */
      due: day.nullable(),
    }),
  ),
  /** In how many meetings after its first mention it was listed and not closed. */
  carried: z.int(),
  /** The date of the document that says it is done or dropped, and the days from the one that raised it; null where it is neither. */
  closed: z.strictObject({ date: day, days: z.int() }).nullable(),
  /** Why its mentions are taken for one action, in words. */
  joined: z.array(z.string()),
  /** Whether some of that is a guess. */
  guessed: z.boolean(),
});
export type LedgerAction = z.infer<typeof ledgerActionSchema>;

const sourceSchema = z.strictObject({
  path: z.string(),
  line: z.int().nullable(),
  created: day.nullable(),
  lastChanged: day.nullable(),
});
const side = z.strictObject({ label: z.string(), time: z.string(), address });
const document = { version: VERSION, ...head, markdown: address, summary: z.string(), tags: z.array(z.string()), source: sourceSchema };

export const apiIncidentSchema = z.strictObject({
  ...document,
  kind: z.literal('incident'),
  severity: z.strictObject({ name: z.string(), meaning: z.string().nullable() }).nullable(),
  status: z.string().nullable(),
  zone: z.string(),
  detectedBy: z.string().nullable(),
  services: z.array(named),
  /** Lengths of time, each with the two events that it spans. `iso` as ISO 8601 has it. */
  figures: z.array(z.strictObject({ label: z.string(), text: z.string(), iso: z.string(), from: side, to: side })),
  /** As the document lists them. `at`: an instant or a day; null where the time is vague, which `time` has in the author's words. */
  events: z.array(
    z.strictObject({
      id: z.string(),
      address,
      time: z.string(),
      at: z.string().nullable(),
      until: z.string().nullable(),
      milestone: z.string().nullable(),
      text: z.string(),
    }),
  ),
  people: z.array(personSchema),
  actions: z.array(apiActionSchema),
  commits: z.array(z.string()),
  meetings: z.array(z.strictObject({ ...place.shape, why: z.string() })),
  related: z.array(z.strictObject({ ...place.shape, why: z.array(z.string()) })),
  overlaps: z.array(z.strictObject({ ...place.shape, why: z.string() })),
});
export type ApiIncident = z.infer<typeof apiIncidentSchema>;

/** Another decision. */
const decided = z.strictObject({ text: z.string(), address, date: day.nullable() });
const decision = {
  id: z.string(),
  address,
  text: z.string(),
  topic: z.string().nullable(),
  deciders: z.array(z.string()),
  /** As the words of either say. */
  supersedes: z.array(decided),
  supersededBy: z.array(decided),
  /** The first decision in the same words, of a meeting before. */
  repeats: decided.nullable(),
};

export const apiMeetingSchema = z.strictObject({
  ...document,
  kind: z.literal('meeting'),
  series: z.string().nullable(),
  present: z.array(personSchema),
  absent: z.array(personSchema),
  named: z.array(personSchema),
  topics: z.array(z.strictObject({ id: z.string(), title: z.string(), number: z.int().nullable() })),
  decisions: z.array(z.strictObject(decision)),
  raised: z.array(apiActionSchema),
  reviewed: z.array(z.strictObject({ action: apiActionSchema, said: z.string().nullable() })),
  incidents: z.array(place),
  announcements: z.array(z.string()),
  /** `at`: an instant, where the notes say the time and it is known by which clock. */
  nextMeeting: z.strictObject({ date: day, at: z.iso.datetime().nullable(), address: address.nullable() }).nullable(),
});
export type ApiMeeting = z.infer<typeof apiMeetingSchema>;

const listed = { ...head, data: address };
export const apiIncidentsSchema = z.strictObject({
  version: VERSION,
  incidents: z.array(
    z.strictObject({
      ...listed,
      severity: z.string().nullable(),
      status: z.string().nullable(),
      services: z.array(z.string()),
      tags: z.array(z.string()),
      durationMinutes: z.int().nullable(),
    }),
  ),
});
export type ApiIncidents = z.infer<typeof apiIncidentsSchema>;

export const apiMeetingsSchema = z.strictObject({
  version: VERSION,
  meetings: z.array(z.strictObject({ ...listed, series: z.string().nullable(), tags: z.array(z.string()) })),
});
export type ApiMeetings = z.infer<typeof apiMeetingsSchema>;

export const apiActionsSchema = z.strictObject({ version: VERSION, actions: z.array(ledgerActionSchema) });
export type ApiActions = z.infer<typeof apiActionsSchema>;

export const apiDecisionsSchema = z.strictObject({
  version: VERSION,
  decisions: z.array(z.strictObject({ ...decision, date: day, meeting: place })),
});
export type ApiDecisions = z.infer<typeof apiDecisionsSchema>;
