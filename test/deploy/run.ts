import { GetQueueUrlCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DeleteObjectsCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
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
import { rightsUsed } from './rights.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const log = join(root, '.build/test-deploy/ministack.log');
const calls = join(root, '.build/test-deploy/calls.jsonl');
const STAGE = 'dev';
const PREFIX = `rapport-${STAGE}`;
const REGION = 'us-east-1';
const ACCOUNT = '000000000000';

/** The shell's environment without anything that could lead to a real account, and the project's tools first. */
const cleanEnvironment = (): Environment => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(AWS_|CDK_|RAPPORT_|STAGE$|PORT$|npm_)/.test(name)),
  ),
  // Everything that we start talks to this machine, whatever proxy the shell has.
  NO_PROXY: '127.0.0.1,localhost',
  no_proxy: '127.0.0.1,localhost',
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

const CDK = ['--no-notices', '--progress', 'events'];

const cdkEnvironment = (env: Environment) => ({ ...env, CDK_DISABLE_CLI_TELEMETRY: 'true', CI: 'true' });

/** The CDK's own deployment, as the README tells it. */
const deploy = async (env: Environment, folder: string) => {
  const quiet = cdkEnvironment(env);
  const cdk = [...CDK, '--output', join(folder, 'cdk.out')];
  say('cdk bootstrap');
  await must(quiet, 'cdk', 'bootstrap', `aws://${ACCOUNT}/${REGION}`, ...cdk);
  say('cdk deploy --all');
  await must(quiet, 'cdk', 'deploy', '--all', '-c', `stage=${STAGE}`, ...cdk);
};

/** Takes it away again, as the README tells it: CloudFormation deletes no bucket that has files. */
const destroy = async (env: Environment, folder: string, bucket: string) => {
  say('cdk destroy --all');
  const s3 = new S3Client({});
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket }))
    if (Contents.length > 0)
      await s3.send(
        new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: Contents.map(({ Key }) => ({ Key })) } }),
      );
  await must(cdkEnvironment(env), 'cdk', 'destroy', '--all', '--force', '--app', join(folder, 'cdk.out'), ...CDK);
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

const RECEIVES_WITHIN = '5';

/**
 * A message becomes a dead letter after five receives, each as long after the other as the queue hides it: ten minutes for
 * this queue of ours, twice in a journey. So the queue hides it for seconds.
 */
const hurryDeadLetters = async (prefix: string) => {
  const sqs = new SQSClient({});
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: `${prefix}-service-route-ticket` }));
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: RECEIVES_WITHIN } }));
};

const deployAndTravel = async (folder: string): Promise<Count> => {
  const base = cleanEnvironment();
  const endpoint = await startEmulator(emulatorPython(), base, { folder, log, calls });
  console.log(`MiniStack answers at ${endpoint}; its log and that of the functions: ${log}`);
  const account = accountOf(endpoint);
  const env = { ...base, ...account };
  await deploy(env, folder);
  const { baseUrl, outputs } = await settle(env, endpoint);
  await hurryDeadLetters(PREFIX);
  const target: Target = {
    baseUrl,
    mailsUrl: `${endpoint}/_ministack/ses/messages`,
    outputs,
    env: account,
    password: SEEDED_PASSWORD,
  };
  say('journeys');
  const count = await makeJourneys(
    { ...env, RAPPORT_TARGET: JSON.stringify(target) },
    join(folder, 'journeys.json'),
    process.argv.slice(2),
  );
  await destroy(env, folder, output({ outputs }, 'BucketName'));
  return count;
};

/** Says which rights were missing, and which nobody needed. @returns whether none was missing */
const reportRights = () => {
  const { refused, unused } = rightsUsed(calls, PREFIX);
  if (unused.length > 0) console.log(`\nGrants that no journey needed:\n  ${unused.join('\n  ')}`);
  if (refused.length > 0) console.error(`\nCalls that the role of their function refused:\n  ${refused.join('\n  ')}`);
  return refused.length === 0;
};

/**
 * `npm run test:deploy`: deploys Rapport with the CDK into an emulator of AWS and makes the journeys there; words behind
 * `--` choose among them by file name.
 */
const main = async () => {
  process.chdir(root);
  const start = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'rapport-deploy-'));
  let interrupted = false;
  const cleanUp = async () => {
    await stopAll();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    process.once(signal, () => {
      interrupted = true;
      void cleanUp().finally(() => process.exit(code));
    });
  try {
    const { passed, failed, skipped } = await deployAndTravel(folder);
    const allowed = reportRights();
    const seconds = Math.round((Date.now() - start) / 1000);
    console.log(`\nDeployed and travelled in ${seconds} s${skipped > 0 ? `; ${skipped} skipped` : ''}.`);
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed > 0 || passed === 0 || !allowed ? 1 : 0;
  } catch (error) {
    if (!interrupted) console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
  if (interrupted) return;
  await cleanUp();
  process.exit();
};

await main();
