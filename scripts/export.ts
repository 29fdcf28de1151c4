import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { maintenance } from '../functions/analytics/persistence/maintenance.ts';
import { documentClient } from '../shared/dynamo/connect.ts';
import { connectDeployment, main, output } from './deployment.ts';
import { writeRecords } from './export/write-records.ts';

const SAY_EVERY = 10_000;

/**
 * `npm run export -- FOLDER` writes all records of all contexts to a new folder: NDJSON, a file for each type. Reads the whole
 * table, with the operator's own credentials. Rows of lists and searches, counters and locks, which are made of records, stay
 * out, and so do files of the bucket.
 */
main(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [folder] = positionals;
  if (folder === undefined || positionals.length !== 1) throw new Error('Usage: npm run export -- FOLDER');
  if (existsSync(folder)) throw new Error(`${folder} is there already: name a folder that is not.`);
  const deployment = await connectDeployment();
  const store = maintenance(documentClient(), output(deployment, 'TableName'));
  const written = await writeRecords(store.scan(''), folder, (records) => {
    if (records % SAY_EVERY === 0) console.error(`${records.toLocaleString('en')} records written`);
  });
  console.table([...written].map(([file, records]) => ({ file, records })));
  const all = [...written.values()].reduce((sum, records) => sum + records, 0);
  console.log(`${all.toLocaleString('en')} records are in ${folder}. They hold personal data: keep them accordingly.`);
});
