import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectDeployment, output } from '../../scripts/deployment.ts';
import { SEEDED_PASSWORD, seed } from '../../scripts/seed.ts';
import type { Target } from '../journeys/target.ts';
import { run, stopAll, type Environment } from './children.ts';
import { startEmulator } from './emulator.ts';
import { makeJourneys, type Count } from './journeys.ts';
import { emulatorPython } from './python.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const log = join(root, '.build/test-deploy/ministack.log');
const STAGE = 'dev';
const REGION = 'us-east-1';
const ACCOUNT = '000000000000';

/** The shell's environment without anything that could lead to a real account, and the project's tools first. */
const cleanEnvironment = (): Environment => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(AWS_|CDK_|RAPPORT_|STAGE$|PORT$|npm_)/.test(name)),
  ),
  PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
});

const accountOf = (endpoint: string) => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  // So that no profile is looked for.
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
});

const say = (what: string) => console.log(`\n── ${what}`);

const must = async (env: Environment, command: string, ...args: string[]) => {
  const code = await run(command, args, env);
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${code}.`);
};

/** The CDK's own deployment, as the README tells it. */
const deploy = async (env: Environment, folder: string) => {
  const quiet = { ...env, CDK_DISABLE_CLI_TELEMETRY: 'true', CI: 'true' };
  const cdk = ['--no-notices', '--output', join(folder, 'cdk.out')];
  say('cdk bootstrap');
  await must(quiet, 'cdk', 'bootstrap', `aws://${ACCOUNT}/${REGION}`, ...cdk);
  say('cdk deploy --all');
  await must(quiet, 'cdk', 'deploy', '--all', '-c', `stage=${STAGE}`, '--progress', 'events', ...cdk);
};

/** What an operator does next: the first administrator by script, everything else through the API. */
const settle = async (env: Environment, endpoint: string) => {
  say('first administrator and seed');
  const operator = { ...env, STAGE, RAPPORT_PASSWORD: SEEDED_PASSWORD };
  await must(operator, 'node', 'scripts/admin.ts', 'admin@rapport.example');
  Object.assign(process.env, operator);
  const deployment = await connectDeployment();
  // The host name of the API resolves nowhere; the same API answers under this path.
  const baseUrl = `${endpoint}/_aws/execute-api/${output(deployment, 'ApiId')}/$default`;
  await seed({ ...deployment, baseUrl });
  return { baseUrl, outputs: deployment.outputs };
};

const deployAndTravel = async (folder: string): Promise<Count> => {
  const base = cleanEnvironment();
  const endpoint = await startEmulator(emulatorPython(), base, folder, log);
  console.log(`MiniStack answers at ${endpoint}; its log and the functions' is ${log}`);
  const account = accountOf(endpoint);
  const env = { ...base, ...account };
  await deploy(env, folder);
  const { baseUrl, outputs } = await settle(env, endpoint);
  const target: Target = {
    baseUrl,
    mailsUrl: `${endpoint}/_ministack/ses/messages`,
    outputs,
    env: account,
    password: SEEDED_PASSWORD,
  };
  say('journeys');
  return makeJourneys({ ...env, RAPPORT_TARGET: JSON.stringify(target) }, join(folder, 'journeys.json'));
};

/** `npm run test:deploy`: deploys Rapport with the CDK into an emulator of AWS and makes the journeys there. */
const main = async () => {
  process.chdir(root);
  const start = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'rapport-deploy-'));
  const cleanUp = async () => {
    await stopAll();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const)
    process.once(signal, () => void cleanUp().finally(() => process.exit(code)));
  try {
    const { passed, failed, skipped } = await deployAndTravel(folder);
    console.log(`\nDeployed and travelled in ${Math.round((Date.now() - start) / 1000)} s${skipped ? `; ${skipped} skipped` : ''}.`);
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } finally {
    await cleanUp();
  }
  process.exit();
};

await main();
