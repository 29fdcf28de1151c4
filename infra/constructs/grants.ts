import { Fn, Stack } from 'aws-cdk-lib/core';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Grant } from '../../shared/manifest/context.ts';
import { importFromCore } from '../config/core-exports.ts';
import type { Settings } from '../config/settings.ts';

/** A statement, and where it must name more than one thing with a `*`, why that is as narrow as AWS allows. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resource: string | readonly string[];
  /** Operator, condition key, values. */
  readonly only?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  readonly wildcard?: { readonly of: string; readonly reason: string };
}

export const toStatement = ({ actions, resource, only }: Permission): PolicyStatement =>
  new PolicyStatement({
    effect: Effect.ALLOW,
    actions: [...actions],
    resources: typeof resource === 'string' ? [resource] : [...resource],
    ...(only && { conditions: only }),
  });

const DIRECTORY = 'access#directory';

const keys = (...patterns: string[]) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns } });

const tableArn = (stack: Stack, { prefix }: Settings) =>
  stack.formatArn({ service: 'dynamodb', resource: 'table', resourceName: importFromCore(prefix, 'TableName') });

/** The statements of all the grants of a function of a context. */
export function permissionsOf(
  grants: readonly Grant[],
  context: string,
  scope: Construct,
  settings: Settings,
): Permission[] {
  const permissions = grants.map((grant) => permissionOf(grant, context, scope, settings));
  if (!grants.includes('records:read') || !grants.includes('directory:read')) return permissions;
  // A statement must allow all the keys of a batch: two that allow half of them each refuse a batch of both.
  const both: Permission = {
    actions: ['dynamodb:BatchGetItem'],
    resource: tableArn(Stack.of(scope), settings),
    only: keys(`${context}#*`, DIRECTORY),
  };
  return [...permissions, both];
}

/** The statement of a grant for a context. */
function permissionOf(grant: Grant, context: string, scope: Construct, settings: Settings): Permission {
  const { prefix, sender } = settings;
  const stack = Stack.of(scope);
  const table = tableArn(stack, settings);
  const index = (name: string) => Fn.join('', [table, `/index/${name}`]);
  const ownFiles = (action: string): Permission => {
    const key = `/${context}/*`;
    return {
      actions: [action],
      resource: Fn.join('', [`arn:${stack.partition}:s3:::`, importFromCore(prefix, 'BucketName'), key]),
      wildcard: {
        of: `arn:<AWS::Partition>:s3:::${prefix}-BucketName${key}`,
        reason: 'Every file of this context, and of no other; their names are made when they are written.',
      },
    };
  };
  const headsBucket = Fn.join('', [`arn:${stack.partition}:s3:::`, importFromCore(prefix, 'HeadsBucketName')]);
  const heads = {
    resource: Fn.join('', [headsBucket, '/heads/*']),
    wildcard: {
      of: `arn:<AWS::Partition>:s3:::${prefix}-HeadsBucketName/heads/*`,
      reason: 'There is a file for each day, named by the day and by what is in it.',
    },
  };

  switch (grant) {
    case 'records:read':
      return {
        actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
        resource: [table, index('gsi1')],
        only: keys(`${context}#*`),
      };
    case 'records:write':
      return {
        actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'],
        resource: table,
        only: keys(`${context}#*`),
      };
    case 'directory:read':
      return { actions: ['dynamodb:GetItem', 'dynamodb:Query'], resource: table, only: keys(DIRECTORY) };
    case 'due:read':
      return { actions: ['dynamodb:Query'], resource: index('due'), only: keys('platform#due#*') };
    case 'events:publish':
      return { actions: ['sns:Publish'], resource: importFromCore(prefix, 'TopicArn') };
    case 'queues:send':
      return {
        actions: ['sqs:SendMessage'],
        resource: stack.formatArn({ service: 'sqs', resource: `${prefix}-*` }),
        wildcard: {
          of: `arn:<AWS::Partition>:sqs:<AWS::Region>:<AWS::AccountId>:${prefix}-*`,
          reason: 'A dead letter goes back to the queue that it came from, which may be any of this deployment.',
        },
      };
    case 'mail:send':
      return {
        actions: ['ses:SendEmail'],
        resource: stack.formatArn({ service: 'ses', resource: 'identity', resourceName: sender }),
        only: { StringEquals: { 'ses:FromAddress': sender } },
      };
    case 'files:read':
      return ownFiles('s3:GetObject');
    case 'files:write':
      return ownFiles('s3:PutObject');
    case 'files:delete':
      return ownFiles('s3:DeleteObject');
    case 'heads:read':
      return { ...heads, actions: ['s3:GetObject', 's3:ListBucket'], resource: [headsBucket, heads.resource] };
    case 'heads:write':
      return { ...heads, actions: ['s3:PutObject'] };
    case 'users:manage':
      return {
        actions: [
          'cognito-idp:AdminCreateUser',
          'cognito-idp:AdminGetUser',
          'cognito-idp:AdminEnableUser',
          'cognito-idp:AdminDisableUser',
        ],
        resource: stack.formatArn({
          service: 'cognito-idp',
          resource: 'userpool',
          resourceName: importFromCore(prefix, 'UserPoolId'),
        }),
      };
  }
}
