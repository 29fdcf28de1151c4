import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { run, type Environment } from './children.ts';

const result = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const AT_ONCE = 4;

/** One kills the host that it runs against; the other waits for a daily schedule, which the emulator first runs after a day. */
const ONLY_LOCAL = ['test/journeys/survives-kill.test.ts', 'test/journeys/audit-heads.test.ts'];

/** Makes the journeys in the target that `env` names; `report` is a file for the runner's own count. */
export const makeJourneys = async (env: Environment, report: string, only: readonly string[]): Promise<Count> => {
  const code = await run(
    'vitest',
    [
      'run',
      ...only,
      '--project=journeys',
      // They wait more than they work, and none knows of the others.
      '--fileParallelism',
      `--maxWorkers=${AT_ONCE}`,
      ...ONLY_LOCAL.map((file) => `--exclude=${file}`),
      '--reporter=verbose',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    env,
  );
  if (!existsSync(report)) throw new Error(`The journeys could not be made: vitest ended with ${code}.`);
  const { testResults } = result.parse(JSON.parse(readFileSync(report, 'utf8')));
  const journeys = testResults.flatMap(({ assertionResults }) => assertionResults);
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const count = (...which: string[]) => journeys.filter(({ status }) => which.includes(status)).length;
  const failed = count('failed') + broken.length;
  return {
    passed: count('passed'),
    // Something that no journey is blamed for, an unhandled rejection for instance, fails as well.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: count('skipped', 'pending', 'todo', 'disabled'),
  };
};
