import { Fn } from 'aws-cdk-lib/core';

/**
 * What the core stack hands to the stacks of the contexts. They import by these names and not by reference to the
 * constructs, so that the core's exports are the same whatever contexts exist: a context comes and goes alone.
 */
export const coreExports = [
  'ApiId',
  'AuthorizerId',
  'TableName',
  'TableStreamArn',
  'TopicArn',
  'BucketName',
  'HeadsBucketName',
  'DeadLetterQueueArn',
  'DeadLetterQueueUrl',
  'UserPoolId',
  'UserPoolClientId',
  'Issuer',
  'SignInUrl',
  'ConsoleBucketName',
] as const;

export type CoreExport = (typeof coreExports)[number];

export const exportName = (prefix: string, name: CoreExport) => `${prefix}-${name}`;

export const importFromCore = (prefix: string, name: CoreExport) => Fn.importValue(exportName(prefix, name));
