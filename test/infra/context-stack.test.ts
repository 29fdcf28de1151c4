import { describe, expect, it } from 'vitest';
import { functionsOf } from '../../infra/config/check-contexts.ts';
import { coreExports } from '../../infra/config/core-exports.ts';
import type { ContextManifest } from '../../shared/manifest/context.ts';
import { probe } from './probe.ts';
import { subjects } from './subjects.ts';
import { list, objectIn, objectOf, statementsIn, synthesize, text, type Resource } from './synthesized.ts';

const DEAD_LETTERS = '<rapport-dev-DeadLetterQueueArn>';

describe.each(subjects)('of %s', (_, contexts) => {
  const app = synthesize({ contexts });
  const declared = contexts.flatMap((context) => functionsOf(context).map(([name, spec]) => ({ context, name, spec })));
  const queues = app.ofType('AWS::SQS::Queue').filter(({ stack }) => stack !== 'rapport-dev-core');
  const pollers = app.ofType('AWS::Lambda::EventSourceMapping');
  const specOf = (functionName: unknown) =>
    declared.find(({ context, name }) => functionName === `rapport-dev-${context.name}-${name}`)?.spec;

  it('there is one function for each that the manifests declare, and no other', () => {
    expect(names(app.ofType('AWS::Lambda::Function'), 'FunctionName')).toEqual(
      declared.map(({ context, name }) => `rapport-dev-${context.name}-${name}`).toSorted(),
    );
  });

  it('a function says where its source is and takes what its manifest asks', () => {
    for (const { metadata, properties } of app.ofType('AWS::Lambda::Function')) {
      const spec = specOf(properties['FunctionName']);
      expect(text(metadata['rapport:entry'])).toMatch(new RegExp(`^functions/[a-z-]+/entry/${spec?.entry}$`));
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Timeout: spec?.timeoutSeconds,
        MemorySize: spec?.memoryMb ?? 512,
        LoggingConfig: { LogFormat: 'JSON' },
      });
      expect(Object.keys(objectIn(properties['Environment'], 'Variables')).toSorted()).toEqual([
        'BUCKET_NAME',
        'DEAD_LETTER_QUEUE_URL',
        'HEADS_BUCKET_NAME',
        'MAIL_FROM',
        'QUEUE_PREFIX',
        'RAPPORT_STAGE',
        'TABLE_NAME',
        'TOPIC_ARN',
        'USER_POOL_ID',
      ]);
    }
  });

  it('logs are kept for 30 days', () => {
    const groups = app.ofType('AWS::Logs::LogGroup');
    expect(groups).toHaveLength(declared.length);
    for (const { properties } of groups) expect(properties['RetentionInDays']).toBe(30);
  });

  it('every queue gives up after five receives and hides a message for six timeouts', () => {
    expect(queues.length).toBeGreaterThan(0);
    for (const { properties } of queues) {
      const spec = specOf(properties['QueueName']);
      const window = spec && 'batchWindowSeconds' in spec ? Number(spec.batchWindowSeconds) : 0;
      expect(objectIn(properties, 'RedrivePolicy')['maxReceiveCount']).toBe(5);
      expect(text(objectIn(properties, 'RedrivePolicy')['deadLetterTargetArn'])).toBe(DEAD_LETTERS);
      expect(properties['VisibilityTimeout']).toBe(6 * (spec?.timeoutSeconds ?? 0) + window);
      // A redriven message keeps its age, and the dead letters are kept for 14 days.
      expect(properties['MessageRetentionPeriod']).toBe(4 * 24 * 3600);
    }
  });

  it('every queue has one raw subscription, filtered by type, with dead letters', () => {
    const subscriptions = app.ofType('AWS::SNS::Subscription');
    expect(subscriptions).toHaveLength(queues.length);
    for (const queue of queues) {
      const { properties } = only(subscriptions.filter((one) => pointsTo(one, 'Endpoint', queue)));
      const spec = specOf(queue.properties['QueueName']);
      expect(properties).toMatchObject({ Protocol: 'sqs', RawMessageDelivery: true });
      expect(text(properties['TopicArn'])).toBe('<rapport-dev-TopicArn>');
      expect(properties['FilterPolicy']).toEqual({
        type: spec && 'subscribesTo' in spec ? spec.subscribesTo : undefined,
      });
      expect(text(objectIn(properties, 'RedrivePolicy')['deadLetterTargetArn'])).toBe(DEAD_LETTERS);
    }
  });

  it('a queue takes messages from the topic only, and nothing without TLS', () => {
    for (const queue of queues) {
      const policy = only(
        app
          .ofType('AWS::SQS::QueuePolicy')
          .filter(
            ({ stack, properties }) => stack === queue.stack && text(list(properties['Queues'])[0]) === `<${queue.id}>`,
          ),
      );
      const statements = statementsIn(policy.properties['PolicyDocument']);
      expect(statements.filter(({ Effect }) => Effect === 'Deny')).toMatchObject([
        { Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      ]);
      const allowed = only(statements.filter(({ Effect }) => Effect === 'Allow'));
      expect(allowed['Action']).toBe('sqs:SendMessage');
      expect(text(objectIn(allowed['Condition'], 'ArnEquals')['aws:SourceArn'])).toBe('<rapport-dev-TopicArn>');
    }
  });

  it('only queues, the stream and the dead letters are polled, and one bad record fails alone', () => {
    const expected = contexts.flatMap((context) => [
      ...Object.keys(context.queues ?? {}),
      ...Object.keys(context.streams ?? {}),
      ...(context.deadLetters ? ['deadLetters'] : []),
    ]);
    expect(pollers).toHaveLength(expected.length);
    for (const { properties } of pollers)
      expect(properties['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
  });

  it('a queue is polled as its manifest says', () => {
    for (const queue of queues) {
      const { properties } = only(pollers.filter((one) => pointsTo(one, 'EventSourceArn', queue)));
      const spec = contexts.flatMap(({ name, queues = {} }) =>
        Object.entries(queues).flatMap(([key, one]) =>
          queue.properties['QueueName'] === `rapport-dev-${name}-${key}` ? [one] : [],
        ),
      )[0];
      expect(properties['BatchSize']).toBe(spec?.batchSize ?? 10);
      expect(properties['MaximumBatchingWindowInSeconds']).toBe(spec?.batchWindowSeconds ?? 0);
      expect(objectIn(properties, 'ScalingConfig')['MaximumConcurrency']).toBe(spec?.maxConcurrency);
    }
  });

  it('the stream is read from its beginning, filtered, and blocks no shard for ever', () => {
    const readers = pollers.filter(
      ({ properties }) => text(properties['EventSourceArn']) === '<rapport-dev-TableStreamArn>',
    );
    const specs = contexts.flatMap(({ streams = {} }) => Object.values(streams));
    expect(readers).toHaveLength(specs.length);
    for (const { properties } of readers) {
      expect(properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        MaximumRecordAgeInSeconds: 21_600,
      });
      expect(text(objectIn(properties['DestinationConfig'], 'OnFailure')['Destination'])).toBe(DEAD_LETTERS);
    }
    const patterns = readers.map(({ properties }) =>
      list(objectIn(properties, 'FilterCriteria')['Filters']).map((filter): unknown =>
        JSON.parse(text(objectOf(filter)['Pattern'])),
      ),
    );
    expect(patterns).toEqual(expect.arrayContaining(specs.map(({ filters }) => filters)));
  });

  it('a schedule calls its function, tries again for a few minutes and then files a dead letter', () => {
    const schedules = app.ofType('AWS::Scheduler::Schedule');
    const specs = contexts.flatMap(({ name, schedules: own = {} }) =>
      Object.entries(own).map(([key, { every }]) => [`rapport-dev-${name}-${key}`, every]),
    );
    expect(schedules.map(({ properties }) => [properties['Name'], properties['ScheduleExpression']])).toEqual(specs);
    for (const schedule of schedules) {
      const { properties } = schedule;
      const target = objectIn(properties, 'Target');
      expect(app.at(target['Arn'], schedule).properties['FunctionName']).toBe(properties['Name']);
      expect(target['RetryPolicy']).toEqual({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 300 });
      expect(text(objectIn(target, 'DeadLetterConfig')['Arn'])).toBe(DEAD_LETTERS);
    }
  });

  it('every route that is not public asks for a token, and a public one does not', () => {
    const expected = contexts.flatMap(({ http }) => [
      ...(http?.routes ?? []).map(({ method, path, public: open }) => `${method} ${path} ${open ? 'NONE' : 'JWT'}`),
      ...(http?.fallback ? ['$default NONE'] : []),
    ]);
    const routes = app.ofType('AWS::ApiGatewayV2::Route');
    const found = routes.map(
      ({ properties }) => `${text(properties['RouteKey'])} ${text(properties['AuthorizationType'])}`,
    );
    expect(found.toSorted()).toEqual(expected.toSorted());
    for (const route of routes) {
      const { properties } = route;
      const guarded = properties['AuthorizationType'] === 'JWT';
      expect(properties['AuthorizerId'] && text(properties['AuthorizerId'])).toBe(
        guarded ? '<rapport-dev-AuthorizerId>' : undefined,
      );
      expect(text(properties['ApiId'])).toBe('<rapport-dev-ApiId>');
      // It ends at the function of its own stack.
      const integration = app.at(properties['Target'], route);
      expect(integration.properties['PayloadFormatVersion']).toBe('2.0');
      expect(app.at(integration.properties['IntegrationUri'], route).properties['FunctionName']).toMatch(/-http$/);
    }
  });

  it('the gateway may call the functions of routes, and only those', () => {
    const permissions = app.ofType('AWS::Lambda::Permission');
    expect(permissions).toHaveLength(contexts.filter(({ http }) => http).length);
    for (const { properties } of permissions) {
      expect(properties).toMatchObject({ Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' });
      expect(text(properties['SourceArn'])).toContain(':<rapport-dev-ApiId>/*');
    }
  });

  it('each trigger has one alarm, which says whom it harms', () => {
    const descriptions = names(app.ofType('AWS::CloudWatch::Alarm'), 'AlarmDescription');
    const arrivals = descriptions.filter((one) => one.startsWith('Work has failed five times'));
    expect(arrivals).toHaveLength(contexts.filter(({ deadLetters }) => deadLetters).length);
    expect(descriptions.filter((one) => !arrivals.includes(one))).toEqual(
      declared.map(({ spec }) => spec.impactIfDead).toSorted(),
    );
  });

  it('an alarm looks at one metric, which is what it is billed for', () => {
    for (const { properties } of app.ofType('AWS::CloudWatch::Alarm')) {
      expect(properties).not.toHaveProperty('Metrics');
      expect(properties['TreatMissingData']).toBe('notBreaching');
    }
  });

  it('at rest, alarms and pollers stay under $7 a month', () => {
    const polled = pollers.filter(
      ({ properties }) => text(properties['EventSourceArn']) !== '<rapport-dev-TableStreamArn>',
    );
    expect(0.1 * app.ofType('AWS::CloudWatch::Alarm').length + 0.26 * polled.length).toBeLessThan(7);
  });

  it('stacks take from the core only what it exports', () => {
    const imported = [...JSON.stringify(app.all).matchAll(/"Fn::ImportValue":"rapport-dev-(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(coreExports).toEqual(expect.arrayContaining([...new Set(imported)]));
    expect(Object.keys(app.outputs)).toEqual(expect.arrayContaining([...new Set(imported)]));
  });
});

describe('a manifest that cannot be deployed', () => {
  const sorting = probe.queues?.['sorting'];
  const http = probe.http;
  if (!sorting || !http) throw new Error('the probe lacks what these tests bend');

  it.each<[string, ContextManifest[]]>([
    ['two contexts are called probe', [probe, probe]],
    [
      'claim the route GET /v1/probes/{}',
      [probe, { ...probe, name: 'other', http: { ...http, routes: [{ method: 'GET', path: '/v1/probes/{key}' }] } }],
    ],
    ['more than one context is the fallback', [probe, { name: 'other', http: { ...http, routes: [] } }]],
    ['two functions are called sorting', [{ ...probe, schedules: { sorting: { ...sorting, every: 'rate(1 day)' } } }]],
    ['the gateway waits 30', [{ ...probe, http: { ...http, timeoutSeconds: 30 } }]],
    [
      'what it refuses',
      [{ ...probe, http: { ...http, grants: [], routes: [{ method: 'GET', path: '/v1/secret', refusals: [403] }] } }],
    ],
    ['whom it harms', [{ name: 'other', queues: { sorting: { ...sorting, impactIfDead: ' ' } } }]],
    ['an empty filter receives nothing', [{ name: 'other', queues: { sorting: { ...sorting, subscribesTo: [] } } }]],
    ['need a window', [{ name: 'other', queues: { sorting: { ...sorting, batchSize: 11 } } }]],
    ['no concurrency under 2', [{ name: 'other', queues: { sorting: { ...sorting, maxConcurrency: 1 } } }]],
  ])('is refused at synthesis: %s', (fault, contexts) => {
    expect(() => synthesize({ contexts })).toThrow(fault);
  });
});

const names = (resources: readonly Resource[], property: string) =>
  resources.map(({ properties }) => text(properties[property])).toSorted();

const pointsTo = (from: Resource, property: string, to: Resource) =>
  from.stack === to.stack && text(from.properties[property]).startsWith(`<${to.id}.`);

function only<Item>(items: readonly Item[]): Item {
  expect(items).toHaveLength(1);
  const [item] = items;
  if (item === undefined) throw new Error('none');
  return item;
}
