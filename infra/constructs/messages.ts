import { Duration, Validations } from 'aws-cdk-lib/core';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Settings } from '../config/settings.ts';

/** The one topic of events, and the one queue of what could not be handled (docs/adr/0003). */
export class Messages extends Construct {
  readonly topic: Topic;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { prefix }: Settings) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { topicName: `${prefix}-events`, enforceSSL: true });
    this.deadLetters = new Queue(this, 'DeadLetters', {
      queueName: `${prefix}-dead-letters`,
      // A redriven message keeps its age, so this must be longer than the four days of the queues that it comes from.
      retentionPeriod: Duration.days(14),
      // Six times the longest that its function may take (`checkContexts`).
      visibilityTimeout: Duration.minutes(6),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    // What the topic itself could not deliver to a queue.
    this.deadLetters.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.deadLetters.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': this.topic.topicArn } },
      }),
    );
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is itself the dead-letter queue of every other queue.',
    });
  }
}
