import { describe, expect, it } from 'vitest';
import { functionsOf } from '../../infra/config/check-contexts.ts';
import { subjects } from './subjects.ts';
import {
  list,
  objectIn,
  objectOf,
  statementsOf,
  synthesize,
  text,
  type JsonObject,
  type Resource,
} from './synthesized.ts';

describe.each(subjects)('of %s', (_, contexts) => {
  const app = synthesize({ contexts });
  const roles = app.ofType('AWS::IAM::Role').map((role) => ({
    ...role,
    context: role.stack.replace('rapport-dev-', ''),
    statements: statementsOf(role),
  }));
  const statements = roles.flatMap(({ context, statements: own }) => own.map((statement) => ({ context, statement })));
  const functions = app.ofType('AWS::Lambda::Function');
  const roleOf = (lambda: Resource) => app.at(lambda.properties['Role'], lambda);

  it('every function has a role of its own, without policies of AWS or from elsewhere', () => {
    expect(new Set(functions.map(roleOf)).size).toBe(functions.length);
    for (const { properties } of roles) expect(properties).not.toHaveProperty('ManagedPolicyArns');
    expect(app.ofType('AWS::IAM::Policy')).toEqual([]);
    expect(app.ofType('AWS::IAM::ManagedPolicy')).toEqual([]);
  });

  it('a function writes to its own log only', () => {
    for (const lambda of functions) {
      const logs = statementsOf(roleOf(lambda)).filter((one) =>
        actionsOf(one).some((action) => action.startsWith('logs:')),
      );
      const group = objectIn(lambda.properties, 'LoggingConfig')['LogGroup'];
      expect(logs.flatMap(resourcesOf)).toEqual([text(group).replace('>', '.Arn>')]);
      expect(app.at(group, lambda).properties['LogGroupName']).toBe(
        `/aws/lambda/${text(lambda.properties['FunctionName'])}`,
      );
    }
  });

  it('no action is a wildcard, and nobody may scan or use PartiQL', () => {
    const actions = statements.flatMap(({ statement }) => actionsOf(statement));
    expect(
      actions.filter((action) => action.includes('*') || /Scan|PartiQL|DeleteTable|UpdateTable/.test(action)),
    ).toEqual([]);
  });

  it('no resource is a wildcard but the four for which AWS has no narrower one', () => {
    const wide = statements.flatMap(({ context, statement }) =>
      resourcesOf(statement)
        .filter((resource) => resource.includes('*'))
        .map((resource) => resource.replace(`/${context}/`, '/CONTEXT/')),
    );
    const known = [
      'arn:<AWS::Partition>:s3:::<rapport-dev-BucketName>/CONTEXT/*',
      'arn:<AWS::Partition>:s3:::<rapport-dev-HeadsBucketName>/heads/*',
      'arn:<AWS::Partition>:sqs:<AWS::Region>:<AWS::AccountId>:rapport-dev-*',
      'arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table/<rapport-dev-TableName>/stream/*',
    ];
    expect(wide.filter((resource) => !known.includes(resource))).toEqual([]);
  });

  it('every call to the table is held to the keys of its own context, the directory or the due index', () => {
    const calls = statements.filter(({ statement }) => actionsOf(statement).some((action) => itemCall.test(action)));
    expect(calls.length).toBeGreaterThan(0);
    for (const { context, statement } of calls) {
      const keys = list(objectIn(statement['Condition'], 'ForAllValues:StringLike')['dynamodb:LeadingKeys']).map(text);
      expect(keys).not.toEqual([]);
      const due = resourcesOf(statement).every((resource) => resource.endsWith('/index/due'));
      const reads = actionsOf(statement).every((action) => /GetItem|Query/.test(action));
      const allowed = [
        `${context}#*`,
        ...(reads ? ['access#directory'] : []),
        ...(reads && due ? ['platform#due#*'] : []),
      ];
      expect(keys.filter((key) => !allowed.includes(key))).toEqual([]);
    }
  });

  it('who reads its own records and the directory may read both in one batch', () => {
    const readers = contexts.flatMap((context) =>
      functionsOf(context)
        .filter(([, { grants }]) => grants.includes('records:read') && grants.includes('directory:read'))
        .map(([name]) => ({ context: context.name, name: `rapport-dev-${context.name}-${name}` })),
    );
    expect(readers.length).toBeGreaterThan(0);
    for (const { context, name } of readers) {
      const lambda = functions.find(({ properties }) => properties['FunctionName'] === name);
      const batches = lambda
        ? statementsOf(roleOf(lambda)).filter((one) => actionsOf(one).includes('dynamodb:BatchGetItem'))
        : [];
      expect([name, batches.map((one) => objectIn(one['Condition'], 'ForAllValues:StringLike'))]).toContainEqual(
        expect.arrayContaining([{ 'dynamodb:LeadingKeys': [`${context}#*`, 'access#directory'] }]),
      );
    }
  });

  it('what a function may do is what its manifest grants, and its trigger', () => {
    const declared = contexts.flatMap((context) =>
      functionsOf(context).map(([name, spec]) => ({ context, name, spec })),
    );
    for (const { context, name, spec } of declared) {
      const lambda = functions.find(
        ({ properties }) => properties['FunctionName'] === `rapport-dev-${context.name}-${name}`,
      );
      const may = new Set(lambda && statementsOf(roleOf(lambda)).flatMap(actionsOf));
      const streams = name in (context.streams ?? {});
      const polls = name in (context.queues ?? {}) || name === 'deadLetters';
      const expected: [string, boolean][] = [
        ['dynamodb:PutItem', spec.grants.includes('records:write')],
        ['dynamodb:BatchGetItem', spec.grants.includes('records:read')],
        ['dynamodb:GetItem', spec.grants.includes('records:read') || spec.grants.includes('directory:read')],
        ['ses:SendEmail', spec.grants.includes('mail:send')],
        ['s3:GetObject', spec.grants.includes('files:read') || spec.grants.includes('heads:read')],
        ['s3:ListBucket', spec.grants.includes('heads:read')],
        ['s3:PutObject', spec.grants.includes('files:write') || spec.grants.includes('heads:write')],
        ['sns:Publish', spec.grants.includes('events:publish')],
        ['cognito-idp:AdminCreateUser', spec.grants.includes('users:manage')],
        ['sqs:SendMessage', spec.grants.includes('queues:send') || streams],
        ['sqs:ReceiveMessage', polls],
        ['dynamodb:GetRecords', streams],
      ];
      expect([name, expected.map(([action]) => [action, may.has(action)])]).toEqual([name, expected]);
    }
  });

  it('the heads of the audit are written by one function, which writes nothing else and never to the table', () => {
    const writers = roles.filter(({ statements: own }) =>
      own.some((one) => actionsOf(one).includes('s3:PutObject') && resourcesOf(one).some((to) => to.includes('Heads'))),
    );
    expect(writers).toHaveLength(1);
    const may = writers.flatMap(({ statements: own }) => own.flatMap(actionsOf));
    expect(may.filter((action) => /^(s3|dynamodb):(?!GetItem|BatchGetItem|Query)/.test(action))).toEqual([
      's3:PutObject',
    ]);
  });

  it('mail leaves as the sender only', () => {
    for (const { statement } of statements.filter(({ statement: one }) => actionsOf(one).includes('ses:SendEmail'))) {
      expect(statement['Condition']).toEqual({ StringEquals: { 'ses:FromAddress': 'rapport@rapport.example' } });
      expect(resourcesOf(statement)[0]).toMatch(/:identity\/rapport@rapport\.example$/);
    }
  });

  it('who manages users does so in the pool of this deployment, and can neither delete one nor set a password', () => {
    const managing = statements.filter(({ statement }) =>
      actionsOf(statement).some((action) => action.startsWith('cognito-idp:')),
    );
    expect(managing.length).toBeGreaterThan(0);
    for (const { statement } of managing) {
      expect(actionsOf(statement).toSorted()).toEqual([
        'cognito-idp:AdminCreateUser',
        'cognito-idp:AdminDisableUser',
        'cognito-idp:AdminEnableUser',
        'cognito-idp:AdminGetUser',
      ]);
      expect(resourcesOf(statement)).toEqual([
        'arn:<AWS::Partition>:cognito-idp:<AWS::Region>:<AWS::AccountId>:userpool/<rapport-dev-UserPoolId>',
      ]);
    }
  });

  it('only the scheduler of this account takes the role that calls a scheduled function', () => {
    const callers = roles.filter(({ properties }) => JSON.stringify(properties).includes('scheduler.amazonaws.com'));
    expect(callers).toHaveLength(app.ofType('AWS::Scheduler::Schedule').length);
    for (const { properties, statements: own } of callers) {
      const [trust] = list(objectIn(properties, 'AssumeRolePolicyDocument')['Statement']).map(objectOf);
      expect(objectIn(trust?.['Condition'], 'StringEquals')).toHaveProperty('aws:SourceAccount');
      expect(own.flatMap(actionsOf).toSorted()).toEqual(['lambda:InvokeFunction', 'sqs:SendMessage']);
    }
  });
});

const itemCall = /^dynamodb:(?!.*Stream|GetRecords|GetShardIterator)/;
const actionsOf = (statement: JsonObject) => list(statement['Action']).map(text);
const resourcesOf = (statement: JsonObject) => list(statement['Resource']).map(text);
