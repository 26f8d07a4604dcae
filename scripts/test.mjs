// The one gate, `npm test`: every step in turn, stopping at the first that fails.
// `--only format,lint` runs some of them. The last line is always "N passed, N failed", which counts tests and, where a
// step that has no tests fails, that step.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { requireProjectNode, runNode, runPackage } from './steps.mjs';

requireProjectNode('npm test');

const results = mkdtempSync(join(tmpdir(), 'afterword-test-'));
const resultFile = (project) => join(results, `${project}.json`);
const vitest = (project) =>
  runPackage('vitest', ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${resultFile(project)}`]);

const STEPS = [
  {
    name: 'format',
    says: 'every file is formatted (prettier)',
    run: () => runPackage('prettier', ['--check', '--log-level', 'warn', '.']),
  },
  // First: it writes the types of the content collections, which the next two need.
  {
    name: 'types',
    says: 'types of pages and components (astro check)',
    run: () => runPackage('astro', ['check', '--minimumFailingSeverity', 'warning']),
  },
  { name: 'tsc', says: 'types of everything else (tsc)', run: () => runPackage('typescript', ['--noEmit', '-p', '.'], 'tsc') },
  {
    name: 'lint',
    says: 'no lint errors or warnings (eslint, type-aware; about a minute)',
    run: () => runPackage('eslint', ['--max-warnings', '0', '.']),
  },
  { name: 'unused', says: 'no unused files or dependencies (knip)', run: () => runPackage('knip', []) },
  { name: 'unit', says: 'unit tests (vitest)', tests: true, run: () => vitest('unit') },
  { name: 'chromium', says: 'a Chromium for the browser tests', run: () => runNode(['scripts/ensure-chromium.mjs']) },
  { name: 'site', says: 'real builds and browser tests (vitest; several minutes)', tests: true, run: () => vitest('site') },
];

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = values.only?.split(',') ?? STEPS.map((step) => step.name);
const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No step is named ${unknown.join(', ')}. The steps: ${STEPS.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}
process.exit(runSteps(STEPS.filter((step) => wanted.includes(step.name))));

function runSteps(steps) {
  const started = performance.now();
  const total = { passed: 0, failed: 0 };
  let failure = null;
  for (const [index, step] of steps.entries()) {
    console.log(`\n[${index + 1}/${steps.length}] ${step.name}: ${step.says}`);
    const stepStarted = performance.now();
    const code = step.run();
    count(step, code, total);
    if (code !== 0) {
      failure = `Stopped at step ${step.name} (exit code ${code}). It alone: npx node scripts/test.mjs --only ${step.name}`;
      break;
    }
    console.log(`    ${step.name} passed in ${seconds(stepStarted)}`);
  }
  rmSync(results, { recursive: true, force: true });
  console.log(`\n${failure ?? `All ${steps.length} steps passed`} (${seconds(started)})`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return failure === null ? 0 : 1;
}

/** Adds a step's tests to the total. A failure that no test shows (a crash, a lint error) counts as one. */
function count(step, code, total) {
  const found = step.tests ? readCounts(step.name) : { passed: 0, failed: 0 };
  total.passed += found.passed;
  total.failed += code === 0 ? found.failed : Math.max(found.failed, 1);
}

function readCounts(project) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(resultFile(project), 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch (error) {
    console.error(`The test runner left no result: ${error.message}`);
    return { passed: 0, failed: 0 };
  }
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
