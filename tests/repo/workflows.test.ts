import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const folder = fileURLToPath(new URL('../../.github/workflows/', import.meta.url));
const step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
});
const jobSchema = z.looseObject({
  steps: z.array(step),
  permissions: z.unknown().optional(),
  strategy: z.unknown().optional(),
  'timeout-minutes': z.number().optional(),
});
const workflow = z.looseObject({ on: z.unknown(), permissions: z.unknown().optional(), jobs: z.record(z.string(), jobSchema) });

const WRITES = /\bwrite(-all)?\b/;
/** Everything of an event that a stranger can write. */
const UNTRUSTED = /\$\{\{[^}]*github\.(event|head_ref)[^}]*\}\}/;

/** The rules for workflows: what a pull request from a stranger meets. Returns what breaks them. */
function workflowFaults(text: string): string[] {
  const { on, permissions, jobs } = workflow.parse(parse(text));
  const faults: string[] = [];
  if (JSON.stringify(on).includes('pull_request_target')) faults.push('pull_request_target');
  if (permissions === undefined || WRITES.test(JSON.stringify(permissions))) faults.push('permissions of the workflow');
  if (/\bsecrets\b/.test(text)) faults.push('secrets');
  for (const [name, { steps, permissions: own, 'timeout-minutes': timeout }] of Object.entries(jobs)) {
    if (own !== undefined && WRITES.test(JSON.stringify(own))) faults.push(`${name}: permissions`);
    if (timeout === undefined || timeout > 30) faults.push(`${name}: no timeout`);
    faults.push(...steps.flatMap(stepFaults).map((fault) => `${name}: ${fault}`));
  }
  return faults;
}

function stepFaults({ uses, run, with: inputs }: z.infer<typeof step>): string[] {
  const faults: string[] = [];
  if (uses !== undefined && !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses)) faults.push(`${uses} is not pinned to a commit`);
  if (uses?.startsWith('actions/checkout@') === true && inputs['persist-credentials'] !== false) faults.push('checkout keeps the token');
  if (run !== undefined && UNTRUSTED.test(run)) faults.push('a value of the event in a script');
  return faults;
}

describe('L1: workflows give a stranger nothing', () => {
  const files = readdirSync(folder);

  test.each(files)('%s keeps the rules', (file) => {
    expect(workflowFaults(readFileSync(folder + file, 'utf8'))).toEqual([]);
  });

  test('each of the rules can be broken', () => {
    const bad = `
on: { pull_request_target: {} }
permissions: write-all
jobs:
  a:
    permissions: { contents: write }
    steps:
      - uses: actions/checkout@v5
      - run: echo "\${{ github.event.pull_request.title }}"
        env: { TOKEN: "\${{ secrets.TOKEN }}" }
`;
    expect(workflowFaults(bad)).toEqual([
      'pull_request_target',
      'permissions of the workflow',
      'secrets',
      'a: permissions',
      'a: no timeout',
      'a: actions/checkout@v5 is not pinned to a commit',
      'a: checkout keeps the token',
      'a: a value of the event in a script',
    ]);
  });
});

test('CI runs the README’s command on each Node that is promised', () => {
  const ci = workflow.parse(parse(readFileSync(`${folder}ci.yml`, 'utf8')));
  const job = ci.jobs['test'];
  expect(job?.strategy).toMatchObject({ matrix: { node: [20, 22, 24] } });
  expect(job?.steps.flatMap(({ run }) => run ?? [])).toEqual(['npm ci && npm test']);
});
