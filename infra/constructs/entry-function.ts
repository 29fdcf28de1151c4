import { CfnResource, DockerImage, Duration, RemovalPolicy, Stack, Validations, AssetHashType } from 'aws-cdk-lib/core';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { dirname } from 'node:path';
import type { FunctionSpec } from '../../shared/manifest/context.ts';
import { importFromCore } from '../config/core-exports.ts';
import type { Settings } from '../config/settings.ts';
import { bundleEntry } from './bundle.ts';
import { permissionsOf, toStatement, type Permission } from './grants.ts';

export interface EntryFunctionProps {
  readonly settings: Settings;
  readonly context: string;
  /** Last part of the function's name. */
  readonly name: string;
  readonly spec: FunctionSpec;
  /** What its trigger asks of it, beside the grants of the manifest. */
  readonly permissions?: readonly Permission[];
  readonly files?: Readonly<Record<string, string>>;
}

/** A function of a context, with a log and a role of its own. */
export class EntryFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: EntryFunctionProps) {
    super(scope, id);
    const { settings, context, name, spec, files = {} } = props;
    const functionName = `${settings.prefix}-${context}-${name}`;
    const entry = `functions/${context}/entry/${spec.entry}`;

    this.logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName,
      description: entry,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: codeOf(this, entry, files),
      role: this.roleOf(props),
      timeout: Duration.seconds(spec.timeoutSeconds),
      memorySize: spec.memoryMb ?? 512,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      // At WARN the platform writes a line only for an invocation that crashed or timed out.
      systemLogLevelV2: SystemLogLevel.WARN,
      environment: environmentOf(settings),
    });
    // The local host, which runs the sources, finds them by these.
    const resource = this.lambda.node.defaultChild;
    if (!CfnResource.isCfnResource(resource)) throw new Error(`${functionName} has no resource`);
    resource.addMetadata('rapport:entry', entry);
    if (Object.keys(files).length > 0) resource.addMetadata('rapport:files', files);
  }

  private roleOf({ settings, context, spec, permissions = [] }: EntryFunctionProps): Role {
    const granted = [...permissions, ...permissionsOf(spec.grants, context, this, settings)];
    // The ARN of a log group ends with `:*`, its streams, so that nothing else is in reach.
    const log: Permission = {
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resource: this.logGroup.logGroupArn,
    };
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { rapport: new PolicyDocument({ statements: [log, ...granted].map(toStatement) }) },
    });
    for (const { wildcard } of granted) {
      if (wildcard) {
        Validations.of(role).acknowledge({
          id: `AwsSolutions-IAM5[Resource::${wildcard.of}]`,
          reason: wildcard.reason,
        });
      }
    }
    return role;
  }
}

/** The same for every function: what one may do with them, its grants decide. */
const environmentOf = ({ prefix, sender, stage }: Settings) => ({
  TABLE_NAME: importFromCore(prefix, 'TableName'),
  TOPIC_ARN: importFromCore(prefix, 'TopicArn'),
  BUCKET_NAME: importFromCore(prefix, 'BucketName'),
  HEADS_BUCKET_NAME: importFromCore(prefix, 'HeadsBucketName'),
  DEAD_LETTER_QUEUE_URL: importFromCore(prefix, 'DeadLetterQueueUrl'),
  USER_POOL_ID: importFromCore(prefix, 'UserPoolId'),
  QUEUE_PREFIX: prefix,
  MAIL_FROM: sender,
  RAPPORT_STAGE: stage,
});

function codeOf(scope: Construct, entry: string, files: Readonly<Record<string, string>>): Code {
  if (!Stack.of(scope).bundlingRequired) return Code.fromInline(`// ${entry}: not bundled in this synthesis`);
  return Code.fromAsset(dirname(entry), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('unused: esbuild runs in this process'),
      // Without it the CDK takes two entries of one folder for the same asset.
      command: [entry],
      local: {
        tryBundle(folder) {
          bundleEntry(entry, files, folder);
          return true;
        },
      },
    },
  });
}
