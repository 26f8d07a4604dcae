import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { schemaFiles } from '../../scripts/schemas.ts';
import { DESCRIPTIONS } from '../../scripts/schema-descriptions.ts';
import { problem } from '../../src/core/problem.ts';
import { terminalReporter } from '../../src/report/terminal.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');

test('schemas/ is what the schemas of the program give: else run `npm run schemas`', async () => {
  const files = await schemaFiles();
  expect(readdirSync(`${root}schemas`).sort()).toEqual([...files.keys()].sort());
  for (const [file, text] of files) expect(read(`schemas/${file}`)).toBe(text);
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
