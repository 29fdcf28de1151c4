import { defineConfig } from 'vitest/config';

/** The tests of a file start programs of their own; two cores are all that a laptop may have. */
const MOST_WORKERS = 2;

/** The journeys mostly wait, for real sweeps, slots and mails: what only computes does it meanwhile, and waits for none of them. */
const BESIDE_JOURNEYS = { maxWorkers: 20, sequence: { groupOrder: 1 } };

export default defineConfig({
  test: {
    maxWorkers: MOST_WORKERS,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{unit,contract,architecture,static}/**/*.test.ts'],
          // The architecture and the types are read by tools that take seconds, not milliseconds.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Half of the time went into loading the same modules for each file. So a test puts back what it changes.
          isolate: false,
          unstubEnvs: true,
          restoreMocks: true,
        },
      },
      {
        test: {
          name: 'infra',
          include: ['test/infra/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'gates',
          include: ['test/{matrix,fuzz,budgets}/**/*.test.ts'],
          ...BESIDE_JOURNEYS,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'simulation',
          include: ['test/simulation/**/*.test.ts'],
          ...BESIDE_JOURNEYS,
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/setup.ts'],
          // Each file has a browser of its own, and one host has to answer them all.
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/journeys/setup.ts'],
          // One host for all of them, side by side: they mostly wait for real sweeps, slots and mails.
          ...BESIDE_JOURNEYS,
          sequence: { ...BESIDE_JOURNEYS.sequence, concurrent: true },
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
