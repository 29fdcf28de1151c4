import { S3Client } from '@aws-sdk/client-s3';
import { once, setting } from '../../shared/lambda/environment.ts';
import { deps, type Deps } from './deps.ts';
import { exportFiles, type ExportFiles } from './persistence/export-files.ts';
import { sheetOf } from './persistence/sheet-writer.ts';

/** For the steps of exports, and for who deletes their files; apart from the others, whose bundles do without the S3 client. */
export interface ExportDeps extends Deps {
  readonly exportFiles: ExportFiles;
  readonly sheetOf: typeof sheetOf;
}

export const exportDeps = once((): ExportDeps => {
  const client = new S3Client({
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return { ...deps(), exportFiles: exportFiles(client, () => setting('BUCKET_NAME')), sheetOf };
});
