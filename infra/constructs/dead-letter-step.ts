import { Duration } from 'aws-cdk-lib/core';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { FunctionSpec } from '../../shared/manifest/context.ts';
import { importFromCore } from '../config/core-exports.ts';
import type { Settings } from '../config/settings.ts';
import { EntryFunction } from './entry-function.ts';
import { pollQueue } from './queue-step.ts';
import { alarmWhen } from './trigger-alarm.ts';

export interface DeadLetterStepProps {
  readonly settings: Settings;
  readonly context: string;
  readonly spec: FunctionSpec;
}

/** The function that files what no queue could handle. */
export class DeadLetterStep extends Construct {
  constructor(scope: Construct, id: string, { settings, context, spec }: DeadLetterStepProps) {
    super(scope, id);
    const queueArn = importFromCore(settings.prefix, 'DeadLetterQueueArn');
    const { lambda } = new EntryFunction(this, 'Entry', {
      settings,
      context,
      name: 'deadLetters',
      spec,
      permissions: [pollQueue(queueArn)],
    });
    new CfnEventSourceMapping(this, 'Poller', {
      eventSourceArn: queueArn,
      functionName: lambda.functionName,
      batchSize: 10,
      functionResponseTypes: ['ReportBatchItemFailures'],
    });
    alarmWhen(this, 'Alarm', {
      settings,
      impact: spec.impactIfDead,
      metric: new Metric({
        namespace: 'AWS/SQS',
        metricName: 'ApproximateNumberOfMessagesVisible',
        dimensionsMap: { QueueName: `${settings.prefix}-dead-letters` },
        period: Duration.minutes(5),
        statistic: 'Minimum',
      }),
      threshold: 1,
    });
    // The queue is emptied within a second, so its length never shows that something was filed: the function's calls do.
    alarmWhen(this, 'Arrival', {
      settings,
      impact: 'Work has failed five times and waits for somebody to decide: GET /v1/dead-letters says what and why',
      metric: lambda.metricInvocations({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
    });
  }
}
