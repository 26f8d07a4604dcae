import type { z } from 'zod';

type Json = z.core.JSONSchema.BaseSchema;

interface Snippet {
  readonly prefix: string;
  readonly scope: 'markdown,mdx';
  readonly description: string;
  readonly body: readonly string[];
}

/**
 * VS Code's snippets for documents: every key of the front matter, and whole documents to start from. Its YAML extension
 * reads no front matter inside Markdown, so this is the completion that an author gets there.
 */
export function snippetsOf(schemas: ReadonlyMap<string, Json>): Record<string, Snippet> {
  const snippets: Record<string, Snippet> = {};
  for (const [kind, schema] of schemas) {
    const whole = kind === 'incident' ? incidentLines : meetingLines;
    snippets[`new ${kind}`] = snippet(`new-${kind}`, `${aOf(kind)} to start from`, whole(new Writer(), schema));
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      const name = isShared(key, schemas) ? `key ${key}` : `key ${key} of ${kind === 'incident' ? 'an incident' : 'a meeting'}`;
      if (typeof property === 'boolean' || name in snippets) continue;
      snippets[name] = snippet(key, property.description ?? '', [...new Writer().key(key, property), '$0']);
    }
  }
  return snippets;
}

const aOf = (kind: string): string => (kind === 'incident' ? 'An incident' : 'A meeting');
const snippet = (prefix: string, description: string, body: readonly string[]): Snippet => ({
  prefix,
  scope: 'markdown,mdx',
  description,
  body,
});
/** `kind` has another value in each. */
const isShared = (key: string, schemas: ReadonlyMap<string, Json>): boolean =>
  key !== 'kind' && [...schemas.values()].every(({ properties }) => properties?.[key] !== undefined);

/** Writes keys as YAML with places to type in, numbered in their order. */
class Writer {
  private count = 0;

  /** A place to type in: what stands there until then, or one of several words. */
  place(text = ''): string {
    this.count += 1;
    return text === '' ? `\${${this.count}}` : `\${${this.count}:${text}}`;
  }

  private choice(words: readonly unknown[]): string {
    this.count += 1;
    return `\${${this.count}|${words.map(String).join(',')}|}`;
  }

  key(name: string, schema: Json): string[] {
    const entry = listed(schema);
    if (entry?.type === 'object')
      return [`${name}:`, ...this.fields(entry).map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`))];
    // One below the other: a sentence with a comma would be two between brackets.
    if (entry !== null) return [`${name}:`, `  - ${this.place()}`];
    if (schema.type === 'object') return [`${name}:`, ...this.fields(schema).map((line) => `  ${line}`)];
    return [`${name}: ${this.scalar(schema)}`];
  }

  private fields(schema: Json): string[] {
    return Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
      typeof property === 'boolean' ? [] : this.key(key, property),
    );
  }

  private scalar(schema: Json): string {
    if (schema.const !== undefined) return String(schema.const);
    if (schema.enum !== undefined) return this.choice(schema.enum);
    return this.place(schema.format === 'date' ? TODAY : '');
  }
}

const TODAY = '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE';

/** What a list holds, the richest of its kinds; null where no list may stand. */
function listed(schema: Json): Json | null {
  const branches = [schema, ...(schema.anyOf ?? [])].filter((branch) => typeof branch === 'object');
  const items = branches.flatMap(({ items: inner }) => (typeof inner === 'object' && !Array.isArray(inner) ? [inner] : []));
  const kinds = items.flatMap((item) => [item, ...(item.anyOf ?? [])]).filter((item) => typeof item === 'object');
  return kinds.find(({ type }) => type === 'object') ?? kinds[0] ?? null;
}

function front(writer: Writer, schema: Json, keys: readonly string[]): string[] {
  const lines = keys.flatMap((key) => {
    const property = schema.properties?.[key];
    return typeof property === 'object' ? writer.key(key, property) : [];
  });
  return ['---', ...lines, '---', ''];
}

/** Under headings that the reader knows: a test reads both as documents. */
function incidentLines(writer: Writer, schema: Json): string[] {
  const point = (heading: string): string[] => [heading, '', `- ${writer.place()}`, ''];
  const events = ['Start of the outage', 'Alert fires', 'Root cause found', 'Fix deployed', 'Resolved'];
  return [
    ...front(writer, schema, ['kind', 'date', 'severity', 'status', 'services']),
    ...[`# ${writer.place('What happened')}`, '', '## Summary', '', writer.place(), ''],
    ...point('## Impact'),
    ...['## Timeline', '', `All times ${writer.place('UTC')}.`, ''],
    ...events.map((event) => `- ${writer.place('HH:MM')} ${writer.place(event)}`),
    ...['', '## Root cause', '', writer.place(), ''],
    ...point('## Contributing factors'),
    ...['## Lessons learned', ''],
    ...['### What went well', '### What went wrong', '### Where we got lucky'].flatMap(point),
    ...actionLines(writer),
  ];
}

function meetingLines(writer: Writer, schema: Json): string[] {
  return [
    ...front(writer, schema, ['kind', 'date', 'series']),
    ...[`# ${writer.place('Name of the meeting')}`, '', '## Attendees', '', `- ${writer.place()}`, ''],
    ...[`## ${writer.place('Topic')}`, '', `**Decision:** ${writer.place()}`, ''],
    ...actionLines(writer),
  ];
}

const actionLines = (writer: Writer): string[] => [
  ...['## Action items', ''],
  ...[`- [ ] ${writer.place('Who')}: ${writer.place('what')} by ${writer.place(TODAY)}`, '$0'],
];
