import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** It kills the host that it runs against. */
const ONLY_LOCAL = ['test/journeys/survives-kill.test.ts'];

/** Runs tests in the target that `env` names; `report` is a file for the runner's own count. */
const runTests = async (env: Environment, report: string, which: readonly string[]): Promise<Count> => {
  const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run('vitest', ['run', ...which, ...reporters], env);
  if (!existsSync(report)) throw new Error(`The tests could not be run: vitest ended with ${code}.`);
  const { testResults } = result.parse(JSON.parse(readFileSync(report, 'utf8')));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  const count = (...statuses: string[]) => tests.filter(({ status }) => statuses.includes(status)).length;
  const failed = count('failed') + broken.length;
  return {
    passed: count('passed'),
    // Something that no test is blamed for, an unhandled rejection for instance, fails as well.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: count('skipped', 'pending', 'todo', 'disabled'),
  };
};

/** Makes the journeys; `only`: parts of the names of their files. */
export const makeJourneys = (env: Environment, folder: string, only: readonly string[]) => {
  console.log('\n── journeys');
  return runTests(env, join(folder, 'journeys.json'), [
    ...only,
    '--project=journeys',
    // They wait more than they work, and none knows of the others.
    '--fileParallelism',
    `--maxWorkers=${AT_ONCE}`,
    ...ONLY_LOCAL.map((file) => `--exclude=${file}`),
  ]);
};

/** Runs a test file of this folder. */
export const testDeployment = (env: Environment, folder: string, name: string) => {
  console.log(`\n── ${name}`);
  const which = ['--config=test/deploy/vitest.config.ts', `test/deploy/${name}.test.ts`];
  return runTests({ ...env, RAPPORT_FOLDER: folder }, join(folder, `${name}.json`), which);
};
