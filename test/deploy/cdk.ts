import { CloudFormationClient, UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation';
import { DeleteObjectsCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contexts } from '../../functions/contexts.ts';
import { run, type Environment } from './children.ts';
import { ACCOUNT, REGION, STAGE } from './environment.ts';

/** Runs the CDK's own command line, with its output on our terminal. @returns its exit code */
const cdk = (env: Environment, [command = '', ...args]: readonly string[], detached = true) => {
  console.log(`\n── cdk ${command}`);
  return run(
    'cdk',
    [command, ...args, '--no-notices'],
    { ...env, CDK_DISABLE_CLI_TELEMETRY: 'true', CI: 'true' },
    { detached },
  );
};

const must = async (code: Promise<number>) => {
  if ((await code) !== 0) throw new Error(`The CDK ended with ${await code}.`);
};

const first = (folder: string) => join(folder, 'first.out');
const second = (folder: string) => join(folder, 'second.out');
const production = (folder: string) => join(folder, 'production.out');

/** Deploys everything as the README tells it; `folder` gets the cloud assembly. */
export const deploy = async (env: Environment, folder: string) => {
  await must(cdk(env, ['bootstrap', `aws://${ACCOUNT}/${REGION}`, '--output', join(folder, 'bootstrap.out')]));
  // The function of the CDK that copies the console's files is Python, and wants a library that Lambda has and the emulator not.
  const settings = ['-c', `stage=${STAGE}`, '-c', 'console=no'];
  await must(cdk(env, ['deploy', '--all', ...settings, '--output', first(folder)]));
};

/** Who is mailed when an alarm rings, from the second release on. */
export const OPERATOR = 'operator@rapport.example';

/** Deploys the second release over the first. The CDK ends with this process, if that is ended. */
export const deploySecond = (env: Environment, folder: string) => {
  const app = ['--app', 'node test/deploy/second/app.ts', '--output', second(folder)];
  return must(cdk(env, ['deploy', '--all', '-c', `stage=${STAGE}`, '-c', `operator=${OPERATOR}`, ...app], false));
};

/** Takes away what was deployed, as the README tells it: CloudFormation deletes no bucket that has files. */
export const destroy = async (env: Environment, folder: string, bucket: string) => {
  const s3 = new S3Client({});
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket })) {
    const Objects = Contents.map(({ Key }) => ({ Key }));
    if (Objects.length > 0) await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
  }
  // If there was no second release, the first is there.
  const deployed = [second(folder), first(folder)].find((assembly) => existsSync(join(assembly, 'manifest.json')));
  await must(cdk(env, ['destroy', '--all', '--force', '--app', deployed ?? '']));
};

/**
 * Deploys a stage called `prod` and takes it away. Throws when that goes without lifting the protection first.
 */
export const destroyProduction = async (env: Environment, folder: string) => {
  const app = ['--app', 'node test/deploy/production-app.ts', '--output', production(folder)];
  await must(cdk(env, ['deploy', '--all', ...app]));
  const away = ['destroy', '--all', '--force', '--app', production(folder)];
  if ((await cdk(env, away)) === 0) throw new Error('A stage called prod was taken away by a slip.');
  const cloudFormation = new CloudFormationClient({});
  for (const name of ['core', ...contexts.map((context) => context.name)])
    await cloudFormation.send(
      new UpdateTerminationProtectionCommand({ StackName: `rapport-prod-${name}`, EnableTerminationProtection: false }),
    );
  await must(cdk(env, away));
};
