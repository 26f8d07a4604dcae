import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import { CONTEXT } from './context.ts';
import { digest, subset } from './digest.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/read');
const cases = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));

test('there are fixtures, each with what is to be read of it', () => {
  expect(cases.length).toBeGreaterThanOrEqual(7);
  expect(readdirSync(FOLDER).filter((name) => name.endsWith('.json'))).toHaveLength(cases.length);
});

test.each(cases)('%s', (name) => {
  const expected: unknown = JSON.parse(readFileSync(join(FOLDER, name.replace(/md$/, 'json')), 'utf8'));
  const reading = readDocument({ path: name, text: readFileSync(join(FOLDER, name), 'utf8') }, CONTEXT);
  expect(subset(digest(reading), expected)).toEqual(expected);
});
