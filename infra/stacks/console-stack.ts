import { join } from 'node:path';
import { Stack, Tags, Validations } from 'aws-cdk-lib/core';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { CACHE_FOREVER, CACHE_NEVER, HASHED_FOLDER } from '../config/console-headers.ts';
import { exportName, importFromCore } from '../config/core-exports.ts';
import type { Settings } from '../config/settings.ts';

export interface ConsoleStackProps {
  readonly settings: Settings;
  /** The built console. */
  readonly folder: string;
}

/** The files of the console, put where the core's distribution finds them, and what this deployment tells its console. */
export class ConsoleStack extends Stack {
  constructor(scope: Construct, { settings, folder }: ConsoleStackProps) {
    const { prefix, stage, production } = settings;
    super(scope, `${prefix}-console`, {
      description: 'Rapport: the files of the console',
      terminationProtection: production,
    });
    Tags.of(this).add('rapport:context', 'console');

    const fromCore = (name: Parameters<typeof importFromCore>[1]) => importFromCore(prefix, name);
    const destinationBucket = Bucket.fromBucketName(this, 'Bucket', fromCore('ConsoleBucketName'));
    const common = {
      destinationBucket,
      // Whoever has an older page open goes on with its files.
      prune: false,
      // Gone with the stack: CloudFormation deletes no bucket that has files.
      retainOnDelete: false,
    };
    const hashed = new BucketDeployment(this, 'Hashed', {
      ...common,
      sources: [Source.asset(join(folder, HASHED_FOLDER))],
      destinationKeyPrefix: HASHED_FOLDER,
      cacheControl: [CacheControl.fromString(CACHE_FOREVER)],
    });
    const pages = new BucketDeployment(this, 'Pages', {
      ...common,
      sources: [
        Source.asset(folder, { exclude: [`${HASHED_FOLDER}**`, '.vite/**'] }),
        Source.jsonData('config.json', {
          issuer: fromCore('Issuer'),
          clientId: fromCore('UserPoolClientId'),
          signIn: fromCore('SignInUrl'),
          stage,
        }),
      ],
      cacheControl: [CacheControl.fromString(CACHE_NEVER)],
    });
    // A page names files that must be there first.
    pages.node.addDependency(hashed);
    this.acknowledgeCopier(prefix);
  }

  /** The function that copies is the CDK's own; it runs when the console is deployed, and never else. */
  private acknowledgeCopier(prefix: string): void {
    const reason = 'The function is the CDK’s own, with the rights that it needs to copy the files of a deployment.';
    const policy = 'arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
    const wildcards = [
      ...['GetBucket*', 'GetObject*', 'List*', 'Abort*', 'DeleteObject*'].map((action) => `Action::s3:${action}`),
      'Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*',
      `Resource::arn:<AWS::Partition>:s3:::${exportName(prefix, 'ConsoleBucketName')}/*`,
    ];
    const ids = [
      'AwsSolutions-L1',
      `AwsSolutions-IAM4[Policy::${policy}]`,
      ...wildcards.map((one) => `AwsSolutions-IAM5[${one}]`),
    ];
    Validations.of(this).acknowledge(...ids.map((id) => ({ id, reason })));
  }
}
