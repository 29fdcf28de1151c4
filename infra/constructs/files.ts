import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib/core';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Settings } from '../config/settings.ts';

/** The bucket of generated files (reports, exports): `<context>/…`, handed out by presigned links only. */
export class Files extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { production }: Settings) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // The console puts files to be imported here, and reads those that it shows. A link is good for one file; whoever has it
      // may use it from any page.
      cors: [
        {
          allowedMethods: [HttpMethods.GET, HttpMethods.PUT],
          allowedOrigins: ['*'],
          allowedHeaders: ['*'],
          maxAge: 3600,
        },
      ],
      lifecycleRules: [{ id: 'incomplete-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      // CloudFormation deletes an empty bucket only. Emptying it would take a custom resource with its own function and
      // role in every deployment, so outside production a bucket with files makes the deletion of the stack stop, and
      // remains until somebody empties it (`aws s3 rm --recursive`) and deletes the stack again.
      removalPolicy: production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Access logs need a second bucket that grows; a file is reached only by a link that a logged request handed out.',
    });
  }
}
