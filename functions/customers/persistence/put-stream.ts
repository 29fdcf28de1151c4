import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3';

/** S3 takes no smaller part but the last one. */
const PART = 8 * 1024 * 1024;

interface Target {
  readonly Bucket: string;
  readonly Key: string;
  readonly ContentType: string;
  readonly ContentDisposition?: string;
}

/** Stores pieces one after the other as one object, holding a few megabytes of them at a time. @returns the size in bytes */
export const putStream = async (
  client: S3Client,
  target: Target,
  pieces: AsyncIterable<string | Uint8Array>,
): Promise<number> => {
  const { Bucket, Key } = target;
  let [waiting, held, size]: [Uint8Array[], number, number] = [[], 0, 0];
  let UploadId: string | undefined;
  const Parts: { ETag: string | undefined; PartNumber: number }[] = [];
  const flush = async () => {
    UploadId ??= (await client.send(new CreateMultipartUploadCommand(target))).UploadId;
    const PartNumber = Parts.length + 1;
    const Body = Buffer.concat(waiting);
    const { ETag } = await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
    Parts.push({ ETag, PartNumber });
    [waiting, held] = [[], 0];
  };
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    waiting.push(bytes);
    held += bytes.length;
    size += bytes.length;
    if (held >= PART) await flush();
  }
  if (UploadId === undefined) {
    await client.send(new PutObjectCommand({ ...target, Body: Buffer.concat(waiting) }));
    return size;
  }
  if (held > 0) await flush();
  await client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
  return size;
};
