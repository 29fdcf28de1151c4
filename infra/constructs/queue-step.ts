import { Duration } from 'aws-cdk-lib/core';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSubscription } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { QueueSpec } from '../../shared/manifest/context.ts';
import { importFromCore } from '../config/core-exports.ts';
import type { Settings } from '../config/settings.ts';
import { EntryFunction } from './entry-function.ts';
import type { Permission } from './grants.ts';
import { alarmWhen } from './trigger-alarm.ts';

/** A message that failed this often becomes a dead letter. */
const RECEIVES = 5;

export interface QueueStepProps {
  readonly settings: Settings;
  readonly context: string;
  readonly name: string;
  readonly spec: QueueSpec;
}

/** What Lambda's poller does in the name of the function. */
export const pollQueue = (queueArn: string): Permission => ({
  actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  resource: queueArn,
});

/** A step between departments: topic → queue → function, with its dead letters and its alarm. */
export class QueueStep extends Construct {
  constructor(scope: Construct, id: string, { settings, context, name, spec }: QueueStepProps) {
    super(scope, id);
    const { prefix } = settings;
    const window = spec.batchWindowSeconds ?? 0;
    const visibilityTimeout = Duration.seconds(6 * spec.timeoutSeconds + window);
    const deadLetterArn = importFromCore(prefix, 'DeadLetterQueueArn');
    const queue = new Queue(this, 'Queue', {
      queueName: `${prefix}-${context}-${name}`,
      visibilityTimeout,
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: Queue.fromQueueArn(this, 'DeadLetters', deadLetterArn), maxReceiveCount: RECEIVES },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.subscribe(queue, spec, importFromCore(prefix, 'TopicArn'), deadLetterArn);

    const { lambda } = new EntryFunction(this, 'Entry', {
      settings,
      context,
      name,
      spec,
      permissions: [pollQueue(queue.queueArn)],
    });
    new CfnEventSourceMapping(this, 'Poller', {
      eventSourceArn: queue.queueArn,
      functionName: lambda.functionName,
      batchSize: spec.batchSize ?? 10,
      maximumBatchingWindowInSeconds: window,
      functionResponseTypes: ['ReportBatchItemFailures'],
      ...(spec.maxConcurrency !== undefined && { scalingConfig: { maximumConcurrency: spec.maxConcurrency } }),
    });
    alarmWhen(this, 'Alarm', {
      settings,
      impact: spec.impactIfDead,
      metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' }),
      // One failure hides a message for as long as it is invisible: only what waits longer is stuck.
      threshold: Math.max(600, 2 * visibilityTimeout.toSeconds()),
    });
  }

  private subscribe(queue: Queue, spec: QueueSpec, topicArn: string, deadLetterArn: string): void {
    const allowed = queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': topicArn } },
      }),
    );
    const subscription = new CfnSubscription(this, 'Subscription', {
      topicArn,
      protocol: 'sqs',
      endpoint: queue.queueArn,
      rawMessageDelivery: true,
      filterPolicy: { type: [...spec.subscribesTo] },
      redrivePolicy: { deadLetterTargetArn: deadLetterArn },
    });
    // An event that comes before the queue accepts it would be a dead letter.
    if (allowed.policyDependable) subscription.node.addDependency(allowed.policyDependable);
  }
}
