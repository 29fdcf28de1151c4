import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { exportFile, exportPart } from './export-keys.ts';
import { putStream } from './put-stream.ts';

/** Deletions at once. */
const AT_ONCE = 16;

/** The files of exports in the deployment's bucket. */
export const exportFiles = (client: S3Client, bucket: () => string) => {
  const at = (id: string, name: string) => ({ Bucket: bucket(), Key: exportFile(id, name) });
  return {
    /** Stores rows, each a line of JSON. */
    async putPart(id: string, name: string, rows: string): Promise<void> {
      const target = at(id, exportPart(name));
      await client.send(new PutObjectCommand({ ...target, Body: rows, ContentType: 'application/x-ndjson' }));
    },

    async part(id: string, name: string): Promise<string> {
      const { Body } = await client.send(new GetObjectCommand(at(id, exportPart(name))));
      if (!Body) throw new Error(`the part ${name} of the export ${id} has no content`);
      return Body.transformToString();
    },

    /** Stores a file that people will open under this name. @returns the size in bytes */
    write: (id: string, name: string, ContentType: string, pieces: AsyncIterable<string | Uint8Array>) =>
      putStream(client, { ...at(id, name), ContentType, ContentDisposition: `attachment; filename="${name}"` }, pieces),

    /** Deletes parts and files; those that are not there, too. */
    async remove(id: string, parts: readonly string[], files: readonly string[] = []): Promise<void> {
      const names = [...parts.map(exportPart), ...files];
      for (let n = 0; n < names.length; n += AT_ONCE)
        await Promise.all(
          names.slice(n, n + AT_ONCE).map((name) => client.send(new DeleteObjectCommand(at(id, name)))),
        );
    },
  };
};

export type ExportFiles = ReturnType<typeof exportFiles>;
