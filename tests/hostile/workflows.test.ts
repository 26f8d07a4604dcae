import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}.github/workflows/`;
const templates = `${root}templates/workflows/`;
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
/** The one permission to write that a workflow which publishes needs: its deploy token is for another repository. */
const MAY_WRITE = new Set(['pull-requests']);
/** Events that start a workflow of the default branch, with its secrets, because of what a stranger did. */
const TRUSTED_FOR_STRANGERS = ['pull_request_target', 'workflow_run', 'issue_comment'];

type Workflow = z.infer<typeof workflow>;

/** The rules for workflows: what a pull request from a stranger meets. Returns what breaks them. */
function workflowFaults(text: string): string[] {
  const { on, permissions, jobs } = workflow.parse(parse(text));
  const started = JSON.stringify(on);
  const faults: string[] = [];
  const privileged = TRUSTED_FOR_STRANGERS.some((event) => started.includes(event));
  if (started.includes('pull_request_target') && text.includes('actions/checkout@')) faults.push('pull_request_target with a checkout');
  if (permissions === undefined || WRITES.test(JSON.stringify(permissions))) faults.push('permissions of the workflow');
  if (!privileged && /\bsecrets\b/.test(text)) faults.push('secrets');
  for (const [name, job] of Object.entries(jobs)) faults.push(...jobFaults(job, privileged).map((fault) => `${name}: ${fault}`));
  return faults;
}

function jobFaults({ steps, permissions, 'timeout-minutes': timeout }: Workflow['jobs'][string], privileged: boolean): string[] {
  const faults: string[] = [];
  if (permissions !== undefined && isWide(permissions, privileged)) faults.push('permissions');
  if (timeout === undefined || timeout > 30) faults.push('no timeout');
  return [...faults, ...steps.flatMap((one) => stepFaults(one, privileged))];
}

function isWide(permissions: unknown, privileged: boolean): boolean {
  if (typeof permissions !== 'object' || permissions === null) return WRITES.test(String(permissions));
  return Object.entries(permissions).some(([name, value]) => value === 'write' && !(privileged && MAY_WRITE.has(name)));
}

function stepFaults({ uses, run, with: inputs }: z.infer<typeof step>, privileged: boolean): string[] {
  const faults: string[] = [];
  if (uses !== undefined && !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses)) faults.push(`${uses} is not pinned to a commit`);
  if (uses?.startsWith('actions/checkout@') === true) {
    if (inputs['persist-credentials'] !== false) faults.push('checkout keeps the token');
    if (privileged && (inputs['ref'] !== undefined || inputs['repository'] !== undefined)) faults.push('checkout of what a stranger chose');
  }
  // Whatever the value is: scripts get values through `env`.
  if (run?.includes('${{') === true) faults.push('an expression in a script');
  if (run !== undefined && /npm (ci|install)/.test(run) && privileged && !run.includes('--ignore-scripts')) faults.push('npm runs scripts');
  return faults;
}

describe('L1: workflows give a stranger nothing', () => {
  const own = readdirSync(folder).map((file) => folder + file);
  const copied = readdirSync(templates).flatMap((file) => (file.includes('gitlab') ? [] : [templates + file]));

  test.each([...own, ...copied].map((file) => file.slice(root.length)))('%s keeps the rules', (file) => {
    expect(workflowFaults(readFileSync(root + file, 'utf8'))).toEqual([]);
  });

  test('the workflow that builds has no secret and may write nothing', () => {
    const text = readFileSync(`${templates}preview-build.yml`, 'utf8');
    expect(text).not.toMatch(/secrets|GITHUB_TOKEN|github\.token|: write/);
    expect(text).toContain('npm ci --ignore-scripts');
  });

  test('npm runs in the folder of the base branch alone: what the pull request brings is read by the program, and by nothing else', () => {
    const build = workflow.parse(parse(readFileSync(`${templates}preview-build.yml`, 'utf8')));
    for (const [name, { steps }] of Object.entries(build.jobs)) {
      const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@') === true).map((one) => one.with);
      expect([name, checkouts.map(({ path }) => path)]).toEqual([name, ['notes', 'program']]);
      // Of the base branch two files, neither of which the pull request can change.
      expect(checkouts[1]).toMatchObject({
        ref: '${{ github.event.pull_request.base.sha }}',
        'sparse-checkout': 'package.json\npackage-lock.json\n',
      });
      const runs = steps.filter(({ run }) => run !== undefined);
      expect(runs.filter(({ run }) => /\bnpm\b/.test(run ?? '')).map((one) => [one.run, one['working-directory']])).toEqual([
        ['npm ci --ignore-scripts', 'program'],
      ]);
      // An .npmrc, a configuration or a script of the notes is where no command runs.
      expect(runs.filter((one) => one['working-directory'] === 'notes')).toEqual([]);
      for (const { run } of runs) expect(run).not.toMatch(/\bcd notes|\bnpx\b|(?:node|sh|bash) "?notes/);
    }
  });

  test('what shows a document is told for whom, and nothing that everybody can open is for the team unless a team chose it', () => {
    const files = ['preview-build', 'preview-publish', 'preview-publish-generic', 'preview.gitlab-ci'];
    for (const name of files) {
      const text = readFileSync(`${templates}${name}.yml`, 'utf8');
      expect([name, /^ *(?:AFTERWORD_)?AUDIENCE: (.*)$/m.exec(text)?.[1]]).toEqual([name, 'public']);
      const showing = text.split('\n').filter((line) => /afterword (?:build|review|preview (?:facts|fetch)|verify-bundle)\b/.test(line));
      expect(showing.length).toBeGreaterThan(0);
      for (const line of showing) expect(line).toMatch(/--audience "\$(?:AFTERWORD_)?AUDIENCE"/);
    }
  });

  test('the action is of pinned steps whose values come through env', () => {
    const action = z.object({ runs: z.object({ steps: z.array(step) }) }).parse(parse(readFileSync(`${root}action.yml`, 'utf8')));
    expect(action.runs.steps.flatMap((one) => stepFaults(one, true))).toEqual([]);
  });

  test('the jobs that a merge request of GitLab can change use no secret, and the one that writes runs for the default branch alone', () => {
    const gitLabJob = z.looseObject({ rules: z.array(z.object({ if: z.string() })), script: z.array(z.string()), timeout: z.string() });
    const { variables, ...jobs } = z
      .looseObject({ variables: z.record(z.string(), z.string()) })
      .parse(parse(readFileSync(`${templates}preview.gitlab-ci.yml`, 'utf8')));
    expect(variables['AFTERWORD_AUDIENCE']).toBe('public');
    const all = new Map(Object.entries(jobs).map(([name, job]) => [name, gitLabJob.parse(job)]));
    expect([...all.keys()]).toEqual(['afterword:preview', 'afterword:check', 'afterword:notes']);
    expect(all.get('afterword:preview')).toMatchObject({
      pages: { path_prefix: 'mr-$CI_MERGE_REQUEST_IID', expire_in: '14 days' },
      artifacts: { access: 'developer', expire_in: '14 days' },
    });
    for (const name of ['afterword:preview', 'afterword:check']) {
      const job = all.get(name);
      expect(job?.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
      expect(job?.script.join('\n')).toContain('npm ci --prefix program --ignore-scripts');
      expect(JSON.stringify(job)).not.toMatch(/TOKEN|SECRET/);
      // What the merge request brings is no program.
      expect(job?.script.filter((line) => /\bnpx\b|\bnode "?[^_]/.test(line))).toEqual([]);
    }
    const notes = all.get('afterword:notes');
    expect(notes?.rules.map((rule) => rule.if)).toEqual([
      '$CI_PIPELINE_SOURCE == "schedule" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $AFTERWORD_NOTES == "yes"',
    ]);
    expect(notes?.script[0]).toBe('npm ci --ignore-scripts');
    // The token comes from the environment, and titles never meet a shell.
    expect(JSON.stringify([...all.values()].map(({ script }) => script))).not.toMatch(/TOKEN|TITLE|DESCRIPTION|\beval\b/);
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
        with: { ref: "\${{ github.event.pull_request.head.sha }}" }
      - run: npm ci
      - run: echo "\${{ github.event.pull_request.title }}"
        env: { TOKEN: "\${{ secrets.TOKEN }}" }
`;
    expect(workflowFaults(bad)).toEqual([
      'pull_request_target with a checkout',
      'permissions of the workflow',
      'a: permissions',
      'a: no timeout',
      'a: actions/checkout@v5 is not pinned to a commit',
      'a: checkout keeps the token',
      'a: checkout of what a stranger chose',
      'a: npm runs scripts',
      'a: an expression in a script',
    ]);
    const secret = 'on: pull_request\npermissions: {}\njobs: {}\nenv: { TOKEN: "${{ secrets.TOKEN }}" }\n';
    expect(workflowFaults(secret)).toEqual(['secrets']);
  });
});

test('L1: CI asks for signatures in a job of its own, without running what packages bring', () => {
  const ci = workflow.parse(parse(readFileSync(`${folder}ci.yml`, 'utf8')));
  expect(ci.jobs['signatures']?.steps.flatMap(({ run }) => run ?? [])).toEqual(['npm ci --ignore-scripts && npm run signatures']);
});

test('CI runs the README’s command on each Node that is promised', () => {
  const ci = workflow.parse(parse(readFileSync(`${folder}ci.yml`, 'utf8')));
  const job = ci.jobs['test'];
  expect(job?.strategy).toMatchObject({ matrix: { node: [20, 22, 24] } });
  expect(job?.steps.flatMap(({ run }) => run ?? [])).toEqual(['npm ci && npm test']);
});
