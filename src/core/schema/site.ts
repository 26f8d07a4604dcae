import { z } from 'zod';
import { textSchema } from './fact.ts';
import { rulesSchema } from './rules.ts';
import { oldAddressSchema, targetSchema } from './site-address.ts';

/** One step of the severity scale. `match` are further spellings ("SEV1", "Critical", "P0"). */
export const severityLevelSchema = z.strictObject({
  id: textSchema,
  label: textSchema,
  meaning: textSchema,
  match: z.array(textSchema).default([]),
  /** One of the tokens that the style sheet has for both themes. */
  colour: z.enum(['red', 'orange', 'yellow', 'blue', 'grey']),
});
export type SeverityLevel = z.infer<typeof severityLevelSchema>;

const DEFAULT_SEVERITIES: SeverityLevel[] = [
  {
    id: 'sev1',
    label: 'SEV1',
    meaning: 'Most customers cannot use the product',
    match: ['sev-1', 'sev 1', 's1', 'p0', 'p1', 'critical'],
    colour: 'red',
  },
  {
    id: 'sev2',
    label: 'SEV2',
    meaning: 'A main function fails for many customers',
    match: ['sev-2', 'sev 2', 's2', 'p2', 'major', 'high'],
    colour: 'orange',
  },
  {
    id: 'sev3',
    label: 'SEV3',
    meaning: 'A function is slow or fails for some',
    match: ['sev-3', 'sev 3', 's3', 'p3', 'minor', 'medium'],
    colour: 'yellow',
  },
  { id: 'sev4', label: 'SEV4', meaning: 'No customer notices', match: ['sev-4', 'sev 4', 's4', 'p4', 'low'], colour: 'blue' },
];

const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 09:00');
const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const synonyms = z.array(textSchema).default([]);

/** A team's own headings for what Afterword knows: `cause: ["Why it broke"]`. No heading may stand for two concepts. */
const headingsSchema = z
  .strictObject({
    summary: synonyms,
    background: synonyms,
    timeline: synonyms,
    impact: synonyms,
    cause: synonyms,
    trigger: synonyms,
    contributing: synonyms,
    detection: synonyms,
    response: synonyms,
    'went-well': synonyms,
    'went-badly': synonyms,
    lucky: synonyms,
    lessons: synonyms,
    actions: synonyms,
    'action-review': synonyms,
    decisions: synonyms,
    people: synonyms,
    agenda: synonyms,
    announcements: synonyms,
    'next-meeting': synonyms,
    supporting: synonyms,
  })
  .superRefine((concepts, context) => {
    const seen = new Map<string, string>();
    for (const [concept, headings] of Object.entries(concepts)) {
      for (const [index, heading] of headings.entries()) {
        const other = seen.get(heading.toLowerCase());
        if (other === undefined) seen.set(heading.toLowerCase(), concept);
        else if (other !== concept)
          context.addIssue({
            code: 'custom',
            path: [concept, index],
            message: `a heading of one concept (it stands under \`${other}\` too)`,
          });
      }
    }
  })
  .prefault({});

const searchSchema = z
  .strictObject({
    /** Groups of words that mean the same to this team: each finds the others. */
    synonyms: z.array(z.array(textSchema).min(2)).default([]),
    /** Other Afterword sites that are searched along: their origins, and only they, are asked by the search page. */
    sites: z.array(z.strictObject({ name: textSchema, url: z.url({ protocol: /^https?$/ }) })).default([]),
  })
  .prefault({});

/** The address of a mention of an action as its page has it, without the base: `/meetings/2024-03-22-sync/#review-2`. */
const mentionAddress = z
  .string()
  .regex(/^\/(?:incidents|meetings)\/[^#\s]+\/#[^#\s]+$/, 'the address of a mention, such as /meetings/2024-03-22-sync/#review-2');
const mentionGroups = z.array(z.array(mentionAddress).min(2)).default([]);

/** Which mentions are of one action, and which are not, where the words mislead. `part` wins over all that would join. */
const actionsSchema = z.strictObject({ join: mentionGroups, part: mentionGroups }).prefault({});

const siteShape = z.strictObject({
  title: textSchema.default('Afterword'),
  /** The address of the published site, for absolute links. */
  url: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  language: textSchema.default('en'),
  /** Who may see a document that does not say it: what is not named public is for the team. */
  visibility: z.enum(['internal', 'public']).default('internal'),
  people: z
    .strictObject({
      /** `roles`: each name is replaced by the role or team of people.yml wherever it stands. */
      show: z.enum(['names', 'roles']).default('names'),
      /** Whether each person has a page, and there is a list of them. Documents name people either way. */
      pages: z.boolean().default(true),
    })
    .prefault({}),
  /** Whether drawings are also published as pixels: a download, and the picture of a shared link. */
  pictures: z.boolean().default(true),
  /** IANA name: used, and marked as assumed, where a document states no zone. UTC without it. */
  timeZone: z.string().refine(isZone, 'an IANA time zone such as Europe/London').optional(),
  /** The day to which ages and due dates are counted, for an archive that is closed. Without it, the day of the last commit. */
  asOf: z.iso.date('a day that exists, such as 2024-06-17').nullable().default(null),
  workingHours: z
    .strictObject({
      days: z
        .array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
        .min(1)
        .default(['mon', 'tue', 'wed', 'thu', 'fri']),
      start: hour.default('09:00'),
      end: hour.default('17:00'),
    })
    .prefault({}),
  repository: z
    .strictObject({
      url: z
        .url({ protocol: /^https?$/ })
        .nullable()
        .default(null),
      /** `{path}` and `{line}` are replaced. */
      source: textSchema.includes('{path}').nullable().default(null),
      /** `{commit}` is replaced. */
      commit: textSchema.includes('{commit}').nullable().default(null),
      /** `{ticket}` is replaced. */
      ticket: textSchema.includes('{ticket}').nullable().default(null),
    })
    .prefault({}),
  /** Old address -> where it leads: an address of this site, or the path of a document. */
  redirects: z.record(oldAddressSchema, targetSchema).default({}),
  actions: actionsSchema,
  headings: headingsSchema,
  search: searchSchema,
  severities: z.array(severityLevelSchema).min(1).default(DEFAULT_SEVERITIES),
  /** How bad each problem is to this team. */
  rules: rulesSchema.prefault({}),
});

/** `content/site.yml`, as the author writes it (input) and as the site uses it (output). Every key has a default. */
export const siteSchema = siteShape.transform(({ timeZone, ...site }) => ({
  ...site,
  timeZone: timeZone ?? 'UTC',
  /** Whether a person chose the zone: UTC that nobody chose is a guess, which `zone-missing` asks about. */
  timeZoneIsSet: timeZone !== undefined,
  /** Whether pages tell the lines that values stand at: a public build has lines of its own (core/derive/gate.ts). */
  showsLines: true,
}));
export type SiteInput = z.input<typeof siteSchema>;
export type Site = z.output<typeof siteSchema>;

/** `content/people.yml`: a list of people with other spellings of their names. */
export const peopleSchema = z.array(
  z.strictObject({
    name: textSchema,
    aliases: z.array(textSchema).default([]),
    team: textSchema.nullable().default(null),
    role: textSchema.nullable().default(null),
  }),
);
export type PeopleFile = z.output<typeof peopleSchema>;

/** `content/services.yml`. */
export const servicesSchema = z.array(
  z.strictObject({
    name: textSchema,
    aliases: z.array(textSchema).default([]),
    team: textSchema.nullable().default(null),
    about: textSchema.nullable().default(null),
  }),
);
export type ServicesFile = z.output<typeof servicesSchema>;

/** The three files together: what reading and deriving know besides the documents. */
export interface Context {
  readonly site: Site;
  readonly people: PeopleFile;
  readonly services: ServicesFile;
}
