import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { erasureReasons } from '../contract/privacy.ts';
import { importFile } from './import-keys.ts';
import { erasureFileKey, privacyFile } from './privacy-keys.ts';

/** The ids that were erased: what a restore of the table must lose again. Nothing that anybody wrote is in it. */
export const erasureFile = z.object({
  id: z.string(),
  subject: z.object({ type: z.enum(['account', 'contact']), id: z.string() }),
  reason: z.enum(erasureReasons),
  requestedBy: z.string(),
  requestedAt: z.string(),
  agreedBy: z.string(),
  agreedAt: z.string(),
  completedAt: z.string().optional(),
  /** `account#<id>`, `contact#<id>`, `ticket#<id>`. */
  names: z.array(z.string()),
});

export type ErasureFile = z.output<typeof erasureFile>;

/** Deletions at once. */
const AT_ONCE = 16;

/** What erasures and privacy exports have in the deployment's bucket, and what they take out of it. */
export const erasureFiles = (client: S3Client, bucket: () => string) => {
  const put = (Key: string, Body: string, ContentType: string) =>
    client.send(new PutObjectCommand({ Bucket: bucket(), Key, Body, ContentType }));
  // Those that are not there are deleted, too.
  const remove = async (keys: readonly string[]): Promise<void> => {
    for (let n = 0; n < keys.length; n += AT_ONCE)
      await Promise.all(
        keys.slice(n, n + AT_ONCE).map((Key) => client.send(new DeleteObjectCommand({ Bucket: bucket(), Key }))),
      );
  };
  return {
    /** Deletes all that an import may have: its file, its rows, the refused ones, and the results of so many chunks. */
    removeImport: (id: string, chunks: number) =>
      remove([
        ...(['source', 'rows', 'refused.csv'] as const).map((name) => importFile(id, name)),
        ...Array.from({ length: chunks }, (_, chunk) => importFile(id, `results/${chunk}`)),
      ]),

    /** Deletes files of a privacy export. */
    removePrivate: (id: string, names: readonly string[]) => remove(names.map((name) => privacyFile(id, name))),

    /** Keeps the names of an erasure, outside the table. */
    async keep(file: ErasureFile): Promise<void> {
      await put(erasureFileKey(file.id), JSON.stringify(file), 'application/json');
    },

    async putPrivate(id: string, name: string, text: string, contentType: string): Promise<void> {
      await put(privacyFile(id, name), text, contentType);
    },

    async getPrivate(id: string, name: string): Promise<string> {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket(), Key: privacyFile(id, name) }));
      if (!Body) throw new Error(`the file ${name} of the privacy export ${id} has no content`);
      return Body.transformToString();
    },
  };
};

export type ErasureFiles = ReturnType<typeof erasureFiles>;
