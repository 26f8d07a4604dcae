import { readFileSync } from 'node:fs';
import { z } from 'zod';

const named = z.record(z.string(), z.string()).transform((entries) => new Map(Object.entries(entries)));
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));

/** package.json, as far as tests ask it. */
export const manifest = z
  .object({
    scripts: named,
    dependencies: named,
    devDependencies: named,
    optionalDependencies: named,
    engines: z.object({ node: z.string() }),
  })
  .parse(read('package.json'));

/** package-lock.json: what is installed, by its path below the project. */
export const lock = z
  .object({ lockfileVersion: z.number(), packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })) })
  .transform(({ packages }) => new Map(Object.entries(packages)))
  .parse(read('package-lock.json'));
