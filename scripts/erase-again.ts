import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { deps } from '../functions/customers/deps.ts';
import { erasureFile } from '../functions/customers/persistence/erasure-files.ts';
import { ERASURE_FILES } from '../functions/customers/persistence/privacy-keys.ts';
import { deps as serviceDeps } from '../functions/service/deps.ts';
import { newId } from '../shared/kernel/id.ts';
import { connectDeployment, main, output } from './deployment.ts';
import { eraseAgain } from './erase-again/again.ts';

/** All files of erasures in the bucket. */
async function* filesIn(client: S3Client, Bucket: string) {
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: ERASURE_FILES, ...(ContinuationToken && { ContinuationToken }) }),
    );
    for (const { Key } of page.Contents ?? []) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      yield erasureFile.parse(JSON.parse((await Body?.transformToString()) ?? ''));
    }
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
}

/**
 * `npm run erase-again` begins all erasures again of which the table has something back, after it was restored to an earlier
 * moment. The ids are in files of the bucket. Run it with the operator's own credentials, before anybody works with the
 * restored table.
 */
main(async () => {
  const deployment = await connectDeployment();
  const client = new S3Client({ forcePathStyle: deployment.local });
  const stores = { ...deps(), tickets: serviceDeps().tickets };
  const cause = { actor: 'system:erase-again', correlationId: newId() };
  const count = { again: 0, gone: 0 };
  for await (const file of filesIn(client, output(deployment, 'BucketName'))) {
    const outcome = await eraseAgain(stores, file, cause);
    count[outcome] += 1;
    if (outcome === 'again') console.log(`${file.id} is carried out again: ${file.names.length} records.`);
  }
  console.log(`${count.again} erasures begun again, ${count.gone} of which nothing is back.`);
});
