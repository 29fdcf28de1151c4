import { GetQueueUrlCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { contexts } from '../../functions/contexts.ts';
import { connectDeployment, output } from '../../scripts/deployment.ts';
import { SEEDED_PASSWORD, seed } from '../../scripts/seed.ts';
import { run, type Environment } from './children.ts';
import { PREFIX, REGION, STAGE } from './environment.ts';

/**
 * What an operator does after the deployment: makes the first administrator by script, everything else through the API.
 * Afterwards this process has the account of the deployment in its environment.
 * @returns the outputs of the core stack, and where the API answers
 */
export const settle = async (env: Environment, endpoint: string) => {
  console.log('\n── the first administrator, and the seed');
  const operator = { ...env, STAGE, RAPPORT_PASSWORD: SEEDED_PASSWORD };
  const code = await run('node', ['scripts/admin.ts', 'admin@rapport.example'], operator);
  if (code !== 0) throw new Error(`scripts/admin.ts ended with ${code}.`);
  Object.assign(process.env, operator);
  const deployment = await connectDeployment();
  // The host name in the output ApiUrl resolves nowhere; the same API answers under this path.
  const baseUrl = `${endpoint}/_aws/execute-api/${output(deployment, 'ApiId')}/$default`;
  await seed({ ...deployment, baseUrl });
  return { baseUrl, outputs: deployment.outputs };
};

/** What runs once a day, the emulator would first run after a day: here it runs now, as the scheduler runs it. */
export const runDaily = async (endpoint: string) => {
  const daily = contexts.flatMap(({ name, schedules }) =>
    Object.entries(schedules ?? {})
      .filter(([, { every }]) => every === 'rate(1 day)')
      .map(([step]) => `${PREFIX}-${name}-${step}`),
  );
  for (const name of daily) {
    const answer = await fetch(`${endpoint}/2015-03-31/functions/${name}/invocations`, {
      method: 'POST',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${REGION}/lambda/aws4_request, SignedHeaders=host, Signature=none`,
      },
      body: '{}',
    });
    if (!answer.ok || answer.headers.has('x-amz-function-error'))
      throw new Error(`${name} ended with ${answer.status}: ${await answer.text()}`);
  }
};

const HIDDEN_SECONDS = '5';

/**
 * A message becomes a dead letter after five receives, and is hidden between them for six times its function's timeout:
 * ten minutes in all, twice in one journey. So this queue hides it for seconds.
 */
export const hurryDeadLetters = async () => {
  const sqs = new SQSClient({});
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: `${PREFIX}-service-route-ticket` }));
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: HIDDEN_SECONDS } }));
};
