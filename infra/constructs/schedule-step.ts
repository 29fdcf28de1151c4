import { Duration, Stack } from 'aws-cdk-lib/core';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnEventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { ScheduleSpec } from '../../shared/manifest/context.ts';
import { importFromCore } from '../config/core-exports.ts';
import type { Settings } from '../config/settings.ts';
import { EntryFunction } from './entry-function.ts';
import { toStatement } from './grants.ts';
import { alarmWhen } from './trigger-alarm.ts';

/** A call is given up after this: the next one does its work too, and an outage must not end in hours of old calls. */
const GIVEN_UP = Duration.minutes(5);

export interface ScheduleStepProps {
  readonly settings: Settings;
  readonly context: string;
  readonly name: string;
  readonly spec: ScheduleSpec;
}

/** A function that the clock calls. */
export class ScheduleStep extends Construct {
  constructor(scope: Construct, id: string, { settings, context, name, spec }: ScheduleStepProps) {
    super(scope, id);
    const { lambda } = new EntryFunction(this, 'Entry', { settings, context, name, spec });
    const deadLetterArn = importFromCore(settings.prefix, 'DeadLetterQueueArn');
    const caller = new Role(this, 'Caller', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      inlinePolicies: {
        rapport: new PolicyDocument({
          statements: [
            toStatement({ actions: ['lambda:InvokeFunction'], resource: lambda.functionArn }),
            toStatement({ actions: ['sqs:SendMessage'], resource: deadLetterArn }),
          ],
        }),
      },
    });
    new CfnSchedule(this, 'Schedule', {
      name: `${settings.prefix}-${context}-${name}`,
      scheduleExpression: spec.every,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: lambda.functionArn,
        roleArn: caller.roleArn,
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: GIVEN_UP.toSeconds() },
        deadLetterConfig: { arn: deadLetterArn },
      },
    });
    new CfnEventInvokeConfig(this, 'Retries', {
      functionName: lambda.functionName,
      qualifier: '$LATEST',
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: GIVEN_UP.toSeconds(),
    });
    alarmWhen(this, 'Alarm', {
      settings,
      impact: spec.impactIfDead,
      metric: lambda.metricErrors({ period: Duration.minutes(15), statistic: 'Sum' }),
      // A call and both its retries.
      threshold: 3,
    });
  }
}
