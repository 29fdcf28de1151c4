import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';

/** A running Rapport: where it answers and what its stacks made. */
export interface Deployment {
  readonly baseUrl: string;
  /** Outputs of the core stack by name: `TableName`, `UserPoolId`, … */
  readonly outputs: Readonly<Record<string, string>>;
  readonly local: boolean;
}

const localAnswer = z.object({
  outputs: z.record(z.string(), z.string()),
  env: z.record(z.string(), z.string()),
});

/** The settings that a function of the deployment would have, for scripts that run its commands. */
const settingsOf = (outputs: Deployment['outputs']) => ({
  TABLE_NAME: outputs['TableName'],
  TOPIC_ARN: outputs['TopicArn'],
  BUCKET_NAME: outputs['BucketName'],
  MAIL_FROM: outputs['MailFrom'],
  QUEUE_PREFIX: outputs['QueuePrefix'],
  USER_POOL_ID: outputs['UserPoolId'],
});

const local = async (port: string): Promise<Deployment> => {
  const baseUrl = `http://127.0.0.1:${port}`;
  const response = await fetch(`${baseUrl}/_local/outputs`).catch(() => undefined);
  if (!response?.ok)
    throw new Error(`No Rapport answers at ${baseUrl}: start it with npm start, or name a deployed stage with STAGE=…`);
  const { outputs, env } = localAnswer.parse(await response.json());
  Object.assign(process.env, env);
  return { baseUrl, outputs, local: true };
};

const deployed = async (stage: string): Promise<Deployment> => {
  const stack = `rapport-${stage}-core`;
  const { Stacks } = await new CloudFormationClient({}).send(new DescribeStacksCommand({ StackName: stack }));
  const outputs = Object.fromEntries(
    (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
  );
  const baseUrl = outputs['ApiUrl'];
  if (baseUrl === undefined) throw new Error(`The stack ${stack} has no output ApiUrl: is the stage deployed?`);
  return { baseUrl: baseUrl.replace(/\/$/, ''), outputs, local: false };
};

/**
 * The deployment that the environment names: the stage in `STAGE` (with the AWS credentials and region of the shell), or
 * else the local host on `PORT` (3000). Sets the environment so that SDK clients and the product's commands meet it.
 */
export const connectDeployment = async (): Promise<Deployment> => {
  const stage = process.env['STAGE'];
  const deployment = stage ? await deployed(stage) : await local(process.env['PORT'] ?? '3000');
  for (const [name, value] of Object.entries(settingsOf(deployment.outputs)))
    if (value !== undefined) process.env[name] = value;
  return deployment;
};

/** An output that the core stack must have. */
export const output = ({ outputs }: Pick<Deployment, 'outputs'>, name: string) => {
  const value = outputs[name];
  if (value === undefined) throw new Error(`The core stack has no output ${name}.`);
  return value;
};

/** Runs a script: a failure is one line for the person at the terminal, and exit code 1. */
export const main = (run: () => Promise<void>) => {
  run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
};
