import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib/core';
import { Effect, AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Settings } from '../config/settings.ts';

/**
 * Where the heads of the audit's chains go each day: whoever rewrites the table cannot rewrite them. In production nobody
 * deletes or shortens what is there for a year, not even the account's owner (docs/adr/0006-audit.md).
 */
export class AuditHeads extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { production }: Settings) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: production
        ? ObjectLockRetention.compliance(Duration.days(365))
        : ObjectLockRetention.governance(Duration.days(1)),
      // It holds a few kilobytes for each day, and cannot be emptied: it outlives the deployment.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // A lock keeps each version of a file; this keeps anybody from hiding one behind a mark of deletion.
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:DeleteObject'],
        resources: [this.bucket.arnForObjects('*')],
      }),
    );
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Access logs need a second bucket that grows; one function adds a file a day, and an auditor asks for them.',
    });
  }
}
