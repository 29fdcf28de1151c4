import { once } from 'node:events';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import * as z from 'zod';
import type { Item } from '../../shared/dynamo/table.ts';
import { fileOf, lineOf } from './record-file.ts';

const keys = z.object({ pk: z.string(), sk: z.string() });
/** Whoever runs it reads what it wrote, and nobody else. */
const OWNER_ONLY = 0o600;

/**
 * Writes records as they come to a file for each type, in a new folder, holding none of them.
 * @param onWritten is called with the number of records so far
 * @returns how many each file has
 */
export const writeRecords = async (
  items: AsyncIterable<Item>,
  folder: string,
  onWritten: (records: number) => void = () => undefined,
): Promise<ReadonlyMap<string, number>> => {
  mkdirSync(folder, { mode: 0o700 });
  const open = new Map<string, { readonly stream: WriteStream; rows: number }>();
  let written = 0;
  const fileAt = (name: string) => {
    const known = open.get(name);
    if (known) return known;
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const made = { stream: createWriteStream(path, { mode: OWNER_ONLY, flags: 'wx' }), rows: 0 };
    open.set(name, made);
    return made;
  };
  for await (const item of items) {
    const name = fileOf(keys.parse(item));
    if (name === undefined) continue;
    const file = fileAt(name);
    if (!file.stream.write(lineOf(item))) await once(file.stream, 'drain');
    file.rows += 1;
    written += 1;
    onWritten(written);
  }
  for (const { stream } of open.values()) {
    stream.end();
    await finished(stream);
  }
  return new Map([...open].map(([name, { rows }]) => [name, rows] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)));
};
