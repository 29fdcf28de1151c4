import { S3Client } from '@aws-sdk/client-s3';
import { connectTable } from '../../shared/dynamo/connect.ts';
import { gatheredTable } from '../../shared/dynamo/gathered-table.ts';
import { rehearsedTable } from '../../shared/dynamo/rehearsed-table.ts';
import type { Table } from '../../shared/dynamo/table.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import { once, setting } from '../../shared/lambda/environment.ts';
import { deps, depsOf, type Deps } from './deps.ts';
import { importFiles, type ImportFiles } from './persistence/import-files.ts';
import { cardRows } from './persistence/card-rows.ts';
import { sheetRows } from './persistence/sheet-rows.ts';

/** For the steps of imports; apart from the others, whose bundles do without the S3 client and the readers of files. */
export interface ImportDeps extends Deps {
  readonly files: ImportFiles;
  /** The rows in a workbook, or in address cards. */
  readonly sheetRows: typeof sheetRows;
  readonly cardRows: typeof cardRows;
  /** For many rows at once, with few calls; for a rehearsal nothing is written. It knows nobody's rights from before. */
  readonly gathered: (as: 'real' | 'rehearsed') => Deps;
}

export const importDepsOf = (table: Table, clock: Clock, base: Deps, files: ImportFiles): ImportDeps => ({
  ...base,
  files,
  sheetRows,
  cardRows,
  gathered: (as) => {
    const gathered = depsOf(gatheredTable(as === 'real' ? table : rehearsedTable(table)), clock);
    // Asked for each number that has no country: once for all of them is enough.
    const settings = once(() => gathered.directory.settings());
    return { ...gathered, directory: { ...gathered.directory, settings } };
  },
});

export const importDeps = once(() => {
  const base = deps();
  const client = new S3Client({
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return importDepsOf(
    connectTable(),
    base.clock,
    base,
    importFiles(client, () => setting('BUCKET_NAME')),
  );
});
