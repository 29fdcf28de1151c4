import { setTimeout as pause } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { once, setting } from '../../shared/lambda/environment.ts';
import { deps, type Deps } from './deps.ts';
import { reportFiles, type ReportFiles } from './persistence/report-files.ts';

/** For steps that handle files; apart from the others, whose bundles do without the S3 client. */
export interface FileDeps extends Deps {
  readonly files: ReportFiles;
  /** Waits for so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

export const fileDeps = once((): FileDeps => {
  const client = new S3Client({
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return { ...deps(), pause, files: reportFiles(client, () => setting('BUCKET_NAME')) };
});
