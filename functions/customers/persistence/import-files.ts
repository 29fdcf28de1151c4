import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3ServiceException,
  type S3Client,
} from '@aws-sdk/client-s3';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { RowResult } from '../domain/import/results.ts';
import { importFile } from './import-keys.ts';
import { resultsIn } from './import-links.ts';
import { putStream } from './put-stream.ts';

type Name = Parameters<typeof importFile>[1];

/** Whoever may not list a bucket is told 403 of what is not there. */
const isMissing = (error: unknown) =>
  error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0);

/** The condition of a write does not hold, or another one was written at the same moment. */
const isOtherwise = (error: unknown) =>
  error instanceof S3ServiceException && [409, 412].includes(error.$metadata.httpStatusCode ?? 0);

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

  /** A small file whole, and what it is known by; nothing when it is not there. */
  const fetched = async (id: string, name: Name) => {
    try {
      const { Body, ETag } = await client.send(new GetObjectCommand(at(id, name)));
      return { text: (await Body?.transformToString()) ?? '', mark: ETag };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
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

    /** Stores texts one after the other. @returns the size in bytes */
    writeAll: (id: string, name: Name, ContentType: string, texts: AsyncIterable<string>): Promise<number> =>
      putStream(client, { ...at(id, name), ContentType }, texts),

    /**
     * Stores what became of the rows of a chunk, so far, in the place of what was noted before.
     * @param before the mark of what was noted before; none when nothing was
     * @returns the mark of what is noted then; `overtaken` when another hand has noted something else meanwhile
     */
    async putResults(
      id: string,
      chunk: number,
      results: readonly RowResult[],
      before: string | undefined,
    ): Promise<Result<string | undefined, 'overtaken'>> {
      const Body = JSON.stringify(results);
      const when = before === undefined ? { IfNoneMatch: '*' } : { IfMatch: before };
      const name = `results/${chunk}` as const;
      try {
        const put = new PutObjectCommand({ ...at(id, name), Body, ContentType: 'application/json', ...when });
        return ok((await client.send(put)).ETag);
      } catch (error) {
        if (!isOtherwise(error)) throw error;
        // A write whose answer was lost is sent again by the SDK: it meets itself.
        const noted = await fetched(id, name);
        return noted?.text === Body ? ok(noted.mark) : err('overtaken');
      }
    },

    /** What is noted of a chunk so far, and its mark. */
    async noted(id: string, chunk: number): Promise<{ results: RowResult[]; mark: string | undefined }> {
      const noted = await fetched(id, `results/${chunk}`);
      return { results: noted ? resultsIn(noted.text) : [], mark: noted?.mark };
    },
  };
};

export type ImportFiles = ReturnType<typeof importFiles>;
