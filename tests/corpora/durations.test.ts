import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { statedDurations } from '../../src/core/check/stated-duration.ts';
import type { ProblemCode } from '../../src/core/problem.ts';
import { checkedOf } from '../core/check/checking.ts';

/**
 * The pages of the Ministry of Justice: 36 of the 39 state two lengths, "Time to repair" and "Time to resolve". Read beside their
 * times by hand: on the pages whose key events are of one day there are 40 that count clock time. Of these 5 match none of the
 * page's times, 2 count from another listed moment, and 33 are right.
 */
const WRONG = ['2020-02-25:14', '2022-07-11:14', '2022-07-11:16', '2023-02-02:14', '2024-09-20:16'];
const ELSEWHERE = ['2020-09-28:14', '2024-09-20:14'];

/** Those of several days, or with their working hours beside them, that neither clock time nor any working day explains. */
const WRONG_OVER_DAYS = [
  ...['2020-08-04:14', '2020-08-04:16', '2020-08-07:16', '2021-07-12:16', '2021-09-30:14', '2021-09-30:16', '2023-09-18:16'],
  ...['2023-11-01:14', '2023-11-01:16', '2024-04-15:16', '2025-03-18:14'],
];
const ELSEWHERE_OVER_DAYS = ['2025-03-18:16'];

const folder = fileURLToPath(new URL('../../../shared/corpora/inc-moj-cloud-platform/', import.meta.url));
const missing = !existsSync(folder);

if (missing) {
  test('the corpora are not beside this folder: typed durations were not checked against them', () => {
    console.warn(`skipped: ${folder} is not there`);
    expect(missing).toBe(true);
  });
} else {
  const texts = Object.fromEntries(readdirSync(folder).map((name) => [`incidents/${name}`, readFileSync(`${folder}${name}`, 'utf8')]));
  const problems = statedDurations(checkedOf(texts));
  const at = (code: ProblemCode): string[] =>
    problems.flatMap((problem) =>
      problem.code === code && problem.place.kind === 'line' ? [`${problem.place.path.slice(10, 20)}:${String(problem.place.line)}`] : [],
    );

  test('the five that match none of the times of their page are found, and of the others only those of several days', () => {
    expect(at('stated-duration').sort()).toEqual([...WRONG, ...WRONG_OVER_DAYS].sort());
  });

  test('the two that count from another listed moment are told which', () => {
    expect(at('duration-basis').sort()).toEqual([...ELSEWHERE, ...ELSEWHERE_OVER_DAYS].sort());
    const told = problems
      .filter(({ code }) => code === 'duration-basis')
      .map(({ found }) => /counts from “(.{0,20})[^”]*”, ([^,;]*)/.exec(found)?.slice(1));
    expect(told).toEqual([
      ['Incident declared', '14:05'],
      ['EKS Subnet route tab', '11:22'],
      ['Repaired', '18 Mar 10:40'],
    ]);
  });

  test('the 33 right ones raise nothing', () => {
    const ofOneDay = Object.entries(texts).flatMap(([path, text]) => {
      const keyEvents = /\*\*Key events\*\*\n((?: +- .*\n)+)/.exec(text)?.[1] ?? '';
      if (new Set(keyEvents.match(/\d{4,5}-\d\d-\d\d/g)).size !== 1) return [];
      const lines = text.split('\n').map((line, index) => ({ line, at: `${path.slice(10, 20)}:${String(index + 1)}` }));
      return lines.filter(({ line }) => /^- \*\*Time to (?:repair|resolve)\*\*: [^(]*$/.test(line)).map((typed) => typed.at);
    });
    expect(ofOneDay).toHaveLength(40);
    const told = new Set([...at('stated-duration'), ...at('duration-basis')]);
    expect(ofOneDay.filter((line) => !told.has(line))).toHaveLength(33);
  });
}
