import type { Checked } from '../../../src/core/check/checked.ts';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import { formatProblem, type Problem } from '../../../src/core/problem.ts';
import { contextOf } from '../derive/factories.ts';

/** A folder of documents, read as a build reads it. */
export function checkedOf(files: Readonly<Record<string, string>>, settings: Parameters<typeof contextOf>[0] = {}): Checked {
  const context = contextOf(settings);
  const texts = new Map(Object.entries(files));
  const readings = [...texts].map(([path, text]) => readDocument({ path, text }, context));
  return { readings, files: new Set(texts.keys()), context, texts };
}

type Rule = (checked: Checked) => Problem[];

/** What a rule says of a folder, as it is printed. */
export const said = (rule: Rule, files: Readonly<Record<string, string>>, settings: Parameters<typeof contextOf>[0] = {}): string[] =>
  rule(checkedOf(files, settings)).map(formatProblem);

/** What a rule says of one incident report, `incidents/a.md`, that ends with `text`. Its title is line 1, `text` begins at line 3. */
export const saidOf = (rule: Rule, text: string, settings: Parameters<typeof contextOf>[0] = {}): string[] =>
  said(rule, { 'incidents/a.md': `# Incident on 2024-05-02: orders failed\n\n${text}\n` }, settings).map((message) =>
    message.replace(/^incidents\/a\.md:/, ''),
  );

/** A timeline section of lines `TIME text`, its zone said; the first event is at line 7. */
export const timeline = (...lines: readonly string[]): string =>
  `## Timeline\n\nAll times UTC.\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
