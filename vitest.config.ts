import { defineConfig } from 'vitest/config';

/** Whole processes, killed and raced: too slow for `npm run test:unit`, which answers in less than a minute. */
const SLOW = [
  'tests/io/publish.test.ts',
  'tests/draw/drawer.test.ts',
  'tests/draw/fonts.test.ts',
  'tests/draw/chromium.test.ts',
  'tests/draw/gallery.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/{client,core,io,report,draw,repo,corpora,search}/**/*.test.ts', 'tests/architecture.test.ts'],
          exclude: SLOW,
          testTimeout: 30_000,
        },
      },
      {
        // `npm run test:stress`: the same things, ten times as often and ten times as large. Minutes, and no part of the gate.
        test: {
          name: 'stress',
          include: ['tests/stress/**/*.test.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'site',
          include: ['tests/{cli,site,hostile,browser}/**/*.test.ts', ...SLOW],
          globalSetup: 'tests/browser/run-folder.ts',
          testTimeout: 180_000,
          hookTimeout: 300_000,
          // Real processes and a real browser on a busy machine: a test that failed has one more try, and the report marks it “retry x1”.
          retry: 1,
          // A page answers when the machine has time for it.
          expect: { poll: { timeout: 10_000 } },
          // Whole builds and browsers wait more than they compute: two files at a time take a quarter less than one, on two cores.
          maxWorkers: 2,
        },
      },
    ],
  },
});
