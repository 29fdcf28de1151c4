import * as z from 'zod';
import { describer } from '../../infra/local/resources.ts';
import { nextRun } from '../../infra/local/schedules.ts';
import { synth } from '../../infra/local/synth.ts';
import { resolveTemplates, type Resource } from '../../infra/local/template.ts';

/** What of a deployment a bill depends on. */
export interface Inventory {
  /** Queues that a function polls, the dead-letter queue among them. */
  readonly polledQueues: number;
  readonly alarms: number;
  readonly metrics: number;
  readonly tables: number;
  readonly buckets: number;
  readonly logs: number;
  /** Runs a month by the last words of the function's name. */
  readonly schedules: Readonly<Record<string, number>>;
  /** Megabytes by the last words of the function's name: `service-route-ticket`. */
  readonly functions: Readonly<Record<string, number>>;
  /** Event type → the steps that it is brought to. */
  readonly subscribers: ReadonlyMap<string, readonly string[]>;
}

export const HOURS_A_MONTH = 730;

/** Types that cost by their use alone, or nothing. What is neither here nor counted ends the calculation. */
const FREE_AT_REST: ReadonlySet<string> = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolResourceServer',
  'AWS::IAM::Role',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Permission',
  'AWS::S3::BucketPolicy',
  'AWS::SES::EmailIdentity',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
]);

const COUNTED: ReadonlySet<string> = new Set([
  'AWS::CloudWatch::Alarm',
  'AWS::DynamoDB::Table',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::S3::Bucket',
  'AWS::Scheduler::Schedule',
]);

const HOURS: Readonly<Record<string, number>> = { minute: 1 / 60, hour: 1, day: 24 };
const DAY = 86_400_000;
/** Whole weeks, so that each day of the week is in them equally often. */
const DAYS_LOOKED_AT = 28;

/** How often a time of the calendar comes in a month, by how often it comes in four weeks. */
const runsByCalendar = (expression: string) => {
  const from = new Date('2026-01-01T00:00:00.000Z');
  const until = from.getTime() + DAYS_LOOKED_AT * DAY;
  let runs = 0;
  for (
    let at = nextRun({ expression, timeZone: 'UTC' }, from, from);
    at && at.getTime() <= until;
    at = nextRun({ expression, timeZone: 'UTC' }, at, from)
  )
    runs += 1;
  return (runs * HOURS_A_MONTH) / (DAYS_LOOKED_AT * 24);
};

const runsOf = (expression: string) => {
  if (expression.startsWith('cron(')) return runsByCalendar(expression);
  const [, every, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const hours = HOURS[unit];
  if (hours === undefined) throw new Error(`how often does ${expression} run in a month?`);
  return HOURS_A_MONTH / (Number(every) * hours);
};

const lambda = z.object({ FunctionName: z.string(), MemorySize: z.number().default(128) });
const mapping = z.object({ EventSourceArn: z.string(), FunctionName: z.string() });
const schedule = z.object({ ScheduleExpression: z.string(), Target: z.object({ Arn: z.string() }) });
const subscription = z.object({ Endpoint: z.string(), FilterPolicy: z.object({ type: z.array(z.string()) }) });

/** Counts a deployment's resources. @throws for a type of resource whose price nobody has thought of */
export const inventoryOf = (resources: readonly Resource[], prefix: string): Inventory => {
  const strange = resources.find(({ type }) => !FREE_AT_REST.has(type) && !COUNTED.has(type));
  if (strange) throw new Error(`What does ${strange.type} cost? Say so in scripts/cost/inventory.ts.`);
  const all = <Shape extends z.ZodType>(type: string, shape: Shape) =>
    resources.filter((resource) => resource.type === type).map(({ properties }) => shape.parse(properties));
  const count = (type: string) => all(type, z.unknown()).length;
  /** Of a name, or the ARN that ends with it. */
  const short = (name: string) => name.slice(name.lastIndexOf(':') + 1).replace(`${prefix}-`, '');

  const mappings = all('AWS::Lambda::EventSourceMapping', mapping);
  const stepOf = new Map(mappings.map(({ EventSourceArn, FunctionName }) => [EventSourceArn, short(FunctionName)]));
  const subscriptions = all('AWS::SNS::Subscription', subscription).flatMap(({ Endpoint, FilterPolicy }) =>
    FilterPolicy.type.map((type) => ({ type, step: stepOf.get(Endpoint) ?? short(Endpoint) })),
  );
  return {
    polledQueues: mappings.filter(({ EventSourceArn }) => EventSourceArn.includes(':sqs:')).length,
    alarms: count('AWS::CloudWatch::Alarm'),
    metrics: count('AWS::Logs::MetricFilter'),
    tables: count('AWS::DynamoDB::Table'),
    buckets: count('AWS::S3::Bucket'),
    logs: count('AWS::Logs::LogGroup'),
    schedules: Object.fromEntries(
      all('AWS::Scheduler::Schedule', schedule).map(({ ScheduleExpression, Target }) => [
        short(Target.Arn),
        runsOf(ScheduleExpression),
      ]),
    ),
    functions: Object.fromEntries(
      all('AWS::Lambda::Function', lambda).map(({ FunctionName, MemorySize }) => [short(FunctionName), MemorySize]),
    ),
    subscribers: new Map(
      [...Map.groupBy(subscriptions, ({ type }) => type)].map(([type, found]) => [type, found.map(({ step }) => step)]),
    ),
  };
};

/** The inventory of this project's own deployment, from its synthesized templates. */
export const ownInventory = async () => {
  const describe = describer({ api: 'https://api', sqs: 'https://sqs' });
  const templates = await synth();
  const { resources } = resolveTemplates(templates, { region: 'us-east-1', accountId: '000000000000', describe });
  return inventoryOf(resources, 'rapport-dev');
};
