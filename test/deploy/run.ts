import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { output } from '../../scripts/deployment.ts';
import { SEEDED_PASSWORD } from '../../scripts/seed.ts';
import type { Target } from '../journeys/target.ts';
import { deploy, destroy } from './cdk.ts';
import { stopAll } from './children.ts';
import { startEmulator } from './emulator.ts';
import { accountOf, cleanEnvironment, PREFIX, ROOT } from './environment.ts';
import { makeJourneys } from './journeys.ts';
import { hurryDeadLetters, settle } from './operator.ts';
import { pythonOf } from '../support/python.ts';
import { rightsUsed } from './rights.ts';

const log = join(ROOT, '.build/test-deploy/ministack.log');
const calls = join(ROOT, '.build/test-deploy/calls.jsonl');

const list = (title: string, lines: readonly string[]) => {
  if (lines.length > 0) console.log(`\n${title}:\n  ${lines.join('\n  ')}`);
};

/** Deploys, travels and takes away again. `only`: parts of the names of the journeys' files. @returns the exit code */
const deployAndTravel = async (folder: string, only: readonly string[]): Promise<number> => {
  const start = Date.now();
  const base = cleanEnvironment();
  const endpoint = await startEmulator(pythonOf('deploy', new URL('requirements.txt', import.meta.url)), base, {
    folder,
    log,
    calls,
  });
  console.log(`MiniStack answers at ${endpoint}; its log and that of the functions: ${log}`);
  const account = accountOf(endpoint);
  const env = { ...base, ...account };
  await deploy(env, folder);
  const { baseUrl, outputs } = await settle(env, endpoint);
  await hurryDeadLetters();
  const mailsUrl = `${endpoint}/_ministack/ses/messages`;
  const target: Target = { baseUrl, mailsUrl, outputs, env: account, password: SEEDED_PASSWORD };

  console.log('\n── journeys');
  const travelling = { ...env, RAPPORT_TARGET: JSON.stringify(target) };
  const { passed, failed, skipped } = await makeJourneys(travelling, join(folder, 'journeys.json'), only);
  const { refused, unused } = rightsUsed(calls, PREFIX);
  const left = await destroy(env, folder, output({ outputs }, 'BucketName')).catch((error: unknown) => [String(error)]);

  if (only.length === 0) list('Grants that no journey needed', unused);
  list('Calls that the role of their function refused', refused);
  list('Not taken away', left ?? []);
  console.log(`\n${Math.round((Date.now() - start) / 1000)} s${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  console.log(`${passed} passed, ${failed} failed`);
  return passed > 0 && failed + refused.length === 0 && left === undefined ? 0 : 1;
};

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Runs in a temporary folder; ends what was started and removes the folder, however it ends. */
const main = async () => {
  process.chdir(ROOT);
  const folder = mkdtempSync(join(tmpdir(), 'rapport-deploy-'));
  const end = async (code: number) => {
    await stopAll();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    process.exit(code);
  };
  let interrupted = false;
  for (const [signal, code] of Object.entries(signals))
    process.once(signal, () => {
      interrupted = true;
      void end(code);
    });
  try {
    const code = await deployAndTravel(folder, process.argv.slice(2));
    if (!interrupted) await end(code);
  } catch (error) {
    if (interrupted) return;
    console.error(error instanceof Error ? error.message : error);
    await end(1);
  }
};

await main();
