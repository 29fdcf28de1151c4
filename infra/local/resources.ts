import { createHash } from 'node:crypto';
import type { Described, Resource } from './template.ts';

export const REGION = 'us-east-1';
export const ACCOUNT_ID = '000000000000';

/** The console's own domain in the cloud; here it is at the host's address. */
export const CONSOLE_DOMAIN = 'console.rapport.example';

/** Types that a laptop does well without. Everything else must have a stand-in: an unknown type ends the start. */
const HARMLESS: ReadonlySet<string> = new Set([
  'AWS::ApiGatewayV2::Integration',
  'AWS::CDK::Metadata',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolResourceServer',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::ScheduleGroup',
]);

/** An id that is the same at every start. */
const idOf = ({ stack, logicalId }: Resource, length: number) =>
  BigInt(`0x${createHash('sha256').update(`${stack}/${logicalId}`).digest('hex')}`)
    .toString(36)
    .slice(0, length);

const arn = (service: string, name: string) => `arn:aws:${service}:${REGION}:${ACCOUNT_ID}:${name}`;

/** Where the stand-ins answer. */
export interface Addresses {
  /** The HTTP API's own address, without a slash at the end. */
  readonly api: string;
  readonly sqs: string;
}

type Describer = (resource: Resource, name: (property: string) => string, addresses: Addresses) => Described;

const DESCRIBERS: Readonly<Record<string, Describer>> = {
  'AWS::DynamoDB::Table': (_, name) => {
    const ref = name('TableName');
    return { ref, attributes: { Arn: arn('dynamodb', `table/${ref}`), StreamArn: streamArnOf(ref) } };
  },
  'AWS::SQS::Queue': (_, name, { sqs }) => {
    const ref = name('QueueName');
    return { ref: `${sqs}/${ACCOUNT_ID}/${ref}`, attributes: { Arn: arn('sqs', ref), QueueName: ref } };
  },
  'AWS::SNS::Topic': (_, name) => {
    const ref = arn('sns', name('TopicName'));
    return { ref, attributes: { TopicArn: ref, TopicName: name('TopicName') } };
  },
  'AWS::SNS::Subscription': (resource) => ({ ref: arn('sns', idOf(resource, 12)), attributes: {} }),
  'AWS::S3::Bucket': (_, name) => {
    const ref = name('BucketName').toLowerCase();
    const host = `${ref}.s3.${REGION}.amazonaws.com`;
    return { ref, attributes: { Arn: `arn:aws:s3:::${ref}`, RegionalDomainName: host } };
  },
  'AWS::Cognito::UserPool': (resource) => {
    const ref = `${REGION}_${idOf(resource, 9)}`;
    const provider = `cognito-idp.${REGION}.amazonaws.com/${ref}`;
    return {
      ref,
      attributes: {
        UserPoolId: ref,
        Arn: arn('cognito-idp', `userpool/${ref}`),
        ProviderName: provider,
        ProviderURL: `https://${provider}`,
      },
    };
  },
  'AWS::Cognito::UserPoolClient': (resource) => ({
    ref: idOf(resource, 26),
    attributes: { ClientId: idOf(resource, 26) },
  }),
  'AWS::Cognito::UserPoolDomain': (resource) => ({ ref: String(resource.properties['Domain']), attributes: {} }),
  'AWS::ApiGatewayV2::Api': (resource, _, { api }) => ({
    ref: idOf(resource, 10),
    attributes: { ApiId: idOf(resource, 10), ApiEndpoint: api },
  }),
  'AWS::ApiGatewayV2::Authorizer': (resource) => ({
    ref: idOf(resource, 6),
    attributes: { AuthorizerId: idOf(resource, 6) },
  }),
  'AWS::ApiGatewayV2::Route': (resource) => ({ ref: idOf(resource, 7), attributes: {} }),
  'AWS::ApiGatewayV2::Integration': (resource) => ({ ref: idOf(resource, 7), attributes: {} }),
  'AWS::ApiGatewayV2::Stage': (_, name) => ({ ref: name('StageName'), attributes: {} }),
  'AWS::Lambda::Function': (_, name) => {
    const ref = name('FunctionName');
    return { ref, attributes: { Arn: arn('lambda', `function:${ref}`) } };
  },
  'AWS::Lambda::EventSourceMapping': (resource) => ({
    ref: idOf(resource, 12),
    attributes: { Id: idOf(resource, 12) },
  }),
  'AWS::Scheduler::Schedule': (_, name) => ({
    ref: name('Name'),
    attributes: { Arn: arn('scheduler', `schedule/default/${name('Name')}`) },
  }),
  'AWS::CloudFront::Distribution': (resource) => ({
    ref: idOf(resource, 14),
    attributes: { Id: idOf(resource, 14), DomainName: CONSOLE_DOMAIN },
  }),
  'AWS::SES::EmailIdentity': (resource) => ({ ref: String(resource.properties['EmailIdentity']), attributes: {} }),
};

/** The stream of a table, as event source mappings name it. */
const streamArnOf = (table: string) => arn('dynamodb', `table/${table}/stream/local`);

/** `Ref` and attributes of a resource, the same at every start. @throws for a type that has no stand-in */
export const describer =
  (addresses: Addresses) =>
  (resource: Resource): Described => {
    const name = (property: string) => {
      const given = resource.properties[property];
      return typeof given === 'string' ? given : `${resource.stack}-${resource.logicalId}`;
    };
    const known = DESCRIBERS[resource.type];
    if (known) return known(resource, name, addresses);
    assertKnown(resource);
    // Roles, log groups and their like are named by others, but nobody here reads what they are called.
    const unread = `${resource.stack}-${resource.logicalId}`;
    return { ref: unread, attributes: { Arn: arn('iam', `role/${unread}`) } };
  };

/** @throws Error for a resource that would silently be missing here */
export const assertKnown = ({ stack, logicalId, type }: Resource) => {
  if (!(type in DESCRIBERS) && !HARMLESS.has(type))
    throw new Error(
      `The local host has no stand-in for ${type} (${stack}/${logicalId}): add one, or list it as harmless.`,
    );
};
