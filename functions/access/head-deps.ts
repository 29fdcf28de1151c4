import { S3Client } from '@aws-sdk/client-s3';
import { once, setting } from '../../shared/lambda/environment.ts';
import { auditDeps, type AuditDeps } from './audit-deps.ts';
import { headFiles, type HeadFiles } from './persistence/head-files.ts';

/** For steps that reach the stored heads; apart from the others, whose bundles do without the S3 client. */
export interface HeadDeps extends AuditDeps {
  readonly heads: HeadFiles;
}

export const headDeps = once((): HeadDeps => {
  const client = once(
    () => new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' }),
  );
  return { ...auditDeps(), heads: headFiles(client, () => setting('HEADS_BUCKET_NAME')) };
});
