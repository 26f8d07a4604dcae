/** What test runners and shells set, and Vite and Astro would believe: pages for readers had no content security policy, and development no pages. */
const NAMES = ['VITEST', 'MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL', 'SITE', 'ASSETS_PREFIX'];

/** Does the work as for readers, whatever the shell says. */
export async function forReaders<Result>(work: () => Promise<Result>): Promise<Result> {
  const restore = setEnvironment('production');
  try {
    return await work();
  } finally {
    restore();
  }
}

/** Sets what the shell may not decide; the answer puts back what it said. */
export function setEnvironment(mode: 'production' | 'development'): () => void {
  const variables: readonly (readonly [string, string | undefined])[] = [
    ['NODE_ENV', mode],
    ...NAMES.map((name) => [name, undefined] as const),
  ];
  const before = variables.map(([name]) => [name, process.env[name]] as const);
  for (const [name, value] of variables) setVariable(name, value);
  return () => {
    for (const [name, value] of before) setVariable(name, value);
  };
}

function setVariable(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}
