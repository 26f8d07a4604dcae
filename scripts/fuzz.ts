// Looks for texts that break the reader, the drawing of diagrams or the feeds: `npm run fuzz`, or
// `npm run fuzz -- --minutes 20 --seed 7 reader diagrams feeds`.
//
// Guided by coverage: our code is compiled with a counter at each branch, and a text that reaches a new one, or one more often,
// is kept and changed further. Needs nothing but the project itself. (Jazzer.js 4 would do the same with libFuzzer inside, but
// what it brings for Linux needs glibc 2.38, which many machines do not have, and its older versions are not kept up.)
//
// What is interesting is kept in `.cache/fuzz/corpus` and tried first the next time. A text that breaks something is written to
// `.cache/fuzz/found`, as short as it could be made, with what happened: it belongs into a test, with the repair.
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import ts from 'typescript';
import type { FuzzMessage, FuzzTask } from '../tests/fuzz/worker.ts';
import { branchCounters } from './branch-counters.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.cache/fuzz');
/** Of this run alone: others may run. */
const program = join(folder, 'program', String(process.pid));
/** What is compiled: the targets, and all that they import. */
const SOURCES = ['src/{core,draw,io,site}/**/*.ts', 'tests/{fuzz,support}/*.ts', 'tests/site/html.ts'];
/** Nothing may keep a reader waiting so long. */
const STUCK_MS = 60_000;

interface Target {
  /** Characters of the longest text that is tried. */
  readonly longest: number;
  /** Texts to begin with; the first letter says what the target does with the rest. */
  readonly seeds: () => readonly string[];
}

const TARGETS: ReadonlyMap<string, Target> = new Map([
  ['reader', { longest: 4_000, seeds: () => documents().flatMap((text) => ['0', '1', '3'].map((kind) => kind + text)) }],
  ['diagrams', { longest: 600, seeds: () => [...diagrams().map((text) => `1${text}`), ...documents().flatMap(eventsOf)] }],
  ['feeds', { longest: 400, seeds: () => documents().flatMap((text) => text.split('\n\n')) }],
]);

const textsOf = (pattern: string): string[] =>
  globSync(pattern, { cwd: root })
    .sort()
    .map((file) => readFileSync(join(root, file), 'utf8'));
const documents = (): string[] => textsOf('{content,tests/fixtures/{forms,read,shapes,timeline}}/**/*.{md,mdx}');
/** What would stand in a timeline. */
const eventsOf = (text: string): string[] => [
  `0${text
    .split('\n')
    .filter((line) => /\d\d:\d\d/.test(line))
    .slice(0, 6)
    .join('\n')}`,
];

/** The small diagrams of the tests: every kind that is drawn. */
const diagrams = (): string[] =>
  textsOf('tests/draw/kinds.ts').flatMap((text) =>
    [...text.matchAll(/'((?:[^'\\]|\\.)*\\n(?:[^'\\]|\\.)*)'/g)].map(([, source = '']) => source.replaceAll('\\n', '\n')),
  );

/** Compiles the sources with a counter at each branch of ours. Returns how many there are. */
function compile(): number {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.ESNext,
    rewriteRelativeImportExtensions: true,
  };
  let counters = 0;
  for (const file of SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root })).sort()) {
    if (file.endsWith('.d.ts') || file.endsWith('.test.ts')) continue;
    const before = file.startsWith('src') ? [branchCounters(() => counters++)] : [];
    const { outputText } = ts.transpileModule(readFileSync(join(root, file), 'utf8'), {
      compilerOptions: options,
      fileName: file,
      transformers: { before },
    });
    const target = join(program, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
  return counters;
}

const nameOf = (text: string): string => createHash('sha1').update(text).digest('hex').slice(0, 16);

function keep(kind: string, name: string, text: string, words: string | null): string {
  const file = join(folder, kind, name, nameOf(text));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  if (words !== null) writeFileSync(`${file}.why`, `${words}\n`);
  return file;
}

/** Runs one target for so long, anew where a text kills its thread or never ends. Returns how many faults were found. */
async function run(name: string, target: Target, milliseconds: number, counters: number, seed: number): Promise<number> {
  const until = Date.now() + milliseconds;
  const seeds = [...target.seeds(), ...textsOf(`.cache/fuzz/corpus/${name}/*`)];
  const skipped = new Set<string>();
  let found = 0;
  for (let round = 0; Date.now() < until; round += 1) {
    const task: FuzzTask = {
      target: join(program, 'tests/fuzz', `${name}.js`),
      ...{ seeds: seeds.filter((text) => !skipped.has(nameOf(text))), longest: target.longest, counters, until, seed: seed + round },
    };
    const killer = await runThread(task, {
      kept: (text) => {
        keep('corpus', name, text, null);
        seeds.push(text);
      },
      fault: (text, why) => {
        found += 1;
        console.error(`${name}: ${why.split('\n')[0] ?? ''} (${keep('found', name, text, why)})`);
      },
      said: (words) => console.log(`${name}: ${words}`),
    });
    if (killer === null) break;
    skipped.add(nameOf(killer));
  }
  return found;
}

interface Listener {
  readonly kept: (text: string) => void;
  readonly fault: (text: string, why: string) => void;
  readonly said: (words: string) => void;
}

/** One thread, to the end of its time: null; or to its death, with the text that it died of. */
function runThread(task: FuzzTask, listener: Listener): Promise<string | null> {
  return new Promise((resolve) => {
    const worker = new Worker(join(program, 'tests/fuzz/worker.js'), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 2_048 },
    });
    let trying = '';
    let since = Date.now();
    const died = (why: string): void => {
      clearInterval(watch);
      void worker.terminate();
      listener.fault(trying, why);
      resolve(trying);
    };
    const watch = setInterval(() => {
      if (Date.now() - since > STUCK_MS) died(`no end after ${String(STUCK_MS / 1_000)} s`);
    }, 1_000);
    worker.on('message', (message: FuzzMessage) => {
      since = Date.now();
      if (message.kind === 'trying') trying = message.text;
      else if (message.kind === 'kept') listener.kept(message.text);
      else if (message.kind === 'fault') listener.fault(message.text, message.why);
      else if (message.kind === 'said') listener.said(message.words);
      else {
        clearInterval(watch);
        resolve(null);
      }
    });
    worker.on('error', (error) => died(`the thread ended: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`));
  });
}

const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const names = positionals.length === 0 ? [...TARGETS.keys()] : positionals;
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error(`--minutes takes a number above 0, not “${values.minutes}”`);
const counters = compile();
let faults = 0;
for (const name of names) {
  const target = TARGETS.get(name);
  if (target === undefined) throw new Error(`“${name}” is none of ${[...TARGETS.keys()].join(', ')}`);
  faults += await run(name, target, (minutes * 60_000) / names.length, counters, Number(values.seed));
}
rmSync(program, { recursive: true, force: true });
console.log(faults === 0 ? 'Nothing was found.' : `${String(faults)} texts break something: see ${join(folder, 'found')}`);
process.exitCode = faults === 0 ? 0 : 1;
