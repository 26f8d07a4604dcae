import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { incidentFrontMatterSchema, meetingFrontMatterSchema } from '../../src/core/schema/front-matter.ts';

const page = readFileSync(new URL('../../docs/writing.md', import.meta.url), 'utf8');

/** The keys that a row of the table names in its cell; words in brackets explain one. */
function keysOf(row: string): string[] {
  const [, cell = ''] = new RegExp(`^\\| ${row} \\| (.*) \\|$`, 'm').exec(page) ?? [];
  return [...cell.replace(/\((?!visibility|#)[^)]*\)/g, '').matchAll(/`([a-zA-Z-]+)`/g)].map(([, key = '']) => key);
}

describe('docs/writing.md lists every key of front matter, and no other', () => {
  test.each([
    ['incident', incidentFrontMatterSchema],
    ['meeting', meetingFrontMatterSchema],
  ])('of %s', (row, schema) => {
    expect(keysOf('both').length).toBeGreaterThan(5);
    expect([...keysOf('both'), ...keysOf(row)].sort()).toEqual(Object.keys(schema.shape).sort());
  });
});
