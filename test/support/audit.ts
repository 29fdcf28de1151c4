import { marshall } from '@aws-sdk/util-dynamodb';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { buildApp } from 'fauxqs';
import { auditDepsOf } from '../../functions/access/audit-deps.ts';
import { recordChanges } from '../../functions/access/commands/record-changes.ts';
import type { ItemChange } from '../../functions/access/domain/audit-entry.ts';
import type { HeadDeps } from '../../functions/access/head-deps.ts';
import { headFiles } from '../../functions/access/persistence/head-files.ts';
import type { Item, Key } from '../../shared/dynamo/table.ts';
import { clockAt } from './clock.ts';
import { cause } from './company.ts';
import { startLocalTable } from './local-table.ts';
import { START } from './tickets.ts';

const BUCKET = 'heads';

/** A record as it lies in the table after a change, whose events nobody looks at. */
type Content = Readonly<Record<string, unknown>>;

/** The audit on a real table and a real store of files, told by hand what became of records. */
export const startAudit = async () => {
  const local = await startLocalTable();
  const storage = buildApp({ logger: false, defaultRegion: 'us-east-1' });
  const endpoint = await storage.listen({ host: '127.0.0.1', port: 0 });
  const s3 = new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const clock = clockAt(START);
  const deps: HeadDeps = {
    ...auditDepsOf(local.table, clock),
    heads: headFiles(
      () => s3,
      () => BUCKET,
    ),
  };

  let sequence = 0;
  const stored = new Map<string, Item>();
  /** What the stream tells when a record is written, or taken away. */
  const change = (key: Key, content: Content | undefined, by = 'person:ada'): ItemChange => {
    sequence += 1;
    const name = `${key.pk} ${key.sk}`;
    const before = stored.get(name);
    const version = Number(before?.['version'] ?? 0) + 1;
    const after = content && { ...key, ...content, version, updatedAt: clock.now(), updatedBy: by };
    if (after) stored.set(name, after);
    else stored.delete(name);
    return { key, before, after, at: clock.now(), sequence: String(sequence), expired: false };
  };
  return {
    ...local,
    endpoint,
    bucket: BUCKET,
    clock,
    deps,
    change,
    /** Tells the audit what became of records, and lets time pass. */
    record: async (...changes: readonly ItemChange[]) => {
      clock.advance(1_000);
      return recordChanges(deps)(changes, cause);
    },
    /** Puts a file into the store as it is. */
    putFile: (Key: string, Body: string) => s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body })),
    /** As on the first day: neither items nor files. */
    clear: async () => {
      const open = await local.everything();
      while (open.length > 0)
        await Promise.all(
          open
            .splice(0, 25)
            .map(({ pk, sk }) => local.table.write({ kind: 'delete', key: { pk: String(pk), sk: String(sk) } })),
        );
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
      for (const { Key } of Contents) await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key }));
    },
    /** Changes or removes an item behind everybody's back. */
    tamper: async (key: Key, edit: (item: Item) => Item | undefined) => {
      const item = await local.stored(key);
      if (!item) throw new Error(`there is no ${key.pk} ${key.sk}`);
      const edited = edit(item);
      await (edited ? local.store({ ...key, ...edited }) : local.table.write({ kind: 'delete', key }));
    },
    stop: async () => {
      s3.destroy();
      await storage.close();
      await local.stop();
    },
  };
};

export type Audit = Awaited<ReturnType<typeof startAudit>>;

/** What the stream hands to a function. */
export const streamEvent = (...changes: readonly ItemChange[]): DynamoDBStreamEvent => {
  const image = (item: Content) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Lambda's and the SDK's types name the same notation
    marshall(item, { removeUndefinedValues: true }) as unknown as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];
  return {
    Records: changes.map(({ key, before, after, at, sequence, expired }): DynamoDBRecord => {
      const [Keys, OldImage, NewImage] = [image(key), before && image(before), after && image(after)];
      return {
        eventID: sequence,
        eventSource: 'aws:dynamodb',
        ...(expired && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
        dynamodb: {
          SequenceNumber: sequence,
          ApproximateCreationDateTime: Date.parse(at) / 1000,
          ...(Keys && { Keys }),
          ...(OldImage && { OldImage }),
          ...(NewImage && { NewImage }),
        },
      };
    }),
  };
};
