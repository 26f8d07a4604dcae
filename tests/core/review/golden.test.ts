import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { compareDocuments } from '../../../src/core/review/compare-documents.ts';
import { GoldenRepository, type Step } from './golden-repository.ts';

const FOLDER = `${import.meta.dirname}/golden`;
const SERIES = ['facts', 'timeline', 'meetings', 'prose', 'files'];
const stepsSchema = z.custom<Step[]>(Array.isArray);
const stepsOf = (name: string): Step[] => stepsSchema.parse(parse(readFileSync(`${FOLDER}/${name}.yml`, 'utf8')));

describe.each(SERIES)('%s', (series) => {
  const repository = new GoldenRepository(`${FOLDER}/start`);
  afterAll(() => repository.remove());

  test.each(stepsOf(series))('$name', (step) => {
    const documents = compareDocuments({ files: repository.take(step), assets: [] });
    const pathOf = ({ after, before }: (typeof documents)[number]): string => after?.path ?? before?.path ?? '';
    const told = Object.fromEntries(documents.map((document) => [pathOf(document), document.changes.map(({ text }) => text)]));
    expect(told).toEqual(step.expect);
    for (const document of documents) {
      const path = pathOf(document);
      expect([path, document.flags.map(({ kind }) => kind)]).toEqual([path, step.flags?.[path] ?? []]);
      expect([path, document.kinship.map(({ kind }) => kind)]).toEqual([path, step.kinship?.[path] ?? []]);
      const status =
        document.before === null ? 'added' : document.after === null ? 'removed' : document.changes.length === 0 ? 'unchanged' : 'changed';
      expect([path, document.status]).toEqual([path, step.status?.[path] ?? status]);
    }
  });
});

test('the golden repository has at least forty steps, each with its list', () => {
  const steps = SERIES.flatMap(stepsOf);
  expect(steps.length).toBeGreaterThanOrEqual(60);
  expect(steps.filter(({ expect: told }) => Object.keys(told).length === 0)).toEqual([]);
});
