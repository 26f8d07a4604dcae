import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { refuseImport } from './support/import-rules.ts';
import { importsOf } from './support/imports.ts';

const src = fileURLToPath(new URL('../src', import.meta.url));
const files = globSync('**/*.{ts,mjs,astro}', { cwd: src })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.endsWith('.d.ts'))
  .sort();

const refusals = (file: string, text: string): string[] => importsOf(file, text).flatMap((found) => refuseImport(file, found) ?? []);

describe('an arrow never points back', () => {
  test('every import of the source tree is one that its folder may have', { timeout: 60_000 }, () => {
    const found = files.flatMap((file) => refusals(file, readFileSync(`${src}/${file}`, 'utf8')).map((why) => `${file}: ${why}`));
    expect(found).toEqual([]);
    // The rule held over something: the tree was found and its imports were seen.
    expect(files).toContain('core/parse/mdx-gate.ts');
    expect(importsOf('a.ts', readFileSync(`${src}/core/parse/mdx-gate.ts`, 'utf8')).length).toBeGreaterThan(5);
  });
});

describe('the rule refuses', () => {
  test.each([
    ['core/parse/a.ts', "import { readFileSync } from 'node:fs';"],
    ['core/parse/a.ts', "import type { Stats } from 'node:fs';"],
    ['core/derive/a.ts', "import { z } from 'astro:content';"],
    ['core/derive/a.ts', "import { readContent } from '../../io/content.ts';"],
    ['core/derive/a.ts', "export { readContent } from '../../io/content.ts';"],
    ['core/derive/a.ts', "const io = await import('../../io/content.ts');"],
    ['core/derive/a.ts', "type Io = import('../../io/content.ts').Content;"],
    ['core/derive/a.ts', 'const any = await import(name);'],
    ['core/parse/a.ts', "import { mdxToMdast } from 'satteri';"],
    ['core/check/a.ts', "import { remark } from 'remark';"],
    ['io/a.ts', "import { build } from 'astro';"],
    ['io/a.ts', "import { report } from '../report/terminal.ts';"],
    ['draw/a.ts', "import { placeOf } from '../core/position.ts';"],
    ['report/a.ts', "import { readContent } from '../io/content.ts';"],
    ['cli/a.ts', "import { build } from 'astro';"],
    ['cli/a.ts', "import { getArchive } from '../site/archive.ts';"],
    ['site/a.ts', "import Page from '../components/Page.astro';"],
    ['pages/a.astro', "---\nimport { readDocument } from '../core/parse/read-document.ts';\n---\n<p></p>"],
    ['pages/a.astro', "---\nimport { z } from 'zod';\n---\n"],
    ['pages/a.astro', "---\nimport { compareRows } from '../core/derive/page-data.ts';\n---\n"],
    ['components/a.astro', "---\n---\n<script>import { readFileSync } from 'node:fs';</script>"],
    ['components/a.astro', '<script src="../io/content.ts"></script>'],
    ['pages/a.astro', "---\nimport { settings } from '../site/settings.ts';\n---\n"],
    ['client/a.ts', "import { href } from '../site/href.ts';"],
    ['elsewhere/a.ts', "import { z } from 'zod';"],
  ])('%s: %s', (file, text) => {
    expect(refusals(file, text)).toHaveLength(1);
  });
});

test('the rule lets pages have the types of their data and the doors of site', () => {
  const page =
    "---\nimport type { IncidentPage } from '../core/derive/page-data.ts';\nimport { getArchive } from '../site/archive.ts';\nimport '../styles/page.css';\n---\n";
  expect(refusals('pages/a.astro', page)).toEqual([]);
});

test('the rule sees inline type imports as types', () => {
  expect(refusals('pages/a.ts', "import { type Link, type Shown } from '../core/derive/page-data.ts';")).toEqual([]);
  expect(refusals('pages/a.ts', "import { type Link, other } from '../core/derive/page-data.ts';")).toHaveLength(1);
});
