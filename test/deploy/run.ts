import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { output } from '../../scripts/deployment.ts';
import { SEEDED_PASSWORD } from '../../scripts/seed.ts';
import type { Target } from '../journeys/target.ts';
import { pythonOf } from '../support/python.ts';
import { deploy, destroy, destroyProduction } from './cdk.ts';
import { stopAll } from './children.ts';
import { startEmulator } from './emulator.ts';
import { accountOf, cleanEnvironment, PREFIX, ROOT } from './environment.ts';
import { makeJourneys, testDeployment } from './journeys.ts';
import { hurryDeadLetters, runDaily, settle } from './operator.ts';
import { rightsUsed } from './rights.ts';
import { secondRelease } from './second/contexts.ts';
import { whatStayed } from './stays.ts';

const log = join(ROOT, '.build/test-deploy/ministack.log');
const calls = join(ROOT, '.build/test-deploy/calls.jsonl');

const list = (title: string, lines: readonly string[]) => {
  if (lines.length > 0) console.log(`\n${title}:\n  ${lines.join('\n  ')}`);
};

/** Deploys, travels, deploys again and takes away. `only`: parts of the names of the journeys' files. @returns the exit code */
const deployAndTravel = async (folder: string, only: readonly string[]): Promise<number> => {
  const start = Date.now();
  const base = cleanEnvironment();
  const python = pythonOf('deploy', new URL('requirements.txt', import.meta.url));
  const endpoint = await startEmulator(python, base, { folder, log, calls });
  console.log(`MiniStack answers at ${endpoint}; its log and that of the functions: ${log}`);
  const account = accountOf(endpoint);
  const env = { ...base, ...account };
  await deploy(env, folder);
  const { baseUrl, outputs } = await settle(env, endpoint);
  await hurryDeadLetters();
  await runDaily(endpoint);
  const mailsUrl = `${endpoint}/_ministack/ses/messages`;
  const target: Target = { baseUrl, mailsUrl, outputs, env: account, password: SEEDED_PASSWORD };
  const travelling = { ...env, RAPPORT_TARGET: JSON.stringify(target) };

  const roles = await testDeployment(travelling, folder, 'roles');
  const journeys = await makeJourneys(travelling, folder, only);
  const second = await testDeployment(travelling, folder, 'second-deployment');
  const rights = rightsUsed(calls, PREFIX, secondRelease);
  await destroy(env, folder, output({ outputs }, 'BucketName'));
  await destroyProduction(env, folder);
  const stayed = await whatStayed(python, env);

  // Some of the journeys use some of the grants.
  const unused = only.length === 0 ? rights.unused : [];
  list('Grants that nothing used', unused);
  list('Calls that the role of their function refused, or that named no key', rights.refused);
  list('Not as it should be after everything was destroyed', stayed.wrong);
  const failed = roles.failed + journeys.failed + second.failed;
  const skipped = roles.skipped + journeys.skipped + second.skipped;
  const fine =
    [roles, journeys, second].every(({ passed }) => passed > 0) &&
    failed + skipped + rights.refused.length + unused.length + stayed.wrong.length === 0 &&
    rights.provoked > 0;
  const figures = [
    `${journeys.passed} journeys, ${roles.passed} roles and ${second.passed} tests of a second deployment passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    `${rights.calls} different calls recorded, ${rights.refused.length} refused (beside ${rights.provoked} that had to be), ${unused.length} grants unused`,
    `${stayed.meant} resources stayed on purpose, ${stayed.wrong.length} are wrong`,
    `${Math.round((Date.now() - start) / 1000)} s`,
  ];
  console.log(`\n${fine ? '' : 'FAILED: '}${figures.join('; ')}`);
  return fine ? 0 : 1;
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
    console.error(`FAILED: ${error instanceof Error ? error.message : String(error)}`);
    await end(1);
  }
};

await main();
