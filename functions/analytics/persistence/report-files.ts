import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Format } from '../contract/schedule.ts';

const CONTENT_TYPES = { html: 'text/html; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const satisfies Record<
  Format,
  string
>;

/** A page is for reading in the browser, a table for opening with something else. */
const DISPOSITIONS = { html: 'inline', csv: 'attachment' } as const satisfies Record<Format, string>;

export const contentTypeOf = (format: Format) => CONTENT_TYPES[format];

/** `tickets-by-department_2026-01-01_2026-01-31.csv` for the last part of a key. */
export const fileNameOf = (key: string) => key.slice(key.lastIndexOf('/') + 1);

/** The reports' files in the deployment's bucket. */
export const reportFiles = (client: S3Client, bucket: () => string) => ({
  async put(key: string, format: Format, content: string): Promise<void> {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket(),
        Key: key,
        Body: content,
        ContentType: CONTENT_TYPES[format],
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
