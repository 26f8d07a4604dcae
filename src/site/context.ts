import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readContext } from '../core/parse/config.ts';
import type { Context } from '../core/schema/site.ts';
import { readText } from '../io/read-text.ts';

/** The context of a content folder alone, without reading its documents. `check` has refused a broken file before. */
export function contextOf(contentDir: string): Context {
  const text = (name: string): string | undefined => {
    const file = join(contentDir, name);
    return existsSync(file) ? (readText(file, name).text ?? undefined) : undefined;
  };
  return readContext({ site: text('site.yml'), people: text('people.yml'), services: text('services.yml') }).context;
}
