import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Format } from '../contract/schedule.ts';
import { contentTypeOf, fileNameOf } from '../domain/report/files.ts';

/** A page is for reading in the browser, a table for opening with something else. */
const DISPOSITIONS = { html: 'inline', csv: 'attachment' } as const satisfies Record<Format, string>;

/** The reports' files in the deployment's bucket. */
export const reportFiles = (client: S3Client, bucket: () => string) => ({
  async put(key: string, format: Format, content: string): Promise<void> {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket(),
        Key: key,
        Body: content,
        ContentType: contentTypeOf(format),
        ContentDisposition: `${DISPOSITIONS[format]}; filename="${fileNameOf(key)}"`,
      }),
    );
  },

  async read(key: string): Promise<Uint8Array> {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket(), Key: key }));
    if (!Body) throw new Error(`the file ${key} has no content`);
    return Body.transformToByteArray();
  },
});

export type ReportFiles = ReturnType<typeof reportFiles>;
