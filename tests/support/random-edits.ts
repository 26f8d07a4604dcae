import { appendFileSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateDocument, randomFrom } from '../../bench/generate.ts';

/** A content folder that is edited at random: the same seed makes the same edits. */
export interface EditedFolder {
  /** Makes one edit; says which, for the message of a test that fails. */
  readonly edit: () => string;
}

const FEWEST = 6;
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York'];

/** Writes `count` generated documents and a site.yml into `dir`, to be edited. */
export function editedFolder(dir: string, count: number, seed: number): EditedFolder {
  const random = randomFrom(seed);
  const pick = <Item>(list: readonly Item[]): Item => {
    const item = list[Math.floor(random() * list.length)];
    if (item === undefined) throw new Error('picked from an empty list');
    return item;
  };
  const documents = (): string[] => globSync('{incidents,meetings}/**/*.md', { cwd: dir }).sort();
  let made = 0;
  const add = (): string => {
    const { path, text } = generateDocument(made++);
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
    return `add ${path}`;
  };
  const change = (path: string, from: RegExp, to: string): string => {
    const text = readFileSync(join(dir, path), 'utf8');
    writeFileSync(join(dir, path), text.replace(from, to));
    return `change ${String(from)} of ${path}`;
  };
  const settings = (): string => {
    const text = `title: Reports ${String(Math.floor(random() * 100))}\ntimeZone: ${pick(ZONES)}\n`;
    writeFileSync(join(dir, 'site.yml'), text);
    return `site.yml is ${JSON.stringify(text)}`;
  };
  const rename = (path: string): string => {
    const to = path.replace(/(-\d+)+\.md$/, (end) => end.replace('.md', '-moved.md')).replace(/^(\w+)\/(?:old\/)?/, '$1/old/');
    mkdirSync(dirname(join(dir, to)), { recursive: true });
    renameSync(join(dir, path), join(dir, to));
    return `rename ${path} to ${to}`;
  };
  const remove = (path: string): string => {
    if (documents().length <= FEWEST) return add();
    rmSync(join(dir, path));
    return `delete ${path}`;
  };
  const append = (path: string): string => {
    const linked = pick(documents()).split('/').slice(1).join('/');
    appendFileSync(join(dir, path), pick(['\nOne more line.\n', `\nSee [the other](${linked}).\n`, '\n## Lessons\n\nAsk *earlier*.\n']));
    return `append to ${path}`;
  };
  const kinds: readonly (() => string)[] = [
    () => append(pick(documents())),
    () => change(pick(documents()), /^# (.*)/m, '# $1, told again'),
    () => change(pick(documents()), /\[ \]/, '[x]'),
    () => change(pick(documents()), /Priya Menon|Sven Ek|Omar Said|Grace Kim/, 'Tara Singh'),
    () => change(pick(documents()), /^- (\d\d):(\d)\d/m, '- $1:$27'),
    () => change(pick(documents()), /SEV\d/, 'SEV1'),
    add,
    () => remove(pick(documents())),
    () => rename(pick(documents())),
    settings,
  ];
  while (made < count) add();
  settings();
  return { edit: () => pick(kinds)() };
}
