import { DeleteObjectsCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { join } from 'node:path';
import { run, type Environment } from './children.ts';
import { ACCOUNT, REGION, STAGE } from './environment.ts';

/** Runs the CDK's own command line, with its output on our terminal. Throws when it fails. */
const cdk = async (env: Environment, command: string, ...args: string[]) => {
  console.log(`\n── cdk ${command}`);
  const code = await run('cdk', [command, ...args, '--no-notices'], {
    ...env,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CI: 'true',
  });
  if (code !== 0) throw new Error(`cdk ${command} ended with ${code}.`);
};

const assembly = (folder: string) => join(folder, 'cdk.out');

/** Deploys everything as the README tells it; `folder` gets the cloud assembly. */
export const deploy = async (env: Environment, folder: string) => {
  await cdk(env, 'bootstrap', `aws://${ACCOUNT}/${REGION}`, '--output', join(folder, 'bootstrap.out'));
  await cdk(env, 'deploy', '--all', '-c', `stage=${STAGE}`, '--output', assembly(folder));
};

/** Takes everything away as the README tells it: CloudFormation deletes no bucket that has files. */
export const destroy = async (env: Environment, folder: string, bucket: string) => {
  const s3 = new S3Client({});
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket })) {
    const Objects = Contents.map(({ Key }) => ({ Key }));
    if (Objects.length > 0) await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
  }
  await cdk(env, 'destroy', '--all', '--force', '--app', assembly(folder));
};
