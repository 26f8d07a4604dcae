// Writes schemas/*.schema.json and .vscode/afterword.code-snippets from the zod schemas: `npm run schemas`. A test fails where they are stale.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import {
  apiActionsSchema,
  apiDecisionsSchema,
  apiIncidentSchema,
  apiIncidentsSchema,
  apiMeetingSchema,
  apiMeetingsSchema,
} from '../src/core/schema/api.ts';
import { auditReportSchema } from '../src/core/schema/audit-report.ts';
import { checkReportSchema } from '../src/core/schema/check-report.ts';
import { incidentFrontMatterSchema, meetingFrontMatterSchema } from '../src/core/schema/front-matter.ts';
import { previewSchema } from '../src/core/schema/preview.ts';
import { readingJsonSchema } from '../src/core/schema/reading-json.ts';
import { siteManifestSchema } from '../src/core/schema/site-manifest.ts';
import { reviewReportSchema } from '../src/core/schema/review-report.ts';
import { peopleSchema, servicesSchema, siteSchema } from '../src/core/schema/site.ts';
import { DESCRIPTIONS } from './schema-descriptions.ts';
import { snippetsOf } from './snippets.ts';

type Json = z.core.JSONSchema.BaseSchema;

interface Published {
  readonly name: string;
  readonly title: string;
  readonly schema: z.ZodType;
  /** `input`: what an author may write. `output`: what the program prints. */
  readonly io: 'input' | 'output';
  /** The list of `DESCRIPTIONS`. */
  readonly about?: string;
  /** Front matter: every scalar is read as written, so `1.10` and `true` are text. */
  readonly asWritten?: true;
}

const PUBLISHED: readonly Published[] = [
  {
    name: 'incident',
    title: 'Front matter of an incident',
    schema: incidentFrontMatterSchema,
    io: 'input',
    about: 'incident',
    asWritten: true,
  },
  { name: 'meeting', title: 'Front matter of a meeting', schema: meetingFrontMatterSchema, io: 'input', about: 'meeting', asWritten: true },
  { name: 'site', title: 'content/site.yml', schema: siteSchema, io: 'input', about: 'site' },
  { name: 'people', title: 'content/people.yml', schema: peopleSchema, io: 'input', about: 'people' },
  { name: 'services', title: 'content/services.yml', schema: servicesSchema, io: 'input', about: 'services' },
  { name: 'preview', title: 'What `afterword build --preview FILE` reads', schema: previewSchema, io: 'input', about: 'preview' },
  { name: 'site-manifest', title: 'site-manifest.json of a published site', schema: siteManifestSchema, io: 'output' },
  { name: 'api-incident.v1', title: 'api/incidents/….json of a published site', schema: apiIncidentSchema, io: 'output' },
  { name: 'api-meeting.v1', title: 'api/meetings/….json of a published site', schema: apiMeetingSchema, io: 'output' },
  { name: 'api-incidents.v1', title: 'api/incidents.json of a published site', schema: apiIncidentsSchema, io: 'output' },
  { name: 'api-meetings.v1', title: 'api/meetings.json of a published site', schema: apiMeetingsSchema, io: 'output' },
  { name: 'api-actions.v1', title: 'api/actions.json of a published site', schema: apiActionsSchema, io: 'output' },
  { name: 'api-decisions.v1', title: 'api/decisions.json of a published site', schema: apiDecisionsSchema, io: 'output' },
  { name: 'check-report', title: 'What `afterword check --format json` prints', schema: checkReportSchema, io: 'output' },
  { name: 'audit-report', title: 'What `afterword audit --format json` prints', schema: auditReportSchema, io: 'output' },
  { name: 'review-report', title: 'What `afterword review --format json` prints', schema: reviewReportSchema, io: 'output' },
  { name: 'reading', title: 'One line of `afterword read --json`', schema: readingJsonSchema, io: 'output' },
];

/** Path -> text of what is made from the schemas: themselves below schemas/, and the snippets of VS Code. */
export async function schemaFiles(): Promise<Map<string, string>> {
  const schemas = new Map(PUBLISHED.map((published) => [published.name, { title: published.title, ...jsonSchemaOf(published) }]));
  const documents = new Map([...schemas].filter(([name]) => name === 'incident' || name === 'meeting'));
  const files = new Map<string, unknown>([...schemas].map(([name, schema]) => [`schemas/${name}.schema.json`, schema]));
  files.set('.vscode/afterword.code-snippets', snippetsOf(documents));
  return new Map(await Promise.all([...files].map(async ([path, data]): Promise<[string, string]> => [path, await pretty(path, data)])));
}

const pathOf = (file: string): string => fileURLToPath(new URL(`../${file}`, import.meta.url));

async function pretty(file: string, data: unknown): Promise<string> {
  return format(JSON.stringify(data), { ...(await resolveConfig(pathOf(file))), parser: 'json' });
}

/** Draft 7, which every editor knows. */
function jsonSchemaOf({ schema, io, about, asWritten }: Published): Json {
  const json = z.toJSONSchema(schema, {
    target: 'draft-7',
    io,
    unrepresentable: 'throw',
    override: ({ jsonSchema }) => {
      // zod's own pattern for a day counts leap years: nobody can read it in a message, and the format says the same.
      if (jsonSchema.format === 'date') delete jsonSchema.pattern;
      if (asWritten === true) widen(jsonSchema);
    },
  });
  const descriptions = about === undefined ? undefined : DESCRIPTIONS.get(about);
  if (descriptions !== undefined) describe(json, descriptions, '');
  return json;
}

/** An editor has parsed the YAML: what the reader takes as text may be a number or a switch to it. */
function widen(json: Json): void {
  if (json.enum?.join() === 'true,false') {
    delete json.type;
    json.enum = [true, false];
  } else if (json.type === 'string' && json.enum === undefined && json.const === undefined && json.format === undefined) {
    Object.assign(json, { type: ['string', 'number', 'boolean'] });
  }
}

/** Puts the descriptions at their keys; `a.b` is the key `b` of each object that stands below `a`. */
function describe(json: Json, descriptions: Readonly<Record<string, string>>, prefix: string): void {
  for (const [key, property] of Object.entries(json.properties ?? {})) {
    if (typeof property === 'boolean') continue;
    const said = descriptions[`${prefix}${key}`] ?? descriptions[`${prefix}*`];
    if (said !== undefined) property.description = said;
    describe(property, descriptions, `${prefix}${key}.`);
  }
  for (const inner of [json.items, ...(json.anyOf ?? [])].flat()) {
    if (typeof inner === 'object') describe(inner, descriptions, prefix);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of await schemaFiles()) writeFileSync(pathOf(file), text);
}
