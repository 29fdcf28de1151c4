import { Stack } from 'aws-cdk-lib/core';
import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Settings } from '../config/settings.ts';

export interface TriggerAlarmProps {
  readonly settings: Settings;
  /** The harm to people; it is all that the operator's mail says. */
  readonly impact: string;
  readonly metric: IMetric;
  /** The alarm rings when the metric reaches it. */
  readonly threshold: number;
}

/** One alarm on one metric: a metric-math or composite one costs several times as much. */
export function alarmWhen(
  scope: Construct,
  id: string,
  { settings, impact, metric, threshold }: TriggerAlarmProps,
): void {
  const alarm = new Alarm(scope, id, {
    alarmDescription: impact,
    metric,
    threshold,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: 1,
    // A system that sleeps sends no figures.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  if (settings.operator === undefined) return;
  // By its name and not by an export of the core, which could not be withdrawn while an alarm still imports it.
  const topicArn = Stack.of(scope).formatArn({ service: 'sns', resource: alarmTopicName(settings.prefix) });
  alarm.addAlarmAction(new SnsAction(Topic.fromTopicArn(scope, `${id}Topic`, topicArn)));
}

export const alarmTopicName = (prefix: string) => `${prefix}-alarms`;
