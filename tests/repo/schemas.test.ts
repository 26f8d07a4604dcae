import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { schemaFiles } from '../../scripts/schemas.ts';
import { DESCRIPTIONS } from '../../scripts/schema-descriptions.ts';
import { readDocument } from '../../src/core/parse/read-document.ts';
import { problem } from '../../src/core/problem.ts';
import { terminalReporter } from '../../src/report/terminal.ts';
import { CONTEXT } from '../core/parse/context.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');

test('schemas/ and the snippets are what the schemas of the program give: else run `npm run schemas`', async () => {
  const files = await schemaFiles();
  const schemas = readdirSync(`${root}schemas`).map((name) => `schemas/${name}`);
  expect([...schemas, '.vscode/afterword.code-snippets'].sort()).toEqual([...files.keys()].sort());
  for (const [file, text] of files) expect(read(file)).toBe(text);
});

/** Whether the schema, as an editor reads it, takes the YAML. */
function accepts(name: string, yaml: string): boolean {
  const json = JSON.parse(read(`schemas/${name}.schema.json`)) as Parameters<typeof z.fromJSONSchema>[0];
  return z.fromJSONSchema(json).safeParse(parse(yaml)).success;
}

describe('an editor takes what the reader takes', () => {
  test.each([
    ['incident', 'kind: incident\ndate: 2024-02-03\nseverity: 2\ndraft: true\nservices: [Catalogue]\n'],
    ['incident', 'title: 1.10\ntimeline:\n  - at: 23:50\n    text: It began\n    milestone: started\n'],
    ['incident', 'actions:\n  - text: Alert\n    owner: Ann\n    due: 2024-02-16\n    status: open\n  - Look again\n'],
    ['meeting', 'attendees: [Ann Lee, {name: Bo Ray, team: Web}]\ndecisions: Keep it\n'],
    ['site', 'title: Notes\ntimeZone: Europe/London\nrules:\n  dead-link: off\n  raw-html: error\n'],
    ['people', '- name: Ann Lee\n  aliases: [ann]\n'],
    ['services', '- name: Orders\n'],
  ])('%s: %s', (name, yaml) => {
    expect(accepts(name, yaml)).toBe(true);
  });

  test.each([
    ['incident', 'sevrity: 2\n'],
    ['incident', 'draft: maybe\n'],
    ['incident', 'actions:\n  - text: x\n    status: later\n'],
    ['meeting', 'severity: SEV1\n'],
    ['site', 'timezone: UTC\n'],
    ['site', 'rules:\n  dead-lnk: off\n'],
    ['site', 'rules:\n  raw-html: off\n'],
    ['people', '- nam: Ann\n'],
    ['services', 'name: Orders\n'],
  ])('and refuses what it refuses, in %s: %s', (name, yaml) => {
    expect(accepts(name, yaml)).toBe(false);
  });
});

interface Shape {
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  description?: string;
}

/** Every key of a schema that has no description. */
function undescribed(schema: Shape, at = ''): string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, property]) => [
    ...(property.description === undefined ? [at + key] : []),
    ...undescribed(property, `${at}${key}.`),
  ]);
  const inner = [...(schema.items === undefined ? [] : [schema.items]), ...(schema.anyOf ?? [])];
  return [...own, ...inner.flatMap((one) => undescribed(one, at))];
}

test.each([...DESCRIPTIONS.keys()])('every key of %s says what it is for', (name) => {
  expect(undescribed(JSON.parse(read(`schemas/${name}.schema.json`)) as Shape)).toEqual([]);
});

describe('.vscode', () => {
  const snippets = z
    .record(z.string(), z.object({ prefix: z.string(), body: z.array(z.string()), description: z.string().min(1) }))
    .parse(JSON.parse(read('.vscode/afterword.code-snippets')));

  /** A snippet as an author leaves it: the day of today, the first of several words, and `typed` in the empty places. */
  const typedOut = (name: string, typed: string): string =>
    (snippets[name]?.body ?? [])
      .join('\n')
      .replaceAll('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', '2024-02-03')
      .replace(/\$\{\d+\|([^,|}]*)[^}]*\}/g, '$1')
      .replace(/\$\{\d+:HH:MM\}/g, '14:00')
      .replace(/\$\{\d+:([^}]*)\}/g, '$1')
      .replace(/\$\{\d+\}/g, typed)
      .replace('$0', '');

  test.each(['incident', 'meeting'])('offers each key of %s, and what it writes is taken', (kind) => {
    const { properties } = z
      .looseObject({ properties: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(read(`schemas/${kind}.schema.json`)));
    const article = kind === 'incident' ? 'an incident' : 'a meeting';
    for (const key of Object.keys(properties)) {
      const name = [`key ${key}`, `key ${key} of ${article}`].find((one) => one in snippets) ?? `no snippet for ${key}`;
      const yaml = typedOut(name, 'words, and more');
      expect([key, snippets[name]?.prefix, accepts(kind, yaml)]).toEqual([key, key, true]);
      expect(Object.keys(z.record(z.string(), z.unknown()).parse(parse(yaml)))).toEqual([key]);
    }
  });

  test.each([
    ['incident', 'summary impact timeline cause contributing lessons went-well went-badly lucky actions'],
    ['meeting', 'people other decisions actions'],
  ])('starts a document of a kind: %s', (kind, roles) => {
    const reading = readDocument(
      { path: 'a.md', text: typedOut(`new ${kind}`, 'Ida Berg').replace('Who: what', 'Ida Berg: Buy two fuses') },
      CONTEXT,
    );
    const entry = reading.meeting ?? reading.incidents[0];
    expect([reading.kind, entry?.title.value, entry?.date.value]).toEqual([
      kind,
      kind === 'incident' ? 'What happened' : 'Name of the meeting',
      '2024-02-03',
    ]);
    expect(reading.problems).toEqual([]);
    const found = [...new Set(entry?.sections.filter(({ heading }) => heading !== null).map(({ role }) => role))];
    expect(found.join(' ')).toBe(roles);
    expect(entry?.actions.map(({ text, owners, due }) => [owners[0]?.value, text, due?.value])).toEqual([
      ['Ida Berg', 'Buy two fuses by 2024-02-03', '2024-02-03'],
    ]);
    expect(reading.incidents[0]?.timeline.map(({ milestone }) => milestone?.value) ?? []).toEqual(
      kind === 'incident' ? ['started', 'detected', 'identified', 'mitigated', 'resolved'] : [],
    );
  });

  /** VS Code lets comments stand in its settings. */
  const settings = (file: string): unknown => JSON.parse(read(`.vscode/${file}`).replace(/^\s*\/\/.*$/gm, ''));

  test('maps each settings file to a schema that is there', () => {
    const { 'yaml.schemas': schemas } = z
      .looseObject({ 'yaml.schemas': z.record(z.string(), z.array(z.string())) })
      .parse(settings('settings.json'));
    expect(Object.values(schemas).flat()).toEqual(['content/site.yml', 'content/people.yml', 'content/services.yml']);
    for (const path of Object.keys(schemas)) expect(JSON.parse(read(path))).toHaveProperty('$schema');
  });

  test('finds the problems in what the task prints', () => {
    const matcher = z.looseObject({ pattern: z.looseObject({ regexp: z.string() }) });
    const tasks = z.looseObject({ tasks: z.array(z.looseObject({ problemMatcher: z.array(matcher) })) }).parse(settings('tasks.json'));
    const patterns = tasks.tasks.flatMap(({ problemMatcher }) => problemMatcher.map(({ pattern }) => new RegExp(pattern.regexp)));
    const printed = terminalReporter({ colour: false, pageOf: (code) => code })(
      [
        problem('dead-link', { kind: 'line', path: 'content/a b.md', line: 12, column: 3 }, 'the file “x: y” is not there'),
        problem('file-type', { kind: 'unavailable', path: 'content/notes.txt' }, 'no Markdown'),
      ],
      new Map([['content/a b.md', '\n'.repeat(11) + 'see error dead-link: x']]),
    );
    const found = printed
      .split('\n')
      .flatMap((line) => patterns.flatMap((pattern) => [...(pattern.exec(line) ?? [])].slice(1).join(' | ') || []));
    expect(found).toEqual([
      'content/a b.md | 12 | 3 | warning | dead-link | the file “x: y” is not there. Correct the path, or add the file.',
      'content/notes.txt | file-type | no Markdown. Give it the ending .md, or move it out of the content folder.',
    ]);
  });
});
