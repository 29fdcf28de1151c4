import { Duration, Fn, Stack } from 'aws-cdk-lib/core';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { StreamSpec } from '../../shared/manifest/context.ts';
import { importFromCore } from '../config/core-exports.ts';
import type { Settings } from '../config/settings.ts';
import { EntryFunction } from './entry-function.ts';
import type { Permission } from './grants.ts';
import { alarmWhen } from './trigger-alarm.ts';

export interface StreamStepProps {
  readonly settings: Settings;
  readonly context: string;
  readonly name: string;
  readonly spec: StreamSpec;
}

/** A reader of the table's stream. */
export class StreamStep extends Construct {
  constructor(scope: Construct, id: string, { settings, context, name, spec }: StreamStepProps) {
    super(scope, id);
    const streamArn = importFromCore(settings.prefix, 'TableStreamArn');
    const deadLetterArn = importFromCore(settings.prefix, 'DeadLetterQueueArn');
    const { lambda } = new EntryFunction(this, 'Entry', {
      settings,
      context,
      name,
      spec,
      permissions: [
        {
          actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
          resource: streamArn,
        },
        listStreams(this, settings),
        { actions: ['sqs:SendMessage'], resource: deadLetterArn },
      ],
    });
    new CfnEventSourceMapping(this, 'Poller', {
      eventSourceArn: streamArn,
      functionName: lambda.functionName,
      startingPosition: 'TRIM_HORIZON',
      batchSize: spec.batchSize,
      filterCriteria: { filters: spec.filters.map((filter) => ({ pattern: JSON.stringify(filter) })) },
      functionResponseTypes: ['ReportBatchItemFailures'],
      bisectBatchOnFunctionError: true,
      // Five hours after the alarm: long enough to mend an outage, and when the rest of the shard then moves on, the
      // stream still holds for eighteen hours what the dead letter points at.
      maximumRecordAgeInSeconds: Duration.hours(6).toSeconds(),
      destinationConfig: { onFailure: { destination: deadLetterArn } },
    });
    alarmWhen(this, 'Alarm', {
      settings,
      impact: spec.impactIfDead,
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'IteratorAge',
        dimensionsMap: { FunctionName: lambda.functionName },
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: Duration.hours(1).toMilliseconds(),
    });
  }
}

/** Lambda asks for the streams of the table before it reads one; no narrower resource exists than the table's streams. */
function listStreams(scope: Construct, { prefix }: Settings): Permission {
  const table = Stack.of(scope).formatArn({
    service: 'dynamodb',
    resource: 'table',
    resourceName: importFromCore(prefix, 'TableName'),
  });
  return {
    actions: ['dynamodb:ListStreams'],
    resource: Fn.join('', [table, '/stream/*']),
    wildcard: {
      of: `arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table/${prefix}-TableName/stream/*`,
      reason: 'Listing streams is granted for all streams of a table; this is the one table that we have.',
    },
  };
}
