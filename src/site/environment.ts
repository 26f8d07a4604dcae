/**
 * What the shell may say that Vite and Astro would believe: with `development`, or with a variable of these names (test
 * runners set them), pages for readers had no content security policy.
 */
const SAID: Readonly<Record<string, string | undefined>> = {
  NODE_ENV: 'production',
  ...Object.fromEntries(['MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL', 'SITE', 'ASSETS_PREFIX'].map((name) => [name, undefined])),
};

/** Does the work as for readers, whatever the shell says. */
export async function forReaders<Result>(work: () => Promise<Result>): Promise<Result> {
  const before = Object.keys(SAID).map((name) => [name, process.env[name]] as const);
  for (const [name, value] of Object.entries(SAID)) setVariable(name, value);
  try {
    return await work();
  } finally {
    for (const [name, value] of before) setVariable(name, value);
  }
}

function setVariable(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}
