import { CfnOutput, Stack, Tags } from 'aws-cdk-lib/core';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnEmailIdentity } from 'aws-cdk-lib/aws-ses';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { coreExports, exportName, type CoreExport } from '../config/core-exports.ts';
import type { Settings } from '../config/settings.ts';
import { alarmTopicName } from '../constructs/trigger-alarm.ts';
import { Files } from '../constructs/files.ts';
import { AuditHeads } from '../constructs/audit-heads.ts';
import { ConsoleSite } from '../constructs/console-site.ts';
import { Gateway } from '../constructs/gateway.ts';
import { Messages } from '../constructs/messages.ts';
import { Records } from '../constructs/records.ts';
import { SignIn } from '../constructs/sign-in.ts';

/** What all contexts stand on: the data, the messages, the way in and the way out. It knows none of them. */
export class CoreStack extends Stack {
  constructor(scope: Construct, settings: Settings) {
    const { prefix, sender, operator, production } = settings;
    super(scope, `${prefix}-core`, {
      description: 'Rapport: table, events, files, sign-in and API that every context uses',
      terminationProtection: production,
    });
    Tags.of(this).add('rapport:context', 'core');

    const { table, streamArn } = new Records(this, 'Records', settings);
    const { bucket } = new Files(this, 'Files', settings);
    const heads = new AuditHeads(this, 'AuditHeads', settings);
    const { topic, deadLetters } = new Messages(this, 'Messages', settings);
    const signIn = new SignIn(this, 'SignIn', settings);
    const gateway = new Gateway(this, 'Gateway', settings);
    const { api } = gateway;
    const site = new ConsoleSite(this, 'Console', {
      settings,
      api,
      origins: { signIn: signIn.url, files: `https://${bucket.bucketRegionalDomainName}` },
    });
    const client = signIn.clientOf(site.url);
    const authorizer = gateway.admit(signIn.issuer, client);
    new CfnEmailIdentity(this, 'Sender', { emailIdentity: sender });
    if (operator !== undefined) this.mailAlarms(prefix, operator);

    this.outputs({
      ApiUrl: api.attrApiEndpoint,
      TokenUrl: signIn.tokenUrl,
      ConsoleUrl: site.url,
      MailFrom: sender,
      QueuePrefix: prefix,
    });
    this.exports(prefix, {
      ApiId: api.ref,
      AuthorizerId: authorizer.ref,
      TableName: table.tableName,
      TableStreamArn: streamArn,
      TopicArn: topic.topicArn,
      BucketName: bucket.bucketName,
      HeadsBucketName: heads.bucket.bucketName,
      DeadLetterQueueArn: deadLetters.queueArn,
      DeadLetterQueueUrl: deadLetters.queueUrl,
      UserPoolId: signIn.userPool.userPoolId,
      UserPoolClientId: client.userPoolClientId,
      Issuer: signIn.issuer,
      SignInUrl: signIn.url,
      ConsoleBucketName: site.bucket.bucketName,
    });
  }

  private mailAlarms(prefix: string, operator: string): void {
    const topic = new Topic(this, 'Alarms', { topicName: alarmTopicName(prefix), enforceSSL: true });
    // A topic with a policy of its own has lost the default one, by which the account's alarms could publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    new Subscription(this, 'Operator', { topic, protocol: SubscriptionProtocol.EMAIL, endpoint: operator });
  }

  private outputs(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }

  private exports(prefix: string, values: Readonly<Record<CoreExport, string>>): void {
    for (const name of coreExports) {
      new CfnOutput(this, name, { value: values[name], exportName: exportName(prefix, name) });
    }
  }
}
