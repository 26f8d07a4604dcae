// Asks the registry whether it signed the packages that are installed here: `npm run signatures`. Where it cannot be asked,
// says why and ends well: no build depends on a network.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { parseJson } from '../src/io/json.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const WAIT_MS = 120_000;

const packageSchema = z.looseObject({ name: z.string(), version: z.string() });
const failureSchema = z.looseObject({ error: z.looseObject({ summary: z.string() }) });
const auditSchema = z.looseObject({ invalid: z.array(packageSchema), missing: z.array(packageSchema) });

/** What to print, and whether a signature is wrong. */
export interface Verdict {
  readonly text: string;
  readonly bad: boolean;
}

/** What `npm audit signatures --json` found, from what it printed. */
export function verdictOf(printed: string): Verdict {
  const answer = parseJson(printed);
  const failure = failureSchema.safeParse(answer);
  const audit = auditSchema.safeParse(answer);
  if (!audit.success) {
    const [reason = ''] = (failure.data?.error.summary ?? `npm said “${printed.slice(0, 200)}”`).trim().split('\n');
    return { text: `Signatures were not checked: ${reason.trim()}`, bad: false };
  }
  const listed = (what: string, all: readonly z.infer<typeof packageSchema>[]): string[] =>
    all.map(({ name, version }) => `${name}@${version} has ${what}`);
  const faults = [...listed('a signature that is not the registry’s', audit.data.invalid), ...listed('no signature', audit.data.missing)];
  return faults.length === 0
    ? { text: 'All packages have the signatures of their registry.', bad: false }
    : { text: faults.join('\n'), bad: true };
}

function askNpm(): Promise<string> {
  // Without a network npm would try for a minute.
  const args = ['audit', 'signatures', '--json', '--fetch-retries=0', '--fetch-timeout=20000'];
  return new Promise((done) => {
    execFile('npm', args, { cwd: root, timeout: WAIT_MS, maxBuffer: 1 << 26 }, (error, stdout) =>
      done(stdout === '' ? (error?.message ?? '') : stdout),
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { text, bad } = verdictOf(await askNpm());
  console.log(text);
  process.exitCode = bad ? 1 : 0;
}
