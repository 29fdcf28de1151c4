import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import type { Row } from './rows.ts';

export interface Refusals {
  readonly count: number;
  add(row: Row, reason: string): void;
  /** Waits until all of it is on the disk. */
  close(): Promise<void>;
}

/** The rows that were not taken, with the reason and as they were: a file that is made for the first of them. */
export const refusalsIn = (path: string, header: readonly string[]): Refusals => {
  let count = 0;
  let file: ReturnType<typeof createWriteStream> | undefined;
  const begin = () => {
    const stream = createWriteStream(path);
    stream.write(stringify([['row', 'reason', ...header]]));
    return stream;
  };
  return {
    get count() {
      return count;
    },
    add: ({ number, cells }, reason) => {
      count += 1;
      file ??= begin();
      file.write(stringify([[number, reason, ...cells]]));
    },
    close: async () => {
      if (!file) return;
      file.end();
      await once(file, 'finish');
    },
  };
};
