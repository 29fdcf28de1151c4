import { defineConfig } from 'vitest/config';

/** What is tested of a deployment beside the journeys. `run.ts` names the target and the order. */
export default defineConfig({
  test: {
    include: ['test/deploy/*.test.ts'],
    globalSetup: ['test/journeys/setup.ts'],
    testTimeout: 400_000,
    hookTimeout: 60_000,
  },
});
