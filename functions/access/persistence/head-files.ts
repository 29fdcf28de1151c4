import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import type { Instant } from '../../../shared/kernel/clock.ts';
import { sha256 } from '../../../shared/kernel/hash.ts';
import type { Head } from '../domain/audit-chain.ts';

const FOLDER = 'heads/';
const AT_ONCE = 16;

const content = z.object({
  at: z.string(),
  heads: z.array(z.object({ chain: z.number().int(), seq: z.number().int(), hash: z.string() })),
});

/** What a file of heads says; no heads when it is not the file that its name promises. */
export interface HeadFile {
  readonly name: string;
  readonly heads: readonly Head[] | undefined;
}

/** The name holds the digest of the content, so that another version under the same name is seen to be another. */
const nameOf = (at: Instant, text: string) => `${FOLDER}${at.slice(0, 10)}_${sha256(text)}.json`;

const headsIn = (text: string) => {
  try {
    return content.safeParse(JSON.parse(text)).data?.heads;
  } catch {
    return undefined;
  }
};

const read = (name: string, text: string): HeadFile => ({
  name,
  heads: name.endsWith(`_${sha256(text)}.json`) ? headsIn(text) : undefined,
});

/** The heads of the chains, out of reach of whoever writes the table: a file a day, in a bucket that locks its objects. */
export const headFiles = (client: () => S3Client, bucket: () => string) => ({
  async store(heads: readonly Head[], at: Instant): Promise<void> {
    const text = JSON.stringify({ at, heads });
    await client().send(
      new PutObjectCommand({
        Bucket: bucket(),
        Key: nameOf(at, text),
        Body: text,
        ContentType: 'application/json',
        // A bucket with a lock takes nothing without a checksum.
        ChecksumAlgorithm: 'SHA256',
      }),
    );
  },

  /** All the files that there are. */
  async all(): Promise<HeadFile[]> {
    const names: string[] = [];
    let token: string | undefined;
    do {
      const page = await client().send(
        new ListObjectsV2Command({
          Bucket: bucket(),
          Prefix: FOLDER,
          ...(token !== undefined && { ContinuationToken: token }),
        }),
      );
      names.push(...(page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key])));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    const files: HeadFile[] = [];
    const open = [...names];
    const worker = async () => {
      for (let name = open.pop(); name !== undefined; name = open.pop()) {
        const { Body } = await client().send(new GetObjectCommand({ Bucket: bucket(), Key: name }));
        const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
        files.push(read(name, Buffer.from(bytes).toString()));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return files;
  },
});

export type HeadFiles = ReturnType<typeof headFiles>;
