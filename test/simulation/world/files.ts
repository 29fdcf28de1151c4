import { S3ServiceException } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { digestOf } from '../../../shared/kernel/id.ts';
import type { World } from './world.ts';

const content = z.union([z.string(), z.instanceof(Uint8Array)]);
const putObject = z.looseObject({
  Key: z.string(),
  Body: content,
  IfMatch: z.string().optional(),
  IfNoneMatch: z.literal('*').optional(),
});
const getObject = z.looseObject({ Key: z.string(), Range: z.string().optional() });
const headObject = z.looseObject({ Key: z.string() });
const upload = z.looseObject({ Key: z.string(), UploadId: z.string() });
const uploadPart = z.looseObject({ ...upload.shape, PartNumber: z.number(), Body: content });
const completed = z.looseObject({
  ...upload.shape,
  MultipartUpload: z.looseObject({ Parts: z.array(z.looseObject({ PartNumber: z.number() })) }),
});
const listObjects = z.looseObject({ Prefix: z.string() });

const failure = (name: string, httpStatusCode: number) =>
  new S3ServiceException({ name, $fault: 'client', message: name, $metadata: { httpStatusCode } });

const etagOf = (bytes: Uint8Array) => `"${digestOf(Buffer.from(bytes).toString('latin1'))}"`;

const found = ({ files }: World, key: string) => {
  const bytes = files.get(key);
  if (!bytes) throw failure('NoSuchKey', 404);
  return bytes;
};

const part = (bytes: Uint8Array, range: string | undefined) => {
  if (range === undefined) return bytes;
  const [, from = '', to = ''] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  if (from === '') throw new Error(`no range of ours: ${range}`);
  return bytes.subarray(Number(from), Number(to) + 1);
};

const bodyOf = (bytes: Uint8Array) => ({
  transformToByteArray: () => Promise.resolve(bytes),
  transformToWebStream: () => new Blob([new Uint8Array(bytes)]).stream(),
  transformToString: () => Promise.resolve(Buffer.from(bytes).toString()),
});

/** The requests to a bucket: its files in memory, whole and at once. */
export const fileRequests: Readonly<Record<string, (world: World, input: unknown) => unknown>> = {
  PutObject: (world, input) => {
    const { Key, Body, IfMatch, IfNoneMatch } = putObject.parse(input);
    const before = world.files.get(Key);
    if ((IfNoneMatch && before) || (IfMatch !== undefined && (!before || etagOf(before) !== IfMatch)))
      throw failure('PreconditionFailed', 412);
    const bytes = Buffer.from(Body);
    world.files.set(Key, bytes);
    return { ETag: etagOf(bytes) };
  },
  GetObject: (world, input) => {
    const { Key, Range } = getObject.parse(input);
    const bytes = found(world, Key);
    return { Body: bodyOf(part(bytes, Range)), ETag: etagOf(bytes) };
  },
  HeadObject: (world, input) => ({ ContentLength: found(world, headObject.parse(input).Key).length }),
  DeleteObject: ({ files }, input) => {
    files.delete(headObject.parse(input).Key);
    return {};
  },
  CreateMultipartUpload: (world) => ({ UploadId: world.nextId('upload') }),
  UploadPart: ({ parts }, input) => {
    const { UploadId, PartNumber, Body } = uploadPart.parse(input);
    parts.set(`${UploadId} ${PartNumber}`, Buffer.from(Body));
    return { ETag: `"${PartNumber}"` };
  },
  CompleteMultipartUpload: ({ files, parts }, input) => {
    const { Key, UploadId, MultipartUpload } = completed.parse(input);
    const all = MultipartUpload.Parts.map(
      ({ PartNumber }) => parts.get(`${UploadId} ${PartNumber}`) ?? Buffer.alloc(0),
    );
    files.set(Key, Buffer.concat(all));
    return {};
  },
  ListObjectsV2: ({ files }, input) => {
    const { Prefix } = listObjects.parse(input);
    return { Contents: [...files.keys()].filter((Key) => Key.startsWith(Prefix)).map((Key) => ({ Key })) };
  },
};
