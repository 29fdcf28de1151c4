import { S3Client } from '@aws-sdk/client-s3';
import { once, setting } from '../../shared/lambda/environment.ts';
import { deps, type Deps } from './deps.ts';
import { erasureFiles, type ErasureFiles } from './persistence/erasure-files.ts';
import { exportFiles, type ExportFiles } from './persistence/export-files.ts';

/** For the steps of erasures and of privacy exports; apart from the others, whose bundles do without the S3 client. */
export interface PrivacyDeps extends Deps {
  readonly erasureFiles: ErasureFiles;
  readonly exportFiles: ExportFiles;
}

export const privacyDepsOf = (base: Deps, client: S3Client, bucket: () => string): PrivacyDeps => ({
  ...base,
  erasureFiles: erasureFiles(client, bucket),
  exportFiles: exportFiles(client, bucket),
});

export const privacyDeps = once(() =>
  privacyDepsOf(
    deps(),
    new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' }),
    () => setting('BUCKET_NAME'),
  ),
);
