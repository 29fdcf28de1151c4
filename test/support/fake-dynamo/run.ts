import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as z from 'zod';
import { startFakeDynamo } from './server.ts';

/**
 * `node test/support/fake-dynamo/run.ts [vitest options]`: the integration suite with the fake table for a database, to
 * show that the simulation's table does what the real ones do.
 */
const fake = await startFakeDynamo();
const vitest = spawn('vitest', ['run', '--project', 'integration', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, RAPPORT_TEST_DYNAMODB_ENDPOINT: fake.endpoint },
});
const [code] = z.tuple([z.number().nullable(), z.unknown()]).parse(await once(vitest, 'exit'));
fake.stop();
process.exitCode = code ?? 1;
