// Writes into docs/threats.md which tests show what happens in each of its rows: `npm run threats`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const DOC = 'docs/threats.md';
/** Where a test that begins with the id of a row is a test of that row. */
const FOLDERS = ['tests/hostile', 'tests/stress'];

/** How many rows there are under each letter. */
const ROWS: readonly (readonly [letter: string, count: number])[] = [
  ['A', 9],
  ['B', 2],
  ['C', 6],
  ['D', 7],
  ['E', 5],
  ['F', 5],
  ['G', 6],
  ['H', 5],
  ['I', 5],
  ['J', 3],
  ['K', 11],
  ['L', 4],
];

/** `A1` to `L4`, in order. */
export const ROW_IDS: readonly string[] = ROWS.flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${String(index + 1)}`),
);

/** A test, or a group of them, whose name says which rows it shows. */
export interface ThreatTest {
  /** Relative to the project. */
  readonly file: string;
  /** As written: `K1: killed at three random moments`. */
  readonly name: string;
  readonly ids: readonly string[];
}

const IDS = /^([A-Z]\d+(?:, [A-Z]\d+)*): /;

/** The rows that a name begins with: `'K2, B2: x' -> ['K2', 'B2']`. */
export const idsOf = (name: string): string[] => IDS.exec(name)?.[1]?.split(', ') ?? [];

/** Every test of the folders whose name begins with ids, by file and in the order of the file. */
export function threatTests(): ThreatTest[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(`${root}${folder}`)
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `${folder}/${name}`),
  );
  return files.sort().flatMap((file) =>
    testNames(readFileSync(root + file, 'utf8')).flatMap((name) => {
      const ids = idsOf(name);
      return ids.length === 0 ? [] : [{ file, name, ids }];
    }),
  );
}

/** The names that a file gives to its tests and groups of tests, tables among them. */
export function testNames(text: string): string[] {
  const source = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      const [first] = node.arguments;
      if (first !== undefined && ts.isStringLiteralLike(first)) names.push(first.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/** `test`, `test.each(…)`, `describe.skipIf(…)`: what hangs on one of the two names. */
function isTest(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 'test' || callee.text === 'describe';
  return (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee)) && isTest(callee.expression);
}

const HEADING = /^### ([A-Z]\d+)\. /;
/** A line that this script writes. */
export const WRITTEN = /^- `tests\/(?:hostile|stress)\/[\w.-]+\.test\.ts`: /;

/** The document with the tests of each row at the end of its section, and no others. */
export function withTests(text: string, tests: readonly ThreatTest[]): string {
  const sections = text.split(/^(?=#)/m).map((section) => {
    const words = section.split('\n').filter((line) => !WRITTEN.test(line));
    const id = HEADING.exec(words[0] ?? '')?.[1] ?? '';
    const own = tests.filter(({ ids }) => ids.includes(id)).map(lineOf);
    const said = words.join('\n').trimEnd();
    // A row may name tests of other folders: one list.
    const gap = said.slice(said.lastIndexOf('\n') + 1).startsWith('- ') ? '\n' : '\n\n';
    return `${said}${own.length === 0 ? '' : gap + own.join('\n')}\n`;
  });
  return sections.join('\n');
}

/** Names may hold backticks; none holds two in a row. */
export const lineOf = ({ file, name }: ThreatTest): string => `- \`${file}\`: ${name.includes('`') ? `\`\` ${name} \`\`` : `\`${name}\``}`;

/** A row that cannot be tested here has a line that begins so, and says why. */
const REASON = '- Not tested here: ';

/** The rows that neither a test shows nor a reason excuses. */
export function openRows(text: string, tests: readonly ThreatTest[]): string[] {
  const shown = new Set(tests.flatMap(({ ids }) => ids));
  const excused = text.split(/^(?=#)/m).flatMap((section) => (section.includes(`\n${REASON}`) ? (HEADING.exec(section)?.[1] ?? []) : []));
  return ROW_IDS.filter((id) => !shown.has(id) && !excused.includes(id));
}

/** The rows that the document has a section for, in its order. */
export const rowsOf = (text: string): string[] => text.split('\n').flatMap((line) => HEADING.exec(line)?.[1] ?? []);

export const threatDocument = (): string => readFileSync(root + DOC, 'utf8');

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(root + DOC, withTests(threatDocument(), threatTests()));
