import { api, data } from '../api/api.ts';
import { ApiProblem, unreachable } from '../api/problem.ts';
import type { Import } from '../api/client.ts';

/** PUTs a file where the API said. `fetch` cannot tell how far it is. */
const put = (
  url: string,
  headers: Readonly<Record<string, string>>,
  file: File,
  onShare: (share: number) => void,
  signal: AbortSignal,
) =>
  new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => onShare(total === 0 ? 1 : loaded / total));
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('abort', () => reject(unreachable()));
    request.addEventListener('load', () => {
      if (request.status < 300) resolve();
      else
        reject(
          new ApiProblem({
            type: 'urn:rapport:problem:upload-refused',
            title: 'Upload refused',
            status: request.status,
            detail: request.statusText,
          }),
        );
    });
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });

/**
 * Begins an import: says that it comes, brings the file, has it read. Answers the import.
 * @throws AbortError once the signal says so, at whichever step
 */
export const bringFile = async (
  file: File,
  {
    recordType,
    key,
    onShare,
    signal,
  }: {
    readonly recordType: Import['recordType'];
    readonly key: string;
    readonly onShare: (share: number) => void;
    readonly signal: AbortSignal;
  },
): Promise<Import> => {
  try {
    const { import: begun, upload } = await data(
      api.createImport(
        { fileName: file.name, recordType, size: file.size },
        { headers: { 'Idempotency-Key': key }, signal },
      ),
    );
    signal.throwIfAborted();
    const headers = Object.fromEntries(
      Object.entries(upload.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
    await put(upload.url, headers, file, onShare, signal);
    signal.throwIfAborted();
    return await data(api.readImport(begun.id, {}, { signal }));
  } catch (error) {
    // However the step under way put it.
    signal.throwIfAborted();
    throw error;
  }
};
