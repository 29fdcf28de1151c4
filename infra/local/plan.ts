import * as z from 'zod';
import type { Authorizer } from './authorizer.ts';
import type { PoolDefinition } from './cognito.ts';
import type { FunctionDefinition } from './lambda.ts';
import type { QueueMapping } from './queue-source.ts';
import { assertKnown } from './resources.ts';
import type { Route } from './routes.ts';
import type { ScheduleDefinition } from './schedules.ts';
import type { StreamMapping } from './stream-source.ts';
import type { Described, Resource } from './template.ts';

/** What the templates ask for, in the words of the stand-ins. */
export interface Plan {
  readonly tables: readonly { readonly name: string; readonly properties: unknown }[];
  readonly functions: readonly FunctionDefinition[];
  /** The environment of the functions. */
  readonly environment: Readonly<Record<string, string>>;
  /** Files laid beside the functions' code: path → module specifier. */
  readonly files: Readonly<Record<string, string>>;
  readonly pools: readonly PoolDefinition[];
  readonly api: { readonly id: string; readonly throttle: { rate: number; burst: number } | undefined };
  readonly routes: readonly Route[];
  readonly authorizers: readonly Authorizer[];
  readonly queueMappings: readonly QueueMapping[];
  readonly streamMappings: readonly StreamMapping[];
  readonly schedules: readonly ScheduleDefinition[];
  readonly mailIdentities: readonly string[];
}

const texts = z.record(z.string(), z.string());
const functionShape = z.object({
  Handler: z.string(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.object({ Variables: texts.default({}) }).default({ Variables: {} }),
});
const functionMetadata = z.object({ 'rapport:entry': z.string(), 'rapport:files': texts.default({}) });
const routeShape = z.object({
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.string().default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
});
const integrationShape = z.object({ IntegrationUri: z.string(), PayloadFormatVersion: z.literal('2.0') });
const authorizerShape = z.object({
  ApiId: z.string(),
  Name: z.string(),
  AuthorizerType: z.literal('JWT'),
  JwtConfiguration: z.object({ Issuer: z.string(), Audience: z.array(z.string()) }),
});
const stageShape = z.object({
  StageName: z.literal('$default'),
  DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }).optional(),
});
const mappingShape = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number().optional(),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  FunctionResponseTypes: z.array(z.string()).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: z.number().optional() }).default({}),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).default({ Filters: [] }),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.number().default(-1),
  MaximumRecordAgeInSeconds: z.number().default(-1),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
});
const scheduleShape = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.string().default('ENABLED'),
  Target: z.object({ Arn: z.string(), Input: z.string().default('{}') }),
});

/** Functions may be named by name, by ARN, or inside the ARN that an integration calls. */
const functionNameIn = (reference: string) => /function:([^:/]+)/.exec(reference)?.[1] ?? reference;

/** Calls at once for one queue, at most: they share a thread, and what is in hand when the host is killed is done again. */
const CONCURRENCY = 2;

/** Translates resolved resources. @throws for a resource that has no stand-in, and for properties that none understands */
export const planOf = (resources: readonly Resource[], describe: (resource: Resource) => Described): Plan => {
  resources.forEach(assertKnown);
  const all = (type: string) => resources.filter((resource) => resource.type === type);
  const ref = (resource: Resource) => describe(resource).ref;

  const integrations = new Map(
    all('AWS::ApiGatewayV2::Integration').map((each) => [
      ref(each),
      functionNameIn(integrationShape.parse(each.properties).IntegrationUri),
    ]),
  );
  const routes = all('AWS::ApiGatewayV2::Route').map(({ properties }): Route => {
    const { RouteKey, Target, AuthorizationType, AuthorizerId, AuthorizationScopes } = routeShape.parse(properties);
    const functionName = integrations.get(Target.replace('integrations/', ''));
    if (functionName === undefined) throw new Error(`the route ${RouteKey} leads to no function`);
    return {
      key: RouteKey,
      functionName,
      scopes: AuthorizationScopes,
      ...(AuthorizationType === 'JWT' && AuthorizerId && { authorizerId: AuthorizerId }),
    };
  });
  const answering = new Set(routes.map(({ functionName }) => functionName));

  let environment: Record<string, string> = {};
  let files: Record<string, string> = {};
  const functions = all('AWS::Lambda::Function').map((resource): FunctionDefinition => {
    const { Handler, Timeout, MemorySize, Environment } = functionShape.parse(resource.properties);
    const { 'rapport:entry': entry, 'rapport:files': own } = functionMetadata.parse(resource.metadata);
    for (const [name, value] of Object.entries(Environment.Variables))
      if ((environment[name] ?? value) !== value)
        throw new Error(`functions share threads here, but ${name} differs between them`);
    environment = { ...environment, ...Environment.Variables };
    files = { ...files, ...own };
    const name = ref(resource);
    return {
      name,
      entry,
      exportName: Handler.split('.').at(-1) ?? 'handler',
      timeoutSeconds: Timeout,
      memoryMb: MemorySize,
      pool: answering.has(name) ? 'http' : 'background',
    };
  });

  const mappings = all('AWS::Lambda::EventSourceMapping').map(({ properties }) => mappingShape.parse(properties));
  const tables = all('AWS::DynamoDB::Table').map((each) => ({
    name: ref(each),
    streamArn: describe(each).attributes['StreamArn'],
    properties: each.properties,
  }));
  const stage = all('AWS::ApiGatewayV2::Stage').map(
    ({ properties }) => stageShape.parse(properties).DefaultRouteSettings,
  )[0];
  const [api] = all('AWS::ApiGatewayV2::Api');
  if (!api) throw new Error('the templates hold no HTTP API');

  return {
    tables,
    functions,
    environment,
    files,
    routes,
    api: { id: ref(api), throttle: stage && { rate: stage.ThrottlingRateLimit, burst: stage.ThrottlingBurstLimit } },
    authorizers: all('AWS::ApiGatewayV2::Authorizer').map((each) => {
      const { ApiId, Name, JwtConfiguration } = authorizerShape.parse(each.properties);
      return {
        id: ref(each),
        apiId: ApiId,
        name: Name,
        issuer: JwtConfiguration.Issuer,
        audience: JwtConfiguration.Audience,
      };
    }),
    pools: all('AWS::Cognito::UserPool').map((pool) => ({
      id: ref(pool),
      properties: pool.properties,
      clients: all('AWS::Cognito::UserPoolClient')
        .filter(({ properties }) => properties['UserPoolId'] === ref(pool))
        .map((client) => ({ id: ref(client), properties: client.properties })),
    })),
    queueMappings: mappings
      .filter(({ EventSourceArn }) => EventSourceArn.includes(':sqs:'))
      .map((mapping) => ({
        functionName: functionNameIn(mapping.FunctionName),
        queueArn: mapping.EventSourceArn,
        batchSize: mapping.BatchSize ?? 10,
        windowSeconds: mapping.MaximumBatchingWindowInSeconds,
        maxConcurrency: Math.min(CONCURRENCY, mapping.ScalingConfig.MaximumConcurrency ?? CONCURRENCY),
        reportsFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
      })),
    streamMappings: mappings
      .filter(({ EventSourceArn }) => EventSourceArn.includes('/stream/'))
      .map((mapping) => {
        const table = tables.find(({ streamArn }) => streamArn === mapping.EventSourceArn);
        if (!table) throw new Error(`${mapping.FunctionName} reads ${mapping.EventSourceArn}, which does not exist`);
        return {
          functionName: functionNameIn(mapping.FunctionName),
          streamArn: mapping.EventSourceArn,
          table: table.name,
          batchSize: mapping.BatchSize ?? 100,
          patterns: mapping.FilterCriteria.Filters.map(({ Pattern }) => Pattern),
          reportsFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
          bisects: mapping.BisectBatchOnFunctionError,
          maxRetries: mapping.MaximumRetryAttempts,
          maxAgeSeconds: mapping.MaximumRecordAgeInSeconds,
          giveUpTo: mapping.DestinationConfig?.OnFailure.Destination,
        };
      }),
    schedules: all('AWS::Scheduler::Schedule').flatMap((each) => {
      const { ScheduleExpression, ScheduleExpressionTimezone, State, Target } = scheduleShape.parse(each.properties);
      if (State !== 'ENABLED') return [];
      const input: unknown = JSON.parse(Target.Input);
      return {
        name: ref(each),
        functionName: functionNameIn(Target.Arn),
        expression: ScheduleExpression,
        timeZone: ScheduleExpressionTimezone,
        input,
      };
    }),
    mailIdentities: all('AWS::SES::EmailIdentity').map(ref),
  };
};
