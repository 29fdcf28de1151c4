import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3ServiceException,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { RowResult } from '../domain/import/results.ts';
import { importFile } from './import-keys.ts';
import { resultsIn } from './import-links.ts';

type Name = Parameters<typeof importFile>[1];

/** S3 takes no smaller part but the last one. */
const PART = 8 * 1024 * 1024;

/** Whoever may not list a bucket is told 403 of what is not there. */
const isMissing = (error: unknown) =>
  error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0);

/** The files of imports in the deployment's bucket. */
export const importFiles = (client: S3Client, bucket: () => string) => {
  const at = (id: string, name: Name) => ({ Bucket: bucket(), Key: importFile(id, name) });
  const get = async (id: string, name: Name, Range?: string) => {
    const { Body } = await client.send(
      new GetObjectCommand({ ...at(id, name), ...(Range !== undefined && { Range }) }),
    );
    if (!Body) throw new Error(`the file ${name} of the import ${id} has no content`);
    return Body;
  };

  return {
    /** In bytes; nothing when it is not there. */
    async size(id: string, name: Name): Promise<number | undefined> {
      try {
        return (await client.send(new HeadObjectCommand(at(id, name)))).ContentLength ?? 0;
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },

    /** The bytes from one place to before another. */
    async read(id: string, name: Name, from: number, to: number): Promise<Uint8Array> {
      return (await get(id, name, `bytes=${from}-${to - 1}`)).transformToByteArray();
    },

    async whole(id: string, name: Name): Promise<ReadableStream<Uint8Array>> {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the SDK's type of a web stream says nothing of what is in it
      return (await get(id, name)).transformToWebStream() as ReadableStream<Uint8Array>;
    },

    /** Stores texts one after the other, holding a few megabytes of them at a time. @returns the size in bytes */
    async writeAll(id: string, name: Name, contentType: string, texts: AsyncIterable<string>): Promise<number> {
      const target = at(id, name);
      let [waiting, held, size]: [Buffer[], number, number] = [[], 0, 0];
      let UploadId: string | undefined;
      const Parts: { ETag: string | undefined; PartNumber: number }[] = [];
      const flush = async () => {
        UploadId ??= (await client.send(new CreateMultipartUploadCommand({ ...target, ContentType: contentType })))
          .UploadId;
        const PartNumber = Parts.length + 1;
        const Body = Buffer.concat(waiting);
        const { ETag } = await client.send(new UploadPartCommand({ ...target, UploadId, PartNumber, Body }));
        Parts.push({ ETag, PartNumber });
        [waiting, held] = [[], 0];
      };
      for await (const text of texts) {
        const bytes = Buffer.from(text);
        waiting.push(bytes);
        held += bytes.length;
        size += bytes.length;
        if (held >= PART) await flush();
      }
      if (UploadId === undefined) {
        const Body = Buffer.concat(waiting);
        await client.send(new PutObjectCommand({ ...target, Body, ContentType: contentType }));
        return size;
      }
      if (held > 0) await flush();
      await client.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }));
      return size;
    },

    /** Stores what became of the rows of a chunk, so far; what was noted before is replaced. */
    async putResults(id: string, chunk: number, results: readonly RowResult[]): Promise<void> {
      const Body = JSON.stringify(results);
      await client.send(new PutObjectCommand({ ...at(id, `results/${chunk}`), Body, ContentType: 'application/json' }));
    },

    /** What is noted of a chunk so far. */
    async results(id: string, chunk: number): Promise<RowResult[]> {
      try {
        return resultsIn(await (await get(id, `results/${chunk}`)).transformToString());
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
  };
};

export type ImportFiles = ReturnType<typeof importFiles>;
