import { CloudFormationClient, GetTemplateCommand, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contexts } from '../../functions/contexts.ts';
import { functionsOf } from '../../infra/config/check-contexts.ts';
import { target } from '../journeys/target.ts';
import { ACCOUNT, PREFIX } from './environment.ts';
import { ANSWERS, questionsTo } from './questions.ts';
import { ASKER } from './rights.ts';

const template = z.object({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.unknown() })),
});

const functionProperties = z.object({
  FunctionName: z.string(),
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
});

/** The role of each function of a stack, by the function's name. */
const rolesOf = async (stack: string) => {
  const cloudFormation = new CloudFormationClient({});
  const names = new Map<string | undefined, string | undefined>();
  for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName: stack }))
    for (const { LogicalResourceId, PhysicalResourceId } of page.StackResourceSummaries ?? [])
      names.set(LogicalResourceId, PhysicalResourceId);
  const { TemplateBody } = await cloudFormation.send(new GetTemplateCommand({ StackName: stack }));
  return Object.values(template.parse(JSON.parse(TemplateBody ?? '')).Resources)
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties }) => functionProperties.parse(Properties))
    .map(({ FunctionName, Role }) => [FunctionName, names.get(Role['Fn::GetAtt'][0]) ?? ''] as const);
};

const { env, outputs } = target();

/** A profile for each function, from which the SDK takes the function's role. */
beforeAll(async () => {
  const roles = (await Promise.all(contexts.map(({ name }) => rolesOf(`${PREFIX}-${name}`)))).flat();
  const profile = (name: string, settings: Record<string, string | undefined>) =>
    [`[profile ${name}]`, ...Object.entries(settings).map(([key, value]) => `${key} = ${value ?? ''}`), ''].join('\n');
  const file = join(process.env['RAPPORT_FOLDER'] ?? '', 'roles.config');
  writeFileSync(
    file,
    [
      profile('account', {
        aws_access_key_id: env['AWS_ACCESS_KEY_ID'],
        aws_secret_access_key: env['AWS_SECRET_ACCESS_KEY'],
      }),
      ...roles.map(([name, role]) =>
        profile(name, {
          role_arn: `arn:aws:iam::${ACCOUNT}:role/${role}`,
          role_session_name: `${ASKER}${name}`,
          source_profile: 'account',
        }),
      ),
    ].join('\n'),
  );
  process.env['AWS_CONFIG_FILE'] = file;
  // Keys in the environment would be taken instead of a profile.
  delete process.env['AWS_ACCESS_KEY_ID'];
  delete process.env['AWS_SECRET_ACCESS_KEY'];
});

describe('the account gives, and refuses everything else, what the manifest grants to', () => {
  const functions = contexts.flatMap((context) =>
    functionsOf(context).map(
      ([name, { grants }]) => [`${PREFIX}-${context.name}-${name}`, context.name, grants] as const,
    ),
  );

  it.each(functions)('%s', async (name, context, grants) => {
    const questions = questionsTo(name, context, grants, outputs);
    const answers = await Promise.all(
      questions.map(async ({ what, ask }) => [
        what,
        await ask().then(
          () => 'allowed',
          (error: unknown) => ANSWERS[error instanceof Error ? error.name : ''] ?? String(error),
        ),
      ]),
    );
    expect(answers).toEqual(questions.map(({ what, granted }) => [what, granted ? 'allowed' : 'refused']));
  });
});
