import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/{core,io,report,cli,draw,repo}/**/*.test.ts', 'tests/architecture.test.ts'],
        },
      },
      {
        test: {
          name: 'site',
          include: ['tests/{site,hostile,browser}/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          // Each of these runs whole builds or a browser: on two cores one file at a time is the quickest.
          fileParallelism: false,
        },
      },
    ],
  },
});
